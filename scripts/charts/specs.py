"""Which charts a ledger asks for, what each shows in words and numbers, and the table behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from scripts.analysis import observations, queries
from scripts.analysis.derived import Derivation
from scripts.charts.chart_spec import ChartSpec, Datum, ElementChange, Role
from scripts.charts.series import path_specs, series_specs
from scripts.i18n.names import PRESS
from scripts.i18n.phrases import Phrasebook
from scripts.model.ledger import Ledger
from scripts.model.period import Period
from scripts.model.reference import Indicator
from scripts.model.rows import Result, Target


def chart_specs(ledger: Ledger, d: Derivation, book: Phrasebook) -> list[ChartSpec]:
    """The spec of every chart in the phrasebook's language, in the order of the indicators."""
    specs: list[ChartSpec] = []
    for indicator in ledger.in_order:
        specs.extend(target_specs(ledger, d, book, indicator))
        specs.extend(series_specs(ledger, d, book, indicator))
        specs.extend(rank_specs(ledger, book, indicator))
        specs.extend(structure_specs(ledger, d, book, indicator))
    specs.extend(path_specs(ledger, d, book))
    specs.extend(tally_specs(ledger, book))
    return specs


def document_names(ledger: Ledger, book: Phrasebook, documents: Iterable[str]) -> tuple[str, ...]:
    """The names of documents given by id, each once."""
    return tuple(dict.fromkeys(book.document(ledger.document(d)) for d in documents))


def document_id(row: Target | Result) -> str:
    """The document that sets a target, or that reports a result."""
    return row.document if isinstance(row, Target) else row.source


def target_specs(
    ledger: Ledger, d: Derivation, book: Phrasebook, indicator: Indicator
) -> Iterator[ChartSpec]:
    """A target that moved: the last result before it, the original, what is in force, what others claim."""
    for standing in filter(None, [queries.leading_standing(d, indicator.id)]):
        change = standing.change
        if not change or change.kind == "unchanged":
            continue
        if standing.withdrawal:
            continue
        earlier = [
            row
            for row in observations.results_of(ledger, indicator.id)
            if row.period < standing.period and row.period.frequency == standing.period.frequency
        ]
        last = earlier[-1].period if earlier else None
        figures: list[tuple[Role, Target | Result]] = [
            *((Role.RESULT, r) for r in earlier if r.period == last),
            *((Role.FORMER, t) for t in standing.chain[:1]),
            *((Role.BETWEEN, t) for t in standing.chain[1:-1]),
            (Role.IN_FORCE, standing.chain[-1]),
            *((Role.CLAIM, t) for t in standing.claims),
        ]
        rows = tuple(
            (
                role_label(book, role, row),
                book.when(row),
                book.figure(row).text,
                book.document(ledger.document(document_id(row))),
            )
            for role, row in figures
        )
        name = book.t.column(indicator, "name")
        columns = ("chart.what", "indicator.period", "indicator.value", "indicator.document")
        yield ChartSpec(
            name=f"{indicator.id}-ledger",
            kind="dots",
            documents=document_names(ledger, book, (document_id(row) for _, row in figures)),
            heading=name,
            title=book.t.text(
                f"chart.ledger_{change.kind}",
                name=name,
                before=book.figure(change.before).text,
                after=book.figure(change.after).text,
            ),
            caption=target_caption(book, figures),
            data=tuple(
                Datum(
                    label,
                    float(row.value),
                    text,
                    role,
                    upper=None if row.value_upper is None else float(row.value_upper),
                    bound=row.bound,
                )
                for (label, _, text, _), (role, row) in zip(rows, figures, strict=True)
            ),
            head=tuple(book.t.text(key) for key in columns),
            rows=rows,
        )


def role_label(book: Phrasebook, role: Role, row: Target | Result) -> str:
    """What a figure is to a target's history, and for when; of a claim, whether the press makes it."""
    kind = book.ledger.document(document_id(row)).kind
    if role == Role.CLAIM and kind == PRESS:
        return book.t.text("chart.role_claim_press", period=book.t.period(row.period))
    return book.t.text(f"chart.role_{role}", period=book.t.period(row.period))


def target_caption(book: Phrasebook, figures: Sequence[tuple[Role, Target | Result]]) -> str:
    """What the shapes of these figures mean."""
    roles = {role for role, _ in figures}
    key = "chart.ledger_caption_claim" if Role.CLAIM in roles else "chart.ledger_caption_no_result"
    said = book.t.text("chart.ledger_caption" if Role.RESULT in roles else key)
    ranges = any(row.value_upper is not None for _, row in figures)
    return f"{said} {book.t.text('chart.series_ranges')}" if ranges else said


def rank_specs(ledger: Ledger, book: Phrasebook, indicator: Indicator) -> Iterator[ChartSpec]:
    """The latest place in a field: 24 of 34."""
    ranked = [r for r in observations.results_of(ledger, indicator.id) if r.out_of]
    for result in ranked[-1:]:
        name = book.t.column(indicator, "name")
        rank, period, text = (
            book.t.number(result.value),
            book.t.period(result.period),
            book.figure(result).text,
        )
        yield ChartSpec(
            name=f"{indicator.id}-rank",
            kind="rank",
            documents=document_names(ledger, book, (result.source,)),
            heading=name,
            title=book.t.text("chart.rank", rank=rank, of=result.out_of, period=period, name=name),
            caption=book.t.text("chart.rank_caption", of=result.out_of),
            data=(Datum(book.t.text("chart.rank_mark", rank=rank), float(result.value), text, Role.RESULT),),
            head=tuple(book.t.text(key) for key in ("indicator.period", "chart.rank_head", "chart.field")),
            rows=((period, text, book.t.integer(result.out_of)),),
            extent=result.out_of or 0,
        )


def structure_specs(ledger: Ledger, d: Derivation, book: Phrasebook, whole: Indicator) -> Iterator[ChartSpec]:
    """The shares of a whole as first promised and as in force, with what they leave over."""
    parts = ledger.parts_of.get(whole.id, [])
    remainders = [c for part in parts for c in d.computed(part.id) if c.kind == "remainder"]
    if not remainders:
        return
    period = max(c.period for c in remainders)
    remainders = [c for c in remainders if c.period == period]
    amended = remainders[0].value != remainders[-1].value
    versions = ("original", "in-force") if amended else ("in-force",)
    data: list[Datum] = []
    rows: list[tuple[str, ...]] = []
    for part in parts:
        name = book.t.column(part, "name")
        cells = [name]
        for version in versions:
            standing = next((s for s in d.standing(part.id) if s.period == period and s.chain), None)
            if standing:
                row = standing.chain[0 if version == "original" else -1]
                value, text, role = row.value, book.figure(row).text, Role.PART
            else:
                computed = next(c for c in remainders if c.version == version)
                value, text, role = computed.value, book.computed(computed).text, Role.DERIVED
            group = book.t.text(f"version.{version}")
            data.append(Datum(name, float(value), book.t.number(Decimal(value)), role, group))
            cells.append(text)
        rows.append(tuple(cells))
    sources = (t.row.document for c in remainders for t in c.terms if isinstance(t.row, Target))
    yield ChartSpec(
        name=f"{whole.id}-structure",
        kind="structure",
        documents=document_names(ledger, book, sources),
        heading=book.t.text("chart.structure_heading", period=book.t.period(period)),
        title=structure_title(d, book, parts, period),
        caption=book.t.text(
            "chart.structure_caption",
            name=book.t.column(whole, "name"),
            computation=book.computation(remainders[-1]),
            value=book.t.number(remainders[-1].value),
        ),
        data=tuple(data),
        head=(book.t.text("chart.share"), *(book.t.text(f"version.{v}") for v in versions)),
        rows=tuple(rows),
    )


def structure_title(d: Derivation, book: Phrasebook, parts: list[Indicator], period: Period) -> str:
    """What moved: the one share raised while all others fell, or the reverse; else just the subject."""
    changes = [s.change for p in parts for s in d.standing(p.id) if s.period == period and s.change]
    for kind, other in (("raised", "lowered"), ("lowered", "raised")):
        alone = [c for c in changes if c.kind == kind]
        if len(alone) == 1 and len(changes) > 1 and all(c.kind == other for c in changes if c not in alone):
            name = next(book.t.column(p, "name") for p in parts if p.id == alone[0].after.indicator)
            return book.t.text(
                f"chart.structure_{kind}", part=name, difference=book.difference_in_full(alone[0])
            )
    return book.t.text("chart.structure")


def tally_specs(ledger: Ledger, book: Phrasebook) -> Iterator[ChartSpec]:
    """What each amended task kept, reworded, gained and lost, in elements."""
    tasks = {t.id: t for t in ledger.tasks}
    amended = sorted((a for a in ledger.amendments if a.task in tasks), key=lambda a: tasks[a.task].position)
    data: list[Datum] = []
    rows: list[tuple[str, ...]] = []
    for amendment in amended:
        elements = [e.change for e in ledger.wording if e.amendment == amendment.id]
        counts = {change: elements.count(change) for change in ElementChange}
        title = book.t.column(tasks[amendment.task], "title")
        data.extend(
            Datum(title, n, str(n), change, book.label("wording", "change", change))
            for change, n in counts.items()
            if n
        )
        rows.append((title, *map(str, counts.values())))
    if not data:
        return
    totals = {change: sum(int(m.value) for m in data if m.role == change) for change in ElementChange}
    sums = {str(change): book.t.count(f"change_{change}", n) for change, n in totals.items()}
    yield ChartSpec(
        name="tasks",
        kind="tally",
        documents=document_names(ledger, book, (a.document for a in amended)),
        heading=book.t.text("tasks.title"),
        title=book.t.text("chart.tally", **sums),
        caption=book.t.text("chart.tally_caption"),
        data=tuple(data),
        head=(book.t.text("chart.task"), *(book.label("wording", "change", kind) for kind in ElementChange)),
        rows=tuple(rows),
    )
