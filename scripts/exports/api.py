"""Static JSON for programs: indicators, targets, results, computed figures, verdicts, duties.

A row here has the shape that `json_schema` promises.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from scripts.analysis.derived import Derivation, Derived, DutyOccurrence, Verdict
from scripts.exports.files import PublishedFile
from scripts.exports.json_schema import schemas
from scripts.i18n.edition import Edition
from scripts.model.ledger import Ledger
from scripts.model.reference import Indicator
from scripts.model.rows import Result, Target, Withdrawal
from scripts.model.values import JsonObject, json_bytes, json_value


def api(ledger: Ledger, d: Derivation, editions: list[Edition]) -> Iterator[PublishedFile]:
    """`/api/…`: one file a kind of row, an index of them, and the JSON Schema of each."""
    in_force = {history.in_force.id for history in d.histories if history.in_force}
    targets: list[Target | Withdrawal] = [*ledger.targets, *ledger.withdrawals]
    targets.sort(key=lambda row: row.id)
    files: Mapping[str, list[JsonObject]] = {
        "indicators": [indicator_row(i, ledger, d, editions) for i in ledger.in_order],
        "targets": [target_row(t, ledger, d, editions, t.id in in_force) for t in targets],
        "results": [result_row(r, ledger, d, editions) for r in ledger.results],
        "computed": [computed_row(c, editions) for c in d.derived],
        "verdicts": [verdict_row(v) for v in d.verdicts],
        "duties": [duty_row(o) for o in d.occurrences],
    }
    for name, rows in files.items():
        yield PublishedFile(f"api/{name}.json", json_bytes(rows, indent=1))
    index: JsonObject = {
        name: {"path": f"{name}.json", "schema": f"schema/{name}.json", "count": len(rows)}
        for name, rows in files.items()
    }
    index["current_year"] = str(d.year) if d.year else None
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
        "nature": row.nature or None,
        "whole": row.whole or None,
        "change_of": row.change_of or None,
        "rank_of": row.rank_of or None,
        "page": f"indicators/{row.id}/",
        "targets": [t.id for t in ledger.targets_of.get(row.id, ())],
        "results": [r.id for r in ledger.results_of.get(row.id, ())],
        "computed": [c.id for c in d.computed(row.id)],
    }


def evidence(table: str, row: Target | Withdrawal | Result, d: Derivation) -> JsonObject:
    """The words that a row was read from, and where."""
    proof = d.proofs[table, row.id]
    return {
        "quote": row.quote,
        "document": proof.source,
        # The table of results has no column for it: the word's position tells the place.
        "provision": None if isinstance(row, Result) else row.provision or None,
        "held": proof.held,
        "checked": proof.checked,
        "word": proof.place,
        "occurrence": row.occurrence,
    }


def figure_row(table: str, row: Target | Withdrawal | Result, d: Derivation) -> JsonObject:
    """What a target and a result have in common: the figure, null of a withdrawal, and its evidence."""
    figure = None if isinstance(row, Withdrawal) else row
    return {
        "id": row.id,
        "indicator": row.indicator,
        "area": row.area or None,
        "period": str(row.period),
        "bound": figure.bound if figure else None,
        "value": json_value(figure.value) if figure else None,
        "value_upper": json_value(figure.value_upper) if figure else None,
        "base_period": str(figure.base_period) if figure and figure.base_period else None,
        "average": bool(figure and figure.average),
        "replaces": row.replaces or None,
        "evidence": evidence(table, row, d),
    }


def target_row(
    row: Target | Withdrawal, ledger: Ledger, d: Derivation, editions: list[Edition], in_force: bool
) -> JsonObject:
    """A target with its instrument, what it replaces and is replaced by, and whether it is in force."""
    following = ledger.following.get(row.id)
    return figure_row("targets", row, d) | {
        "kind": row.kind,
        "document": row.document,
        "provision": row.provision or None,
        "superseded_by": following.id if following else None,
        "in_force": in_force,
        "text": {
            e.t.code: e.t.text("ledger.withdrawn") if isinstance(row, Withdrawal) else e.book.figure(row).text
            for e in editions
        },
    }


def result_row(row: Result, ledger: Ledger, d: Derivation, editions: list[Edition]) -> JsonObject:
    """A result with its status, what revises it and, of a rank, out of how many."""
    following = ledger.superseded.get(row.id)
    return figure_row("results", row, d) | {
        "out_of": row.out_of,
        "status": row.status or None,
        "superseded_by": following.id if following else None,
        "text": {e.t.code: e.book.figure(row).text for e in editions},
    }


def verdict_row(verdict: Verdict) -> JsonObject:
    """How a result stands to a target of its own indicator, area and period."""
    return {
        "indicator": verdict.result.indicator,
        "area": verdict.result.area or None,
        "period": str(verdict.result.period),
        "target": verdict.target.id,
        "result": verdict.result.id,
        "baseline": verdict.baseline,
        "verdict": verdict.kind,
        "reason": verdict.reason,
        "gap": json_value(verdict.gap),
    }


def duty_row(occurrence: DutyOccurrence) -> JsonObject:
    """One time that a duty is to be done, as it stands on the day of the build."""
    return {
        "duty": occurrence.duty.id,
        "period": str(occurrence.period) if occurrence.period else None,
        "due": occurrence.due.isoformat() if occurrence.due else None,
        "status": occurrence.status,
        "fulfilment": occurrence.fulfilment.id if occurrence.fulfilment else None,
    }


def computed_row(figure: Derived, editions: list[Edition]) -> JsonObject:
    """A computed figure with its terms, and the rows that they come from."""
    return {
        "id": figure.id,
        "kind": figure.kind,
        "indicator": figure.indicator.id,
        "area": figure.area or None,
        "period": str(figure.period),
        "version": figure.version or None,
        "bound": figure.bound,
        "value": json_value(figure.value),
        "terms": [
            {"value": json_value(term.value), "row": term.row.id if term.row else None}
            for term in figure.terms
        ],
        "text": {e.t.code: e.book.computed(figure).text for e in editions},
    }
