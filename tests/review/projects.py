"""Projects with edited data, and the difference between two of them as a reviewer reads it."""

from __future__ import annotations

from pathlib import Path

from scripts import build as building
from scripts.__main__ import version_at
from scripts.review.blocks import left_out
from scripts.review.changes import Difference
from scripts.review.diff import difference
from scripts.review.markdown import markdown
from scripts.review.report import report
from tests import golden
from tests.broken.edits import Edit, column, stranger, table
from tests.golden import TODAY

BIRDS = "id,seen\ncrane,12\nheron,30\n"
BIRDS_BY_PLACE = "id,seen,place\ncrane,15,Nậm Rốm\nheron,30,\n"
COUNTED = (column("id"), column("seen", "integer"))


def birds(content: str, version: str = "1", *more: dict[str, str]) -> Edit:
    """Somebody else's package: birds that were counted."""
    told = table("birds", *COUNTED, *more) | {"title": "Chim trên hồ", "version": version}
    told["resources"][0]["schema"]["primaryKey"] = "id"
    return stranger(told, birds=content)


def project(place: Path, *edits: Edit, case: str = "shares") -> Path:
    """A case's project in a folder, its data edited."""
    root = golden.assembled(case, place)
    for edit in edits:
        edit(root / "datasets")
    return root


def between(old: Path, new: Path) -> Difference:
    """What differs between the data of two projects, told by the first one's site."""
    before, after = (version_at(root, TODAY, old) for root in (old, new))
    return difference(before, after, building.configuration(old).sites)


def text_of(changes: Difference, code: str = "en") -> str:
    """A difference as a reviewer reads it."""
    return markdown(report(changes, code), left_out(code))
