"""Golden miniature sites: what a build of tests/input/<case> must say, page by page, in tests/output/<case>.

`pytest --snapshot-update tests/pages` writes the pages anew; read the difference before you commit it.
"""

from __future__ import annotations

import difflib
import re
import shutil
from datetime import date
from pathlib import Path

from scripts import build as building
from scripts.analysis.check import Checked
from scripts.i18n.translator import LANGUAGES
from scripts.pages import render as writing
from scripts.pages.context import PageContext

TESTS = Path(__file__).resolve().parent
INPUT, OUTPUT = TESTS / "input", TESTS / "output"
TODAY = date(2026, 11, 22)

# case → the folders laid over each other to make its project, and the pages it is about (empty: all of them).
CASES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "mini": (("mini",), ()),
    "shares": (("mini", "shares"), ("indicators/land", "indicators/rest", "indicators/survival", "results")),
}


def assembled(case: str, place: Path) -> Path:
    """The case's project, in a folder that may be written to."""
    for layer in CASES[case][0]:
        shutil.copytree(INPUT / layer, place, dirs_exist_ok=True)
    return place


def made(case: str, place: Path) -> dict[str, str]:
    """file → Markdown of every page that the case is about, as a build in `place` makes it today."""
    root, pages = assembled(case, place), CASES[case][1]
    checked = building.check(root, TODAY)
    assert not checked.problems
    found = {}
    for code, context in contexts(root, checked).items():
        for page in writing.pages(context):
            if not pages or page.path.rstrip("/") in pages:
                found[f"{code}/{page.file}"] = without_pictures(page.text)
    return found


def contexts(root: Path, checked: Checked) -> dict[str, PageContext]:
    """What each language's pages are made from, as a build makes it."""
    computed = building.compute(root, checked, building.configuration(root))
    charts = {code: building.draw(root, computed, code) for code in LANGUAGES}
    return building.page_contexts(computed, charts, building.shared_files(computed))


def without_pictures(text: str) -> str:
    """Charts have tests of their own, and so have the hashes of what is taken away."""
    text = re.sub(r"(?<=<small>SHA-256 <code class=\"hash\">)[0-9a-f]{64}", "…", text)
    return re.sub(r"<svg.*?</svg>", "<svg/>", text, flags=re.DOTALL)


def accepted(case: str) -> dict[str, str]:
    """file → Markdown, as it was last accepted."""
    place = OUTPUT / case
    return {p.relative_to(place).as_posix(): p.read_text("utf-8") for p in sorted(place.rglob("*.md"))}


def difference(before: dict[str, str], after: dict[str, str]) -> str:
    """Every difference as one patch; empty where there is none."""
    lines: list[str] = []
    for name in sorted({*before, *after}):
        old, new = (pages.get(name, "").splitlines() for pages in (before, after))
        lines += difflib.unified_diff(old, new, f"accepted/{name}", f"made/{name}", lineterm="", n=1)
    return "\n".join(lines)
