"""What the pages of one language are made from, in one frozen value: the input of every page's view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scripts.analysis.derived import Derivation
from scripts.analysis.rules.registry import RuleOutcome
from scripts.charts.svg import Chart
from scripts.exports.files import FileInfo
from scripts.i18n.edition import Edition
from scripts.i18n.phrases import Phrasebook
from scripts.i18n.translator import Translator
from scripts.model.history import NO_HISTORY, History
from scripts.model.ledger import Ledger
from scripts.model.package import Package
from scripts.model.site import Site
from scripts.pages.cells import Anchors
from scripts.pages.corrections import CorrectionLinks

PREVIEW = 500  # rows of a table that its page shows


@dataclass(frozen=True)
class PageContext:
    """A ledger with all that was computed from it, and the edition in whose language pages tell it."""

    edition: Edition
    ledger: Ledger
    derivation: Derivation
    packages: tuple[Package, ...]
    checks: tuple[RuleOutcome, ...] = ()
    charts: Mapping[str, Chart] = field(default_factory=dict, repr=False)  # by name
    stored: Mapping[str, FileInfo] = field(default_factory=dict, repr=False)  # by path from the site's root
    history: History = NO_HISTORY
    corrections: CorrectionLinks = field(default_factory=CorrectionLinks)  # where a reader corrects a row
    sample: str = ""  # one figure as programs read it

    @property
    def t(self) -> Translator:
        """The translator of the edition's language."""
        return self.edition.t

    @property
    def book(self) -> Phrasebook:
        """The ledger's phrases in the edition's language."""
        return self.edition.book

    @property
    def site(self) -> Site:
        """The site's settings in the edition's language."""
        return self.edition.site

    @cached_property
    def anchors(self) -> Anchors:
        """The anchors of the rows that the tables' pages show."""
        return Anchors(self.packages, PREVIEW)
