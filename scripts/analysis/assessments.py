"""Statements in; those whose source says without a figure that an aim was reached or missed out."""

from __future__ import annotations

import re
from collections.abc import Collection

from scripts.model.ledger import Ledger
from scripts.model.rows import Statement

ASSESSING = ("achievement", "shortcoming")  # kinds of statements
# The words by which a source judges, in the two languages that quotes are read in.
REACHED = re.compile(
    r"(?<!\w)(?:đạt|vượt|hoàn thành)(?: và vượt)? (?:mục tiêu|chỉ tiêu|kế hoạch)(?!\w)"
    r"|(?<!\w)(?:met|missed|reached|exceeded|fell short of) (?:the |its )?(?:targets?|objectives?)(?!\w)",
    re.IGNORECASE,
)


def without_figure(ledger: Ledger, sources: Collection[str]) -> list[Statement]:
    """The assessments of these sources that speak of an aim, in words that hold neither figure nor year."""
    return [
        row
        for row in ledger.statements
        if row.source in sources
        and row.kind in ASSESSING
        and REACHED.search(row.quote)
        and not any(sign.isdigit() for sign in row.quote)
    ]
