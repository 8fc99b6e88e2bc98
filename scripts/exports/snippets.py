"""Lines of code that load a table in pandas and in R as its descriptor asks, and that verify a document."""

from __future__ import annotations

import json
import re
from keyword import iskeyword
from typing import Any

from scripts.model.package import Table


def verify(address: str) -> tuple[str, str]:
    """What fetches the data and the verifier from a site's address, and what verifies a document's text."""
    files = " ".join(f"-O {address}data/{name}" for name in ("all.zip", "verify.py"))
    return f"curl {files}", "python verify.py all.zip TEXT.txt --document ID"


def csv_options(table: Table) -> dict[str, Any]:
    """How the table's published file is written, where that is not the plain way: property → value.

    Plain is a comma, a decimal point, UTF-8, double quotes, one heading row.
    """
    dialect = table.dialect
    options: dict[str, Any] = {
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
    given = {
        n: value for n, value in options.items() if value is not None and value is not False and value != []
    }
    return {name: value for name, value in given.items() if plain.get(name) != value}


def name_of(table: Table) -> str:
    """A table's name as Python and R allow one: letters, digits and _, a letter first, no keyword."""
    name = re.sub(r"\W", "_", table.name)
    return name if name[:1].isalpha() and not iskeyword(name) else f"t_{name}"


def pandas(table: Table, address: str) -> str:
    """A call of pandas that reads the file at `address`."""
    given = csv_options(table)
    names = {"delimiter": "sep", "quote": "quotechar", "escape": "escapechar", "spaces": "skipinitialspace"}
    options = {names.get(name, name): value for name, value in given.items()}
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


def r(table: Table, address: str) -> str:
    """A call of R that does the same; it knows no thousands, no escapes."""
    given = csv_options(table)
    names = {"delimiter": "sep", "decimal": "dec", "quote": "quote", "comment": "comment.char"}
    options = {names[name]: json.dumps(value) for name, value in given.items() if name in names}
    if given.get("spaces"):
        options["strip.white"] = "TRUE"
    if "header" in given:
        options |= {"header": "FALSE"} if not given["header"] else {"skip": str(given["header"] - 1)}
    if given.get("missing"):
        listed = ", ".join(json.dumps(value, ensure_ascii=False) for value in ["", *given["missing"]])
        options["na.strings"] = f"c({listed})"
    bom = "-BOM" if table.raw.startswith(b"\xef\xbb\xbf") else ""
    options["fileEncoding"] = json.dumps(given.get("encoding", "utf-8").upper() + bom)
    return call("read.csv", address, options)


def call(function: str, address: str, options: dict[str, str]) -> str:
    """A call with one argument and named options, spaced as the language of the function is."""
    equals = " = " if function == "read.csv" else "="
    arguments = "".join(f", {name}{equals}{value}" for name, value in options.items())
    return f'{function}("{address}"{arguments})'


def python(value: Any) -> str:
    """A value as Python writes it, with double quotes."""
    if value is None or isinstance(value, bool | int):
        return repr(value)
    return json.dumps(value, ensure_ascii=False)
