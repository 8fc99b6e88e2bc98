"""This room tells how a table is loaded: in pandas and in R, with what its descriptor says of its file."""

from __future__ import annotations

import json
import re
from keyword import iskeyword
from typing import Any

from scripts.model.package import Package, Table


def written(package: Package, table: Table) -> dict[str, Any]:
    """How the table's published file is written, where that is not the plain way: property → value."""
    dialect = table.dialect
    found: dict[str, Any] = {
        "delimiter": dialect.delimiter,
        "decimal": next((f.decimal_char for f in table.fields if f.decimal_char), "."),
        "thousands": next((f.group_char for f in table.fields if f.group_char), None),
        "encoding": table.encoding,
        "quote": dialect.quote,
        "escape": dialect.escape or None,
        "comment": dialect.comment or None,
        "spaces": dialect.skip_initial_space,
        "header": dialect.header_row,
        "missing": sorted({value for f in table.fields for value, _ in f.missing if value}),
    }
    plain = {"delimiter": ",", "decimal": ".", "encoding": "utf-8", "quote": '"', "header": 1}
    said = {
        name: told for name, told in found.items() if told is not None and told is not False and told != []
    }
    return {name: told for name, told in said.items() if plain.get(name) != told}


def name_of(table: Table) -> str:
    """A table's name as Python and R allow one: letters, digits and _, a letter first, no keyword."""
    name = re.sub(r"\W", "_", table.name)
    return name if name[:1].isalpha() and not iskeyword(name) else f"t_{name}"


def pandas(package: Package, table: Table, address: str) -> str:
    """A call of pandas that reads the file at `address`."""
    told = written(package, table)
    names = {"delimiter": "sep", "quote": "quotechar", "escape": "escapechar", "spaces": "skipinitialspace"}
    options = {names.get(name, name): value for name, value in told.items()}
    if "header" in options:
        header = options.pop("header")
        options |= (
            {"header": header - 1} if header else {"header": None, "names": [f.name for f in table.fields]}
        )
    if options.pop("missing", None):
        each = {f.name: [value for value, _ in f.missing] for f in table.fields}
        first, *others = each.values()
        alike = all(values == first for values in others)
        options |= {"na_values": first if alike else each, "keep_default_na": False}
    return call("pd.read_csv", address, {name: python(value) for name, value in options.items()})


def r(package: Package, table: Table, address: str) -> str:
    """A call of R that does the same; it knows no thousands, no escapes."""
    told = written(package, table)
    names = {"delimiter": "sep", "decimal": "dec", "quote": "quote", "comment": "comment.char"}
    options = {names[name]: json.dumps(value) for name, value in told.items() if name in names}
    if told.get("spaces"):
        options["strip.white"] = "TRUE"
    if "header" in told:
        options |= {"header": "FALSE"} if not told["header"] else {"skip": str(told["header"] - 1)}
    if told.get("missing"):
        listed = ", ".join(json.dumps(value, ensure_ascii=False) for value in ["", *told["missing"]])
        options["na.strings"] = f"c({listed})"
    bom = "-BOM" if table.raw.startswith(b"\xef\xbb\xbf") else ""
    options["fileEncoding"] = json.dumps(told.get("encoding", "utf-8").upper() + bom)
    return call("read.csv", address, options)


def call(function: str, address: str, options: dict[str, str]) -> str:
    """A call with one argument and named options."""
    told = "".join(
        f", {name}{' = ' if function == 'read.csv' else '='}{value}" for name, value in options.items()
    )
    return f'{function}("{address}"{told})'


def python(value: Any) -> str:
    """A value as Python writes it, with double quotes."""
    if value is None or isinstance(value, bool | int):
        return repr(value)
    return json.dumps(value, ensure_ascii=False)
