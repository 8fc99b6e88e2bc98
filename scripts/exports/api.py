"""Static JSON for programs: indicators, targets, results and computed figures, each with its evidence.

A row here has the shape that `json_schema` promises.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from scripts.analysis.derived import Derivation, Derived
from scripts.exports.files import PublishedFile
from scripts.exports.json_schema import schemas
from scripts.i18n.edition import Edition
from scripts.model.ledger import Figure, Indicator, Ledger, Result, Target
from scripts.model.values import JsonObject, json_bytes, json_value


def api(ledger: Ledger, d: Derivation, editions: list[Edition]) -> Iterator[PublishedFile]:
    """`/api/…`: one file a kind of row, an index of them, and the JSON Schema of each."""
    in_force = {s.in_force.id for s in d.standings if s.in_force}
    files: Mapping[str, list[JsonObject]] = {
        "indicators": [indicator_row(i, ledger, d, editions) for i in ledger.in_order],
        "targets": [target_row(t, d, editions, t.id in in_force) for t in ledger.targets],
        "results": [result_row(r, d, editions) for r in ledger.results],
        "computed": [computed_row(c, editions) for c in d.derived],
    }
    for name, rows in files.items():
        yield PublishedFile(f"api/{name}.json", json_bytes(rows, indent=1))
    index: JsonObject = {
        name: {"path": f"{name}.json", "schema": f"schema/{name}.json", "count": len(rows)}
        for name, rows in files.items()
    }
    yield PublishedFile("api/index.json", json_bytes(index, indent=1))
    for name, schema in schemas(e.t for e in editions).items():
        yield PublishedFile(f"api/schema/{name}.json", json_bytes(schema, indent=1))


def sample(files: Iterable[PublishedFile]) -> str:
    """The shortest target as its file has it, for the page that describes the files; empty without one."""
    targets = (json.loads(file.content) for file in files if file.path == "api/targets.json")
    texts = (json.dumps(row, ensure_ascii=False, indent=1) for rows in targets for row in rows)
    return min(texts, key=len, default="")


def indicator_row(row: Indicator, ledger: Ledger, d: Derivation, editions: list[Edition]) -> JsonObject:
    """An indicator with the ids of its targets, results and computed figures."""
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


def figure_row(table: str, row: Figure, d: Derivation) -> JsonObject:
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


def target_row(row: Target, d: Derivation, editions: list[Edition], in_force: bool) -> JsonObject:
    """A target with its instrument, what it replaces, and whether it is in force."""
    return figure_row("targets", row, d) | {
        "document": row.document,
        "provision": row.provision or None,
        "replaces": row.replaces or None,
        "in_force": in_force,
        "text": {e.t.code: e.book.figure(row).text for e in editions},
    }


def result_row(row: Result, d: Derivation, editions: list[Edition]) -> JsonObject:
    """A result with its status, its base period and, of a rank, out of how many."""
    return figure_row("results", row, d) | {
        "out_of": row.out_of,
        "status": row.status or None,
        "base_period": row.base_period or None,
        "text": {e.t.code: e.book.figure(row).text for e in editions},
    }


def computed_row(figure: Derived, editions: list[Edition]) -> JsonObject:
    """A computed figure with its terms, and the rows that they come from."""
    return {
        "id": figure.id,
        "kind": figure.kind,
        "indicator": figure.indicator.id,
        "period": figure.period,
        "version": figure.version or None,
        "bound": figure.bound,
        "value": json_value(figure.value),
        "terms": [
            {"value": json_value(term.value), "row": term.row.id if term.row else None}
            for term in figure.terms
        ],
        "text": {e.t.code: e.book.computed(figure).text for e in editions},
    }
