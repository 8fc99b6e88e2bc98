"""The page of duties by body: who must do what, and what is awaited."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.analysis import queries
from scripts.model.kinds import DutyStatus, GapKind
from scripts.pages.context import PageContext
from scripts.pages.duty_items import DutyItem, duty_item
from scripts.pages.page import PageMeta, page_meta
from scripts.pages.pieces import GapItem, gap_items, table_description

PATH = "duties/"
NOBODY = "not-stated"  # anchor of the duties that name no bearer


@dataclass(frozen=True)
class OrganisationSection:
    """The duties of one body, or those without a stated bearer."""

    anchor: str
    name: str
    duties: tuple[DutyItem, ...]


@dataclass(frozen=True)
class DutiesPage:
    """Every duty, by body."""

    meta: PageMeta
    title: Markup
    lead: Markup
    rule: str  # by which the duties were chosen, as the table's description tells it
    organisations: tuple[OrganisationSection, ...]
    awaited: tuple[GapItem, ...]
    has_due: bool  # whether the calendar of what is due has any day


def view(context: PageContext) -> DutiesPage:
    """The page of duties."""
    t, book, ledger = context.t, context.book, context.ledger
    title, lead = t.html("duties.title"), t.html("duties.lead", n=len(ledger.duties))
    return DutiesPage(
        meta=page_meta(PATH, title, lead, "amendments/"),
        title=title,
        lead=lead,
        rule=table_description(context, "duties"),
        organisations=tuple(
            OrganisationSection(
                anchor=organisation or NOBODY,
                name=book.organisation(organisation) if organisation else t.html("duties.nobody"),
                duties=tuple(duty_item(context, row) for row in rows),
            )
            for organisation, rows in queries.duties_by_organisation(ledger)
        ),
        awaited=gap_items(context, queries.gaps(ledger, GapKind.AWAITED)),
        has_due=any(o.due and o.status != DutyStatus.DONE for o in context.derivation.occurrences),
    )
