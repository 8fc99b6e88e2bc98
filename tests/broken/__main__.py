"""One of every mistake, and the golden list of what people are told of each.

`python -m tests.broken accept` writes messages.vi.txt and messages.en.txt anew; read the difference.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from scripts import build
from scripts.i18n import messages
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.model.problem import Problem
from tests.broken import in_descriptors, in_meaning, in_other_packages, in_text
from tests.broken.edits import Mistake

HERE = Path(__file__).resolve().parent
SOUND = HERE.parent / "input" / "mini" / "datasets"
TODAY = date(2026, 11, 22)
MISTAKES = {
    mistake.what: mistake
    for part in (in_text, in_descriptors, in_other_packages, in_meaning)
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


def accepted(language: str) -> dict[str, list[str]]:
    """mistake → its lines, as they were last accepted."""
    parts = (HERE / f"messages.{language}.txt").read_text("utf-8").split("# ")[1:]
    return {what: told.strip("\n").split("\n") for what, _, told in (part.partition("\n") for part in parts)}


def main(arguments: list[str]) -> int:
    """Accept what is told today."""
    if arguments != ["accept"]:
        print("usage: python -m tests.broken accept")
        return 2
    found = {}
    for mistake in MISTAKES.values():
        with tempfile.TemporaryDirectory() as place:
            found[mistake.what] = problems(mistake, Path(place))
    for language in LANGUAGES:
        told = ["\n".join([f"# {what}", *lines(one, language)]) for what, one in found.items()]
        (HERE / f"messages.{language}.txt").write_text("\n\n".join(told) + "\n", "utf-8")
    print(f"{len(found)} mistakes, {sum(map(len, found.values()))} messages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
