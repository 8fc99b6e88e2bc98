"""One of every mistake, and the golden list of what people are told of each.

`pytest --snapshot-update tests/broken` writes messages.vi.txt and messages.en.txt anew; read the difference.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from scripts import build
from scripts.i18n import messages
from scripts.i18n.translator import Translator
from scripts.model.problem import Problem
from tests.broken import in_descriptors, in_meaning, in_other_packages, in_passages, in_quotes, in_text
from tests.broken.edits import Mistake

HERE = Path(__file__).resolve().parent
SOUND = HERE.parent / "input" / "mini" / "datasets"
TODAY = date(2026, 11, 22)
MISTAKES = {
    mistake.what: mistake
    for part in (in_text, in_descriptors, in_other_packages, in_meaning, in_passages, in_quotes)
    for mistake in part.MISTAKES
}


def made(mistake: Mistake, root: Path) -> Path:
    """A project in `root` with this mistake in its data."""
    shutil.copytree(SOUND, root / "datasets")
    for edit in mistake.edits:
        edit(root / "datasets")
    return root


def problems(mistake: Mistake, root: Path) -> list[Problem]:
    """What is found wrong with such a project."""
    return list(build.check(made(mistake, root), TODAY).problems)


def lines(found: list[Problem], language: str) -> list[str]:
    """Problems as `check` prints them."""
    words = Translator(language)
    return [messages.problem_line(words, problem) for problem in found]


def last_accepted(language: str) -> dict[str, list[str]]:
    """mistake → its lines, as they were last accepted."""
    parts = (HERE / f"messages.{language}.txt").read_text("utf-8").split("# ")[1:]
    return {what: told.strip("\n").split("\n") for what, _, told in (part.partition("\n") for part in parts)}


def listed(found: dict[str, list[Problem]], language: str) -> str:
    """The whole list: mistake → its Problems, as the file of a language holds it."""
    return (
        "\n\n".join("\n".join([f"# {what}", *lines(told, language)]) for what, told in found.items()) + "\n"
    )
