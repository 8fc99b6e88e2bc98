"""A duty as three pages show it: what is to be done, by whom, how often, where it says so, with its quote."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.model.rows import Duty
from scripts.pages.context import PageContext
from scripts.pages.evidence import Evidence, evidence
from scripts.pages.pieces import Correction, Link, correction, document_link


@dataclass(frozen=True)
class DutyItem:
    """One duty with its evidence."""

    id: str
    text: Markup
    organisation: str
    frequency: str  # empty where it is not stated
    document: Link
    provision: str
    correction: Correction
    evidence: Evidence


def duty_item(context: PageContext, duty: Duty) -> DutyItem:
    """One duty with its evidence."""
    t = context.t
    return DutyItem(
        id=duty.id,
        text=t.prose(duty, "duty"),
        organisation=context.book.organisation(duty.organisation),
        frequency=context.book.label("duties", "frequency", duty.frequency) if duty.frequency else "",
        document=document_link(context, duty.document),
        provision=t.provision(duty.provision),
        correction=correction("duties", duty),
        evidence=evidence(context, "duties", duty),
    )
