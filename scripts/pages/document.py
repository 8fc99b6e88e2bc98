"""The page of one document: what it is, sets, amends and reports, who must do what by it, who names it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from scripts.analysis import observations, queries
from scripts.i18n.escape import escaped
from scripts.i18n.names import PRESS
from scripts.i18n.translator import capitalised
from scripts.model.kinds import TELLING, TargetKind
from scripts.model.reference import Document
from scripts.model.rows import Amendment, Fulfilment, Target, Task, Withdrawal
from scripts.pages import links, sentences, year_words
from scripts.pages.amending import changed_by, placed_steps, steps_table
from scripts.pages.context import PageContext
from scripts.pages.duty_items import DutyItem, duty_item
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import (
    Correction,
    FigureCard,
    GapItem,
    Link,
    correction,
    document_link,
    figure_card,
    gap_items,
)
from scripts.pages.redline import Element, redline
from scripts.pages.targets_table import TargetRow, TargetsTable


@dataclass(frozen=True)
class DocumentFacts:
    """What a document is; what is not stated of it is said."""

    id: str
    kind: str
    number: str  # empty of a press report, which has none
    issued: str
    effective: str  # empty where it is not stated
    issuer: str
    url: str  # empty where it is not known
    held: Markup
    note: Markup


@dataclass(frozen=True)
class TargetSet:
    """A target that the document sets or mentions, with its quote."""

    id: str
    indicator: Link
    period: str  # and what kind of row it is, where it is no plain target
    correction: Correction
    evidence: Evidence


@dataclass(frozen=True)
class TaskSet:
    """A task that the document sets."""

    task: Link
    provision: str
    correction: Correction


@dataclass(frozen=True)
class AmendmentMade:
    """What the document amends: a task element by element, the target figures that it states again."""

    id: str
    title: str
    summary: Markup
    replaced: Markup  # which provision of which document
    correction: Correction
    elements: tuple[Element, ...]
    table: TargetsTable


@dataclass(frozen=True)
class FulfilmentShown:
    """Something done that the document tells of, or that the document is: a duty, or what was awaited."""

    id: str
    subject: Link
    period: str  # empty of a duty done once
    done_on: str  # empty where it is not stated
    note: Markup
    correction: Correction
    evidence: Evidence


@dataclass(frozen=True)
class DocumentPage:
    """Everything that is known of a document."""

    meta: PageMeta
    crumbs: tuple[Link, ...]
    name: str
    title: Markup
    facts: DocumentFacts
    gaps: tuple[GapItem, ...]
    targets_heading: Markup
    targets: tuple[TargetSet, ...]
    tasks: tuple[TaskSet, ...]
    amended_by: tuple[Link, ...]
    amendments: tuple[AmendmentMade, ...]
    not_held: tuple[Markup, ...]  # of which documents whose figures it amends the ledger may lack targets
    duties: tuple[DutyItem, ...]
    fulfilments: tuple[FulfilmentShown, ...]
    results: tuple[FigureCard, ...]
    statements: str  # how many it holds; empty for none
    named_in: tuple[Link, ...]
    row_path: str
    correction: Correction


def view(context: PageContext, document: Document) -> DocumentPage:
    """The page of a document."""
    t, ledger, id = context.t, context.ledger, document.id
    name, statements = context.book.document(document), queries.statements_from(ledger, document)
    title, results = t.column(document, "title"), observations.results_from(ledger, document)
    tells, steps = document.kind in TELLING, placed_steps(context, document)
    return DocumentPage(
        meta=page_meta(links.document(id), name, title, "data/", wide=True, kind="document"),
        crumbs=(Link("documents/", t.html("documents.title")),),
        name=name,
        title=t.prose(document, "title"),
        facts=facts(context, document),
        gaps=gap_items(context, queries.gaps_about(ledger, "documents", id)),
        targets_heading=t.html("document.tells_targets" if tells else "document.sets"),
        targets=tuple(target_set(context, row) for row in queries.targets_set_by(ledger, document)),
        tasks=tuple(task_set(context, row) for row in queries.tasks_set_by(ledger, document)),
        amended_by=tuple(
            document_link(context, other.id, dated=True) for other in queries.amended_by(ledger, document)
        ),
        amendments=tuple(
            amendment_made(context, row, steps.get(row.id, ()))
            for row in queries.amendments_by(ledger, document)
        ),
        not_held=year_words.not_held(context, changed_by(context, document)),
        duties=tuple(duty_item(context, row) for row in queries.duties_from(ledger, document)),
        fulfilments=tuple(
            fulfilment_shown(context, row) for row in ledger.fulfilments if id in (row.source, row.document)
        ),
        results=tuple(figure_card(context, "results", row) for row in results),
        statements=t.count("statements", len(statements)) if statements else "",
        named_in=tuple(named_in(context, document)),
        row_path=links.row("documents", id),
        correction=correction("documents", document),
    )


def facts(context: PageContext, document: Document) -> DocumentFacts:
    """What a document is."""
    t = context.t
    not_stated = t.html("unknown.text")
    number = document.number or t.html("unknown.number")
    return DocumentFacts(
        id=document.id,
        kind=context.book.label("documents", "kind", document.kind),
        number="" if document.kind == PRESS else number,
        issued=t.date(document.issued) if document.issued else not_stated,
        effective=t.date(document.effective) if document.effective else "",
        issuer=context.book.organisation(document.issuer) if document.issuer else not_stated,
        url=document.url,
        held=t.html("documents.is_held" if document.held else "documents.not_held"),
        note=t.prose(document, "note"),
    )


def target_set(context: PageContext, row: Target | Withdrawal) -> TargetSet:
    """A target that a document sets, mentions or takes back."""
    kind = "" if row.kind == TargetKind.TARGET else context.book.label("targets", "kind", row.kind)
    period = context.book.when(row)
    return TargetSet(
        id=row.id,
        indicator=Link(links.figure(row.indicator, row.id), context.book.indicator(row.indicator)),
        period=f"{period}, {kind}" if kind else period,
        correction=correction("targets", row),
        evidence=evidence(
            context, "targets", row, sentences.evidence(context, row) if isinstance(row, Target) else ""
        ),
    )


def task_set(context: PageContext, row: Task) -> TaskSet:
    """A task that a document sets."""
    t = context.t
    task = Link(links.task(row.id), t.prose(row, "title"))
    return TaskSet(task, t.provision(row.provision), correction("tasks", row))


def amendment_made(context: PageContext, row: Amendment, steps: Sequence[TargetRow]) -> AmendmentMade:
    """What a document amends by one of its provisions, with the steps of the targets that stand there."""
    t = context.t
    subject = context.book.task(row.task) if row.task else t.html("amendments.targets")
    kind = "" if row.kind in ("target", "task") else context.book.label("amendments", "kind", row.kind)
    amended = context.book.document(context.ledger.document(row.amends))
    place = t.provision(row.amended_provision)
    title = amendment_title(t.provision(row.provision), subject, kind)
    return AmendmentMade(
        id=row.id,
        title=title,
        summary=t.prose(row, "summary"),
        replaced=(
            t.html("document.place_amended", place=place, document=amended)
            if place
            else t.html("document.whole_amended", document=amended)
        ),
        correction=replace(correction("amendments", row), row=title),
        elements=redline(context, row) if row.task else (),
        table=steps_table(context, steps, t.text("amendments.steps_in_task") if row.task else ""),
    )


def fulfilment_shown(context: PageContext, row: Fulfilment) -> FulfilmentShown:
    """Something done that a document proves."""
    t = context.t
    if row.duty:
        subject = Link(f"duties/#{row.duty}", context.book.row(row))
    else:
        gap = context.ledger.by_id["gaps"][row.gap]
        subject = Link(f"quality/#gap-{row.gap}", t.column(gap, "text"))
    return FulfilmentShown(
        id=row.id,
        subject=subject,
        period=t.period(row.period) if row.period else "",
        done_on=t.html("duties.done", day=t.date(row.done_on)) if row.done_on else "",
        note=t.prose(row, "note"),
        correction=correction("fulfilments", row),
        evidence=evidence(context, "fulfilments", row),
    )


def amendment_title(*parts: str) -> Markup:
    """What is amended, after the provision that does it and before that it came or went, as far as stated."""
    known = [part for part in parts if part]
    return Markup(": ").join(escaped(text) for text in (capitalised(known[0]), *known[1:]))


def named_in(context: PageContext, document: Document) -> Iterator[Link]:
    """The rows whose words name a document by its whole number, each once."""
    if not document.number:
        return
    number = re.compile(rf"(?<!\w){re.escape(document.number)}(?!\w)")
    yield from dict.fromkeys(
        Link(path, texts[0] or texts[1])
        for path, texts in rows_with_words(context)
        if any(number.search(text) for text in texts)
    )


def rows_with_words(context: PageContext) -> Iterator[tuple[str, tuple[str, str]]]:
    """(page, texts) of every row that says something in words: what holds now, what held before."""
    column, ledger = context.t.column, context.ledger
    for element in ledger.wording:
        task = ledger.by_id["amendments"][element.amendment].task
        texts = column(element, "after"), column(element, "before")
        yield f"{links.task(task)}#{element.id}", texts
    for duty in ledger.duties:
        yield f"duties/#{duty.id}", (column(duty, "duty"), "")
    for statement in ledger.statements:
        yield f"statements/#{statement.id}", (column(statement, "text"), "")
