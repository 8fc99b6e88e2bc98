"""Changes of what is computed in; the lines of the report that say them out."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.analysis.derived import Conflict, Derived, TargetHistory, Verdict
from scripts.i18n.phrases import Phrasebook
from scripts.model.kinds import TargetKind
from scripts.model.rows import Result, Target
from scripts.pages.sentences import BASELINES, VERDICTS
from scripts.review.blocks import block, headed
from scripts.review.changes import Computation, ComputedChange
from scripts.review.context import ReportContext
from scripts.review.markdown import Block


def computed_lines(context: ReportContext) -> Iterator[Block]:
    """Everything computed that is not as it was."""
    if context.difference.computed:
        yield block(context.t, "heading", "review.moved")
    for change in context.difference.computed:
        yield from computed_line(context, change)


def computed_line(context: ReportContext, change: ComputedChange) -> Iterator[Block]:
    """One computed value: before, after, and how each is computed."""
    computed, book = change.after or change.before, context.new if change.after else context.old
    if isinstance(computed, TargetHistory | Derived):
        key = "review.in_force" if isinstance(computed, TargetHistory) else "review.derived"
        yield block(
            context.t,
            "item",
            key,
            name=computed_name(book, computed),
            period=computed_period(book, computed),
            before=figure_text(context.old, change.before) or context.t.text("review.not_yet"),
            after=figure_text(context.new, change.after) or context.t.text("review.no_more"),
        )
        yield from computation(context.old, change.before, "review.before_was")
        yield from computation(context.new, change.after, "review.after_is")
    elif computed:
        kind = "verdict" if isinstance(computed, Verdict) else "conflict"
        key = f"review.{kind}_{'new' if change.after else 'old'}"
        yield headed(context.t, key, "", finding(book, computed))


def computed_name(book: Phrasebook, computed: TargetHistory | Derived) -> str:
    """An indicator's name, with the word for a planned value on the way where it is one."""
    name = book.t.column(computed.indicator, "name")
    if isinstance(computed, TargetHistory) and computed.kind == TargetKind.SCENARIO:
        return f"{name} ({book.label('targets', 'kind', computed.kind)})"
    return name


def computed_period(book: Phrasebook, computed: TargetHistory | Derived) -> str:
    """When and where a computed value is of, as the rows that it came from say it."""
    if isinstance(computed, TargetHistory):
        return book.when(computed.leading)
    period = book.t.period(computed.period)
    if computed.area == book.ledger.area:
        return period
    return book.t.text("indicator.elsewhere", period=period, area=book.area(computed.area))


def computation(book: Phrasebook, computed: Computation | None, key: str) -> Iterator[Block]:
    """How a value was computed, term by term; nothing for what a document states."""
    if isinstance(computed, Derived):
        value = book.computed(computed).text
        text = book.t.text("review.computation", terms=book.computation(computed), value=value)
        yield block(book.t, "detail", key, computation=text)


def figure_text(book: Phrasebook, computed: Computation | None) -> str:
    """A computed figure, or the target in force, as its page says it; empty where there is none."""
    if isinstance(computed, TargetHistory):
        return book.figure(computed.chain[-1]).text
    return book.computed(computed).text if isinstance(computed, Derived) else ""


def finding(book: Phrasebook, computed: Verdict | Conflict) -> str:
    """A verdict, or a conflict, as its page says it."""
    if isinstance(computed, Conflict):
        name, period = book.t.column(computed.indicator, "name"), book.when(computed.rows[0])
        rows = "; ".join(statement(book, row) for row in computed.rows)
        return book.t.text("conflict.sentence", name=name, period=period, said=rows)
    target = book.t.text(
        BASELINES[computed.baseline],
        figure=book.figure(computed.target),
        document=book.document(book.ledger.document(computed.target.document)),
    )
    facts = {"period": book.when(computed.result), "result": book.figure(computed.result), "target": target}
    return book.t.text(VERDICTS[computed.reason or computed.kind], **facts)


def statement(book: Phrasebook, row: Target | Result) -> str:
    """Which document states which figure."""
    document = book.document(book.ledger.document(row.source))
    return book.t.text("conflict.says", document=document, figure=book.figure(row))
