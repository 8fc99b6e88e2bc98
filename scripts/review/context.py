"""What every part of a report is written from: the difference, and both versions' words in one language."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.i18n.phrases import Phrasebook
from scripts.i18n.translator import Translator
from scripts.review.changes import Difference


@dataclass(frozen=True)
class ReportContext:
    """A difference, and the phrases of its two ledgers in one language."""

    difference: Difference
    old: Phrasebook
    new: Phrasebook

    @property
    def t(self) -> Translator:
        """The translator of the report's language."""
        return self.new.t


def report_context(difference: Difference, code: str) -> ReportContext:
    """What a report on a difference is written from, in a language."""
    old, new = (Phrasebook(Translator(code), v.ledger) for v in (difference.before, difference.after))
    return ReportContext(difference, old, new)
