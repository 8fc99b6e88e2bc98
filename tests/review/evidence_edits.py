"""Edits of the small project `shares` that touch evidence: forged, added, taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.analysis.fingerprints import fingerprint
from tests import golden
from tests.broken.edits import Edit, cell, gone, row


@dataclass(frozen=True)
class Survey:
    """What stands in the register of land and trees, and what a forger says that it does."""

    result = "Kết quả: 78%, giảm 2,5%"
    forged = "Kết quả: 88%, giảm 2,5%"
    cut = "2,5% so với năm 2024"


SURVEY = Survey()
REPORT = "Báo cáo muộn của văn phòng. Tỷ lệ cây sống sáu tháng đầu năm 2026 đạt 81% số cây đã trồng."


def fingerprinted(document: str, text: str) -> Edit:
    """The fingerprint of a text, as `fingerprint` writes it."""

    def edit(datasets: Path) -> None:
        place = datasets / "reference" / "fingerprints" / f"{document}.txt"
        place.write_text("\n".join(fingerprint(text, document)) + "\n", "utf-8")

    return edit


def read_again(document: str, change: Callable[[str], str]) -> Edit:
    """The fingerprint of a document's text with other words in it."""
    text = (golden.INPUT / "shares" / "texts" / f"{document}.txt").read_text("utf-8")
    changed = change(text)
    assert changed != text
    return fingerprinted(document, changed)


# One request that changes fingerprint, figure and quote together.
FORGED: tuple[Edit, ...] = (
    cell("results", "survival-2025", "value", "88"),
    cell("results", "survival-2025", "quote", SURVEY.forged),
    cell("results", "survival-change-2025", "quote", SURVEY.forged),
    read_again("survey", lambda text: text.replace(SURVEY.result, SURVEY.forged)),
)
# A report that somebody has read: document, fingerprint and row in one request.
NEW_REPORT: tuple[Edit, ...] = (
    row(
        "documents",
        "survey",
        id="late-report",
        number="",
        title_vi="Báo cáo muộn",
        title_en="Late report",
        issued="2026-08-01",
    ),
    fingerprinted("late-report", REPORT),
    row(
        "results",
        "survival-2025",
        id="survival-2026",
        period="2026-S1",
        value="81",
        source="late-report",
        quote="cây sống sáu tháng đầu năm 2026 đạt 81%",
    ),
)
# A text that nobody shall look up any more, and a false figure that then passes.
DROPPED: tuple[Edit, ...] = (
    cell("documents", "survey", "held", "false"),
    gone("reference/fingerprints/survey.txt"),
    cell("results", "survival-2025", "value", "88"),
    cell("results", "survival-2025", "quote", SURVEY.forged),
)
