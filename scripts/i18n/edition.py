"""One language's edition of the site: what it is called, and the words for what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.i18n.phrases import Phrasebook
from scripts.i18n.translator import Translator
from scripts.model.site import Site


@dataclass(frozen=True)
class Edition:
    """The site's settings and the ledger's phrases in one language."""

    book: Phrasebook
    site: Site

    @property
    def t(self) -> Translator:
        """The translator of the edition's language."""
        return self.book.t
