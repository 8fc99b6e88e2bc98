"""A row's evidence as pages show it: its quote with the figure marked, its document, its proof."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import quotes
from scripts.analysis.proofs import language_of
from scripts.i18n.escape import unbroken
from scripts.model.row import Quoted
from scripts.model.rows import Duty, Fulfilment, Result, Target, Withdrawal, Wording
from scripts.pages import links
from scripts.pages.context import PageContext
from scripts.pages.pieces import Correction, Link, correction, document_link


@dataclass(frozen=True)
class RowTools:
    """What a reader can do with a row: open it in its table, copy it with its source, correct it."""

    row_path: str
    before: str  # what is copied before the quote, which is taken from the page
    after: str  # and after it; the page adds its own address
    correction: Correction


@dataclass(frozen=True)
class Evidence:
    """The words that a row was read from, where they stand, and whether the build has proved it."""

    id: str  # of the row
    is_checked: bool
    is_open: bool
    summary: str
    quote: Markup
    language: str  # of the quote: vi or en
    document: Link
    provision: str
    remarks: tuple[Markup, ...]  # where the quote stands in the document, or why that is not known
    tools: RowTools


def evidence(
    context: PageContext,
    table: str,
    row: Quoted,
    summary: str = "",
    *,
    is_open: bool = False,
    is_said: bool = False,
) -> Evidence:
    """A row's evidence; without a summary it says whether the quote was checked.

    `is_said` of a row whose own words stand beside its quote, in elements of the class `said`.
    """
    t, proof = context.t, context.derivation.proofs[table, row.id]
    stated = provision(context, row)
    if proof.checked:
        which = t.html("proof.which", n=row.occurrence, of=proof.count)
        remarks: tuple[Markup, ...] = (
            t.html("proof.place", n=t.integer(proof.place)),
            which if proof.count > 1 else t.html("proof.once"),
        )
    else:
        remarks = (t.html("proof.why_not"),)
    return Evidence(
        id=row.id,
        is_checked=proof.checked,
        is_open=is_open,
        summary=summary or t.html("proof.checked" if proof.checked else "proof.unchecked"),
        quote=marked(context, row),
        language=language_of(context.ledger, row),
        document=document_link(context, proof.source),
        provision=t.provision(stated) if stated else "",
        remarks=remarks,
        tools=tools(context, table, row, "" if is_said else statement(context, row)),
    )


def inline_quote(context: PageContext, row: Quoted) -> Markup:
    """A row's quote within a sentence, in quotation marks and with its language."""
    return Markup('<q lang="{}">{}</q>').format(language_of(context.ledger, row), unbroken(row.quote))


def tools(context: PageContext, table: str, row: Quoted, said: str) -> RowTools:
    """What a reader can do with a row; `said`, what it says, is empty where that stands beside the quote."""
    t, source = context.t, context.ledger.document(context.derivation.proofs[table, row.id].source)
    document = context.book.dated_document(source)
    return RowTools(
        row_path=links.row(table, row.id),
        before=t.text("tools.copy_before", said=said),
        after=t.text("tools.copy_after", document=document, site=context.site.name),
        correction=correction(table, row),
    )


def statement(context: PageContext, row: Quoted) -> str:
    """What a quoted row says, in one line."""
    t = context.t
    if isinstance(row, Target | Result):
        return f"{context.book.row(row)}: {context.book.figure(row).text}"
    if isinstance(row, Wording):
        text = t.column(row, "after") or t.column(row, "before")
        return f"{context.book.label('wording', 'change', row.change)}: {text}"
    if isinstance(row, Withdrawal | Fulfilment):
        return context.book.row(row)
    return t.column(row, "duty" if isinstance(row, Duty) else "text")


def provision(context: PageContext, row: Quoted) -> str:
    """The provision of the source in which a quote stands; empty where the row does not say it."""
    if isinstance(row, Wording):
        return str(context.ledger.by_id["amendments"][row.amendment].provision)
    if isinstance(row, Target | Withdrawal | Duty) and row.document == row.source:
        return row.provision
    return ""


def marked(context: PageContext, row: Quoted) -> Markup:
    """A quote with the words that hold the row's figure marked."""
    printed = None
    if isinstance(row, Target | Result):
        symbol = context.book.printed_unit(context.ledger.indicator(row.indicator))
        printed = quotes.matching(row.quote, row.value, symbol)
    if printed is None:
        return unbroken(row.quote)
    start, end = printed.start, printed.end
    before = row.quote[:start].rstrip()
    if printed.hedge and before.lower().endswith(printed.hedge):
        start = len(before) - len(printed.hedge)
    parts = row.quote[:start], row.quote[start:end], row.quote[end:]
    return Markup("{}<mark>{}</mark>{}").format(*(unbroken(part) for part in parts))
