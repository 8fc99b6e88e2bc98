"""This room answers programs: indicators, targets, results as static JSON, each with its evidence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from scripts.analysis.derived import Derivation, Derived
from scripts.exports.files import PublishedFile
from scripts.exports.json_schema import schemas
from scripts.i18n.edition import Edition
from scripts.model.ledger import Figure, Indicator, Ledger, Result, Target
from scripts.model.values import json_value


def api(ledger: Ledger, d: Derivation, editions: list[Edition]) -> Iterator[PublishedFile]:
    """`/api/…`: an index, then one file a kind, in the order of the tables, and the schema of each."""
    in_force = {s.in_force.id for s in d.standings if s.in_force}
    targets = [target(t, d, editions, t.id in in_force) for t in ledger.targets]
    results = [result(r, d, editions) for r in ledger.results]
    computed = [derived(c, editions) for c in d.derived]
    indicators = [indicator(i, ledger, d, editions) for i in ledger.in_order]
    files = {"indicators": indicators, "targets": targets, "results": results, "computed": computed}
    for name, rows in files.items():
        yield PublishedFile(f"api/{name}.json", text(rows))
    index = {
        name: {"path": f"{name}.json", "schema": f"schema/{name}.json", "count": len(rows)}
        for name, rows in files.items()
    }
    yield PublishedFile("api/index.json", text(index))
    for name, schema in schemas(e.t for e in editions).items():
        yield PublishedFile(f"api/schema/{name}.json", text(schema))


def text(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def sample(files: Iterable[PublishedFile]) -> str:
    """The shortest target figure as its file has it, to be shown where the files are described."""
    told = (json.loads(file.content) for file in files if file.path == "api/targets.json")
    return min(
        (json.dumps(one, ensure_ascii=False, indent=1) for rows in told for one in rows), key=len, default=""
    )


def indicator(row: Indicator, ledger: Ledger, d: Derivation, editions: list[Edition]) -> dict[str, Any]:
    """An indicator with the ids of all that is said of it."""
    return {
        "id": row.id,
        "name": {e.t.code: e.t.column(row, "name") for e in editions},
        "definition": {e.t.code: e.t.column(row, "definition") for e in editions},
        "theme": row.theme,
        "unit": row.unit or None,
        "direction": row.direction,
        "whole": row.whole or None,
        "page": f"indicators/{row.id}/",
        "targets": [t.id for t in ledger.targets_of.get(row.id, ())],
        "results": [r.id for r in ledger.results_of.get(row.id, ())],
        "computed": [c.id for c in d.computed(row.id)],
    }


def figure(table: str, row: Figure, d: Derivation) -> dict[str, Any]:
    """What a target and a result have in common: the figure, and the words it was read from."""
    proof = d.proofs[table, row.id]
    return {
        "id": row.id,
        "indicator": row.indicator,
        "period": row.period,
        "bound": row.bound,
        "value": json_value(row.value),
        "value_upper": json_value(row.value_upper),
        "evidence": {
            "quote": row.quote,
            "document": proof.source,
            # The table of results has no column for it: the word's position tells the place.
            "provision": (row.provision or None) if isinstance(row, Target) else None,
            "held": proof.held,
            "checked": proof.checked,
            "word": proof.place,
            "occurrence": row.occurrence,
        },
    }


def target(row: Target, d: Derivation, editions: list[Edition], in_force: bool) -> dict[str, Any]:
    return figure("targets", row, d) | {
        "document": row.document,
        "provision": row.provision or None,
        "replaces": row.replaces or None,
        "in_force": in_force,
        "text": {e.t.code: e.book.figure(row).text for e in editions},
    }


def result(row: Result, d: Derivation, editions: list[Edition]) -> dict[str, Any]:
    return figure("results", row, d) | {
        "out_of": row.out_of,
        "status": row.status or None,
        "base_period": row.base_period or None,
        "text": {e.t.code: e.book.figure(row).text for e in editions},
    }


def derived(one: Derived, editions: list[Edition]) -> dict[str, Any]:
    """A computed figure with its terms, and the rows that they come from."""
    return {
        "id": one.id,
        "kind": one.kind,
        "indicator": one.indicator.id,
        "period": one.period,
        "version": one.version or None,
        "bound": one.bound,
        "value": json_value(one.value),
        "terms": [{"value": json_value(t.value), "row": t.row.id if t.row else None} for t in one.terms],
        "text": {e.t.code: e.book.computed(one).text for e in editions},
    }
