"""The signs that begin a formula in a spreadsheet: one list for whoever refuses or defuses them.

Source: CWE-1236, improper neutralization of formula elements in a CSV file, with the full-width forms
that spreadsheets take for the same signs.
"""

from __future__ import annotations

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def is_formula(text: str) -> bool:
    """True for a text that a spreadsheet would run rather than show."""
    return text.startswith(FORMULA_SIGNS)
