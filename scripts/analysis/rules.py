"""This room judges meaning: each rule is a generator of Problems, and its docstring is the rule.

Rules run on rows whose form is sound; a row that could not be read is missing here, so a rule that meets
a reference to it stays silent (load has already told it).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from scripts.analysis import derive
from scripts.analysis import proofs as prove
from scripts.analysis.context import Case
from scripts.ingest.load import Loaded
from scripts.model.ledger import PACKAGE_OF, Figure, Indicator, Ledger, Target
from scripts.model.period import PERIOD, begins
from scripts.model.problem import Problem, problem

YEAR = re.compile(r"(19|20)\d\d")
Rule = Callable[["Case"], Iterator[Problem]]


@dataclass(frozen=True)
class Check:
    """A rule and how it went: what /quality/ and `check` both tell."""

    rule: str
    held: int  # how many things were looked at and found right
    problems: tuple[Problem, ...]


def validate(loaded: Loaded, today: date, root: str = "datasets") -> tuple[Check, ...]:
    """Every rule's outcome, in the order of RULES."""
    tables = {
        t.name: (f"{root}/{p.folder}/{t.path}", t)
        for p in loaded.packages
        for t in p.tables
        if PACKAGE_OF.get(t.name) == p.name
    }
    case = Case(loaded.ledger, tables, loaded.known_ids, today)
    checks = []
    for rule, (scope, count) in RULES.items():
        found = tuple(scope(case))
        checks.append(Check(rule, max(count(case) - len({(p.file, p.row) for p in found}), 0), found))
    return tuple(checks)


def unique_keys(case: Case) -> Iterator[Problem]:
    """No two rows of a table are alike in columns that its descriptor calls unique together."""
    for file, table in case.tables.values():
        names = [f.name for f in table.fields]
        for key in table.unique_keys:
            seen: dict[tuple[str, ...], int] = {}
            rows: set[str] = set()
            for line in table.lines:
                cells = tuple(line.cells[names.index(k)] for k in key)
                if not any(cells) or table.key(line) in rows:
                    continue  # nothing to compare, or a row told as a whole
                rows.add(table.key(line))
                if cells in seen:
                    yield problem(
                        file, "not-unique", line.number, key[-1], cells=", ".join(cells), other=seen[cells]
                    )
                seen.setdefault(cells, line.number)


def chains(case: Case) -> Iterator[Problem]:
    """A target replaces one of the same indicator and period, which its document amends; none twice."""
    replaced: dict[str, Target] = {}
    amended = {(a.amends, a.document) for a in case.ledger.amendments}
    old, new = {amends for amends, _ in amended}, {document for _, document in amended}
    for target in case.ledger.targets:
        before = case.ledger.by_id["targets"].get(target.replaces)
        if not before:
            continue
        if before.indicator != target.indicator:
            yield case.told(
                target, "replaces-other-indicator", "replaces", mine=target.indicator, other=before.indicator
            )
        elif before.period != target.period:
            yield case.told(
                target, "replaces-other-period", "replaces", mine=target.period, other=before.period
            )
        if target.replaces in replaced:
            yield case.told(
                target, "replaced-twice", "replaces", id=target.replaces, other=replaced[target.replaces].id
            )
        replaced.setdefault(target.replaces, target)
        pair = before.document, target.document
        if pair not in amended and (pair[0] in old or pair[1] in new):
            yield case.told(
                target, "replaces-unamended", "document", mine=target.document, other=before.document
            )
        first, later = (case.ledger.by_id["documents"].get(t.document) for t in (before, target))
        if first and later and first.issued and later.issued and later.issued < first.issued:
            yield case.told(target, "replaces-later", "replaces", mine=later.id, other=first.id)
        if first and later and (derive.PRESS in (first.kind, later.kind)):
            yield case.told(target, "replaces-claim", "replaces", other=before.id)
        if is_circular(case.ledger, target):
            yield case.told(target, "replaces-circle", "replaces", id=target.id)


def is_circular(ledger: Ledger, target: Target) -> bool:
    """True where following `replaces` comes back to the target it began with."""
    seen: set[str] = set()
    step: Target | None = target
    while step and step.id not in seen:
        seen.add(step.id)
        step = ledger.by_id["targets"].get(step.replaces)
    return bool(step and step.id == target.id)


def one_in_force(case: Case) -> Iterator[Problem]:
    """Of one indicator and period, one target at most is in force: a second one says what it replaces."""
    documents = case.ledger.by_id["documents"]
    roots: dict[tuple[str, str], Target] = {}
    for target in case.ledger.targets:
        document = documents.get(target.document)
        if target.replaces or document is None or document.kind == derive.PRESS:
            continue
        key = (target.indicator, target.period)
        if key in roots:
            yield case.told(target, "two-in-force", "replaces", other=roots[key].id)
        roots.setdefault(key, target)


def figures(case: Case) -> Iterator[Problem]:
    """A range has two ends in order, and only a range has two; a rank says of how many, and only a rank."""
    rows: tuple[Figure, ...] = (*case.ledger.targets, *case.ledger.results)
    for row in rows:
        if row.bound == "range" and row.value_upper is None:
            yield case.told(row, "range-without-end", "value_upper")
        elif row.bound == "range" and row.value_upper is not None and row.value_upper <= row.value:
            yield case.told(row, "range-backwards", "value_upper", low=row.value, high=row.value_upper)
        elif row.bound != "range" and row.value_upper is not None:
            yield case.told(row, "end-without-range", "value_upper", bound=row.bound)
    for result in case.ledger.results:
        indicator = case.ledger.by_id["indicators"].get(result.indicator)
        ranked = bool(indicator and indicator.unit == "rank")
        if ranked and result.out_of is None:
            yield case.told(result, "rank-of-unknown", "out_of")
        elif result.out_of is not None and not ranked:
            yield case.told(result, "not-a-rank", "out_of", indicator=result.indicator)
        elif result.out_of is not None and not 1 <= result.value <= result.out_of:
            yield case.told(result, "rank-beyond", "value", value=result.value, out_of=result.out_of)


def names(case: Case) -> Iterator[Problem]:
    """An id that names an indicator and a year names the row's own: ids never change, so they can tell."""
    for _, row in prove.figures(case.ledger):
        steps = row.id.split("-")
        heads = ["-".join(steps[:n]) for n in range(len(steps), 0, -1)]
        named = next((head for head in heads if head in case.ledger.by_id["indicators"]), None)
        if named is None:
            continue
        year = row.id[len(named) + 1 :][:4]
        if named != row.indicator:
            yield case.told(row, "id-unlike-row", "indicator", id=row.id, told=row.indicator, named=named)
        elif YEAR.fullmatch(year) and year != row.period[:4]:
            yield case.told(row, "id-unlike-row", "period", id=row.id, told=row.period, named=year)


def periods(case: Case) -> Iterator[Problem]:
    """A result cannot come from a period that has not begun, nor be compared with a later one."""
    for _, row in prove.figures(case.ledger):
        for column in ("period", "base_period"):
            period = getattr(row, column, "")
            if (period or column == "period") and not PERIOD.fullmatch(period):
                yield case.told(row, "not-a-period", column, period=period)
    for result in case.ledger.results:
        if not all(PERIOD.fullmatch(p) for p in (result.period, result.base_period or result.period)):
            continue
        if begins(result.period) > case.today:
            yield case.told(result, "period-not-begun", "period", period=result.period)
        if result.base_period and begins(result.base_period) >= begins(result.period):
            yield case.told(
                result, "base-not-earlier", "base_period", base=result.base_period, period=result.period
            )


def changes_of(case: Case) -> Iterator[Problem]:
    """The change of a percentage is counted in percentage points, never in per cent."""
    indicators = case.ledger.by_id["indicators"]
    for indicator in case.ledger.indicators:
        level: Indicator | None = indicators.get(indicator.id.removesuffix(derive.CHANGE))
        of_rate = indicator.id.endswith(derive.CHANGE) and level and level.unit == derive.PERCENT
        if of_rate and indicator.unit != derive.POINT:
            yield case.told(indicator, "change-not-in-points", "unit", unit=indicator.unit)


def wholes(case: Case) -> Iterator[Problem]:
    """The stated shares of one whole and period never exceed it, in the original version or in force."""
    standings = derive.all_standings(case.ledger) if complete(case.ledger) else ()
    for remainder in derive.remainders(case.ledger, tuple(standings)):
        if remainder.value < 0:
            last = remainder.terms[-1].row
            if last:
                yield case.told(last, "shares-exceed-whole", "value", total=derive.HUNDRED - remainder.value)


def complete(ledger: Ledger) -> bool:
    """True where every target's document and indicator could be read."""
    ids = ledger.by_id
    return all(t.document in ids["documents"] and t.indicator in ids["indicators"] for t in ledger.targets)


def amendments(case: Case) -> Iterator[Problem]:
    """An amendment of a task names it, one of a target names none; the task is of the amended document."""
    tasks = case.ledger.by_id["tasks"]
    for amendment in case.ledger.amendments:
        task = tasks.get(amendment.task)
        if amendment.kind == "task" and not amendment.task:
            yield case.told(amendment, "amendment-without-task", "task")
        elif amendment.kind == "target" and amendment.task:
            yield case.told(amendment, "amendment-with-task", "task", task=amendment.task)
        elif task and task.document != amendment.amends:
            yield case.told(amendment, "task-of-other-document", "task", task=task.id, document=task.document)
        if amendment.document == amendment.amends:
            yield case.told(amendment, "amends-itself", "amends", document=amendment.document)


def wording(case: Case) -> Iterator[Problem]:
    """Added has no before, removed no after, kept and reworded have both; positions run 1, 2, 3 …"""
    parents = case.ledger.by_id["amendments"]
    positions: dict[str, list[int]] = defaultdict(list)
    for element in case.ledger.wording:
        positions[element.amendment].append(element.position)
        for side, absent in (("before", "added"), ("after", "removed")):
            for language in ("vi", "en"):
                column = f"{side}_{language}"
                filled = bool(getattr(element, column))
                if filled and element.change == absent:
                    yield case.told(element, "wording-too-much", column, change=element.change)
                elif not filled and element.change != absent:
                    yield case.told(element, "wording-too-little", column, change=element.change)
        if element.change == "kept" and element.before_vi != element.after_vi:
            yield case.told(element, "kept-but-different", "after_vi")
        if element.change == "reworded" and element.before_vi == element.after_vi:
            yield case.told(element, "reworded-but-same", "after_vi")
        parent = parents.get(element.amendment)
        if parent and parent.kind != "task":
            yield case.told(element, "wording-of-target", "amendment", id=parent.id)
    for element in case.ledger.wording:
        found = sorted(positions[element.amendment])
        if element.position == found[-1] and found != list(range(1, len(found) + 1)):
            yield case.told(element, "positions-gap", "position", amendment=element.amendment)


def gaps(case: Case) -> Iterator[Problem]:
    """A gap is about a row that exists, named table/id."""
    for gap in case.ledger.gaps:
        table, _, id = gap.about.partition("/")
        unread = table in PACKAGE_OF and table not in case.known_ids
        if not unread and id not in case.known_ids.get(table, frozenset()):
            yield case.told(gap, "about-nothing", "about", about=gap.about)


def held(case: Case) -> Iterator[Problem]:
    """A held document has a fingerprint, and a fingerprint belongs to a held document."""
    for document in case.ledger.documents:
        known = document.id in case.ledger.fingerprints
        if document.held and not known:
            yield case.told(document, "held-without-fingerprint", "held", id=document.id)
        elif known and not document.held:
            yield case.told(document, "fingerprint-not-held", "held", id=document.id)
    known_ids = case.known_ids.get("documents", frozenset(case.ledger.fingerprints))
    for stray in sorted(set(case.ledger.fingerprints) - known_ids):
        file = case.file("documents").rsplit("/", 1)[0]
        yield problem(f"{file}/fingerprints/{stray}.txt", "fingerprint-of-nothing", id=stray)


def rows_of(*tables: str) -> Callable[[Case], int]:
    """How many rows a rule looks at."""
    return lambda case: sum(len(getattr(case.ledger, table)) for table in tables)


def quoted_count(case: Case) -> int:
    """Rows whose document is held: the ones that a quote can be proved for."""
    return Counter(p.held for p in case.proofs.values())[True]


def key_count(case: Case) -> int:
    return sum(len(t.lines) for _, t in case.tables.values() if t.unique_keys)


# name → (rule, how many things it looks at); the name is the key of its sentence on /quality/.
RULES: dict[str, tuple[Rule, Callable[[Case], int]]] = {
    "quotes": (prove.quotes, quoted_count),
    "quoted-figures": (prove.quoted_figures, rows_of("targets", "results")),
    "same-words": (prove.same_words, rows_of("targets", "results")),
    "prose": (prove.prose, rows_of("statements", "duties", "wording", "amendments")),
    "chains": (chains, rows_of("targets")),
    "one-in-force": (one_in_force, rows_of("targets")),
    "figures": (figures, rows_of("targets", "results")),
    "names": (names, rows_of("targets", "results")),
    "periods": (periods, rows_of("targets", "results")),
    "changes-of": (changes_of, rows_of("indicators")),
    "wholes": (wholes, rows_of("targets")),
    "amendments": (amendments, rows_of("amendments")),
    "wording": (wording, rows_of("wording")),
    "gaps": (gaps, rows_of("gaps")),
    "held": (held, rows_of("documents")),
    "unique-keys": (unique_keys, key_count),
}
