"""This room chooses: which charts a ledger asks for, what each shows in words and numbers, and its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from scripts.analysis.derived import Derivation
from scripts.i18n.phrases import Phrasebook
from scripts.model.ledger import Indicator, Ledger, Result, Target


@dataclass(frozen=True)
class Mark:
    """One datum of a drawing, with its words."""

    label: str
    value: float
    text: str
    role: str = ""
    group: str = ""


@dataclass(frozen=True)
class Drawing:
    """What a chart shows; `head` and `rows` are the table behind it."""

    name: str
    kind: str  # dots, structure, series, rank, tally
    heading: str
    title: str  # the finding, as a sentence
    caption: str  # how to read it
    marks: tuple[Mark, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    extent: int = 0  # of a rank: of how many
    documents: tuple[str, ...] = ()  # where its figures were read or set, by name


def drawings(ledger: Ledger, d: Derivation, book: Phrasebook) -> list[Drawing]:
    """Every chart of one language."""
    found: list[Drawing] = []
    for indicator in ledger.in_order:
        found.extend(standing_drawings(ledger, d, book, indicator))
        found.extend(series_drawings(ledger, d, book, indicator))
        found.extend(rank_drawings(ledger, book, indicator))
        found.extend(structure_drawings(ledger, d, book, indicator))
    found.extend(tally_drawings(ledger, book))
    return found


def named(ledger: Ledger, book: Phrasebook, documents: Iterable[str]) -> tuple[str, ...]:
    """Documents by name, each once."""
    return tuple(dict.fromkeys(book.document(ledger.document(d)) for d in documents))


def teller(row: Target | Result) -> str:
    """The document that sets a target, or that tells a result."""
    return row.document if isinstance(row, Target) else row.source


def standing_drawings(
    ledger: Ledger, d: Derivation, book: Phrasebook, indicator: Indicator
) -> Iterator[Drawing]:
    """A target that moved: the last result before it, the original, what is in force, what others claim."""
    for standing in d.standing(indicator.id)[-1:]:
        change = standing.change
        if not change or change.kind == "unchanged":
            continue
        earlier = [r for r in ledger.results_of.get(indicator.id, ()) if r.period < standing.period]
        last = max((r.period for r in earlier), default="")
        rows: list[tuple[str, Target | Result]] = [
            *(("result", r) for r in earlier if r.period == last),
            *(("former", t) for t in standing.chain[:-1]),
            ("in-force", standing.chain[-1]),
            *(("claim", t) for t in standing.claims),
        ]
        name = book.t.column(indicator, "name")
        yield Drawing(
            name=f"{indicator.id}-ledger",
            kind="dots",
            documents=named(ledger, book, (teller(row) for _, row in rows)),
            heading=name,
            title=book.t.text(
                f"chart.ledger_{change.kind}",
                name=name,
                before=book.figure(change.before).text,
                after=book.figure(change.after).text,
            ),
            caption=book.t.text(ledger_caption({role for role, _ in rows})),
            marks=tuple(
                Mark(
                    book.t.text(f"chart.role_{role}", period=book.t.period(row.period)),
                    float(row.value),
                    book.figure(row).text,
                    role,
                )
                for role, row in rows
            ),
            head=(
                book.t.text("chart.what"),
                book.t.text("indicator.period"),
                book.t.text("indicator.value"),
                book.t.text("indicator.document"),
            ),
            rows=tuple(
                (
                    book.t.text(f"chart.role_{role}", period=book.t.period(row.period)),
                    book.t.period(row.period),
                    book.figure(row).text,
                    book.document(ledger.document(row.document if isinstance(row, Target) else row.source)),
                )
                for role, row in rows
            ),
        )


def ledger_caption(roles: set[str]) -> str:
    """The key of the caption that explains the shapes there are."""
    if "result" in roles:
        return "chart.ledger_caption"
    return "chart.ledger_caption_claim" if "claim" in roles else "chart.ledger_caption_no_result"


def series_drawings(
    ledger: Ledger, d: Derivation, book: Phrasebook, indicator: Indicator
) -> Iterator[Drawing]:
    """A level over the periods that are stated or follow from what is stated."""
    told = [
        (r.period, r.value, book.figure(r).text, "result") for r in ledger.results_of.get(indicator.id, ())
    ]
    implied = [
        (c.period, c.value, book.computed(c).text, "derived")
        for c in d.computed(indicator.id)
        if c.kind == "prior"
    ]
    points = sorted([*told, *implied])
    if len(points) < 2:
        return
    name = book.t.column(indicator, "name")
    first, last = points[0], points[-1]
    moved = "fell" if last[1] < first[1] else "rose" if last[1] > first[1] else "same"
    yield Drawing(
        name=f"{indicator.id}-series",
        kind="series",
        documents=named(ledger, book, (r.source for r in ledger.results_of.get(indicator.id, ()))),
        heading=name,
        title=book.t.text(
            f"chart.series_{moved}", name=name, before=first[2], after=last[2], period=book.t.period(last[0])
        ),
        caption=book.t.text("chart.series_caption_derived" if implied else "chart.series_caption", name=name),
        marks=tuple(Mark(book.t.period(p), float(v), text, role) for p, v, text, role in points),
        head=(book.t.text("indicator.period"), book.t.text("indicator.value"), book.t.text("chart.how")),
        rows=tuple((book.t.period(p), text, book.t.text(f"chart.how_{role}")) for p, _, text, role in points),
    )


def rank_drawings(ledger: Ledger, book: Phrasebook, indicator: Indicator) -> Iterator[Drawing]:
    """A place in a field: 24 of 34."""
    ranked = [r for r in ledger.results_of.get(indicator.id, ()) if r.out_of]
    for result in ranked[-1:]:
        name = book.t.column(indicator, "name")
        yield Drawing(
            name=f"{indicator.id}-rank",
            kind="rank",
            documents=named(ledger, book, (result.source,)),
            heading=name,
            title=book.t.text(
                "chart.rank",
                rank=book.t.number(result.value),
                of=result.out_of,
                period=book.t.period(result.period),
                name=name,
            ),
            caption=book.t.text("chart.rank_caption", of=result.out_of),
            marks=(
                Mark(
                    book.t.text("chart.rank_mark", rank=book.t.number(result.value)),
                    float(result.value),
                    book.figure(result).text,
                    "result",
                ),
            ),
            head=(
                book.t.text("indicator.period"),
                book.t.text("chart.rank_head"),
                book.t.text("chart.field"),
            ),
            rows=((book.t.period(result.period), book.figure(result).text, book.t.integer(result.out_of)),),
            extent=result.out_of or 0,
        )


def structure_drawings(
    ledger: Ledger, d: Derivation, book: Phrasebook, whole: Indicator
) -> Iterator[Drawing]:
    """The shares of a whole as first promised and as in force, with what they leave over."""
    parts = ledger.parts_of.get(whole.id, [])
    left = [c for part in parts for c in d.computed(part.id) if c.kind == "remainder"]
    if not left:
        return
    period = max(c.period for c in left)
    left = [c for c in left if c.period == period]
    marks: list[Mark] = []
    rows: list[tuple[str, ...]] = []
    versions = ("original", "in-force") if left[0].value != left[-1].value else ("in-force",)
    for part in parts:
        cells = [book.t.column(part, "name")]
        for version in versions:
            standing = next((s for s in d.standing(part.id) if s.period == period and s.chain), None)
            if standing:
                row = standing.chain[0 if version == "original" else -1]
                value, text, role = row.value, book.figure(row).text, "part"
            else:
                computed = next(c for c in left if c.version == version)
                value, text, role = computed.value, book.computed(computed).text, "derived"
            group = book.t.text(f"version.{version}")
            marks.append(
                Mark(book.t.column(part, "name"), float(value), book.t.number(Decimal(value)), role, group)
            )
            cells.append(text)
        rows.append(tuple(cells))
    name = book.t.column(whole, "name")
    yield Drawing(
        name=f"{whole.id}-structure",
        kind="structure",
        documents=named(
            ledger, book, (t.row.document for c in left for t in c.terms if isinstance(t.row, Target))
        ),
        heading=book.t.text("chart.structure_heading", period=book.t.period(period)),
        title=structure_title(d, book, parts, period),
        caption=book.t.text(
            "chart.structure_caption",
            name=name,
            computation=book.computation(left[-1]),
            value=book.t.number(left[-1].value),
        ),
        marks=tuple(marks),
        head=(book.t.text("chart.share"), *(book.t.text(f"version.{v}") for v in versions)),
        rows=tuple(rows),
    )


def structure_title(d: Derivation, book: Phrasebook, parts: list[Indicator], period: str) -> str:
    """What moved: the one share raised while all others fell, or the reverse; else just the subject."""
    moved = [s.change for p in parts for s in d.standing(p.id) if s.period == period and s.change]
    for kind, other in (("raised", "lowered"), ("lowered", "raised")):
        alone = [c for c in moved if c.kind == kind]
        if len(alone) == 1 and len(moved) > 1 and all(c.kind == other for c in moved if c not in alone):
            name = next(book.t.column(p, "name") for p in parts if p.id == alone[0].after.indicator)
            return book.t.text(
                f"chart.structure_{kind}", part=name, difference=book.difference_in_full(alone[0])
            )
    return book.t.text("chart.structure")


def tally_drawings(ledger: Ledger, book: Phrasebook) -> Iterator[Drawing]:
    """What each amended task kept, reworded, gained and lost, in elements."""
    tasks = {t.id: t for t in ledger.tasks}
    amended = sorted((a for a in ledger.amendments if a.task in tasks), key=lambda a: tasks[a.task].position)
    order = ("kept", "reworded", "added", "removed")
    marks: list[Mark] = []
    rows: list[tuple[str, ...]] = []
    for amendment in amended:
        counts = {c: sum(e.change == c for e in ledger.wording if e.amendment == amendment.id) for c in order}
        title = book.t.column(tasks[amendment.task], "title")
        marks.extend(
            Mark(title, n, str(n), change, book.t.label("change", change))
            for change, n in counts.items()
            if n
        )
        rows.append((title, *(str(counts[c]) for c in order)))
    if not marks:
        return
    total = {c: sum(int(m.value) for m in marks if m.role == c) for c in order}
    yield Drawing(
        name="tasks",
        kind="tally",
        documents=named(ledger, book, (a.document for a in amended)),
        heading=book.t.text("tasks.title"),
        title=book.t.text("chart.tally", **{c: book.t.count(f"change_{c}", n) for c, n in total.items()}),
        caption=book.t.text("chart.tally_caption"),
        marks=tuple(marks),
        head=(book.t.text("chart.task"), *(book.t.label("change", c) for c in order)),
        rows=tuple(rows),
    )
