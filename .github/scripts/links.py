"""Asks every address that the data and the hand-written pages lead to, and lists those that do not answer.

    python .github/scripts/links.py [ROOT]

It never fails: an address that is gone is told in $GITHUB_STEP_SUMMARY, and somebody looks at it.
"""

from __future__ import annotations

import os
import re
import sys
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scripts.review.markdown import Block, markdown

ADDRESS = re.compile(r"https?://[^\s\"'<>()\[\]`|,\\]+")
PLACES = (
    "datasets/*/*.csv",
    "datasets/*/datapackage.json",
    "docs/*/*.md",
    "docs/*/*/index.md",  # generated ones too, where a build has left them
    "docs/*.md",
    "datasets/*.md",
    "*.md",
)
ASLEEP = {401, 403, 405, 429}  # answers of a server that is there and dislikes machines


def addresses(root: Path) -> dict[str, list[str]]:
    """address → the files that lead to it."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted({file for place in PLACES for file in root.glob(place)}):
        for address in dict.fromkeys(ADDRESS.findall(file.read_text("utf-8", "replace"))):
            found[address.rstrip(".;:!?")].append(file.relative_to(root).as_posix())
    return dict(sorted(found.items()))


def answer(address: str) -> str:
    """What is wrong with an address; empty where it answers."""
    try:
        asked = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 (link check)"})
        with urllib.request.urlopen(asked, timeout=30) as response:
            response.read(1)
    except urllib.error.HTTPError as error:
        return "" if error.code in ASLEEP else str(error.code)
    except (OSError, ValueError) as error:
        return type(error).__name__
    return ""


def report(root: Path, asked: Callable[[str], str] = answer) -> str:
    """Addresses that do not answer, as Markdown."""
    leading = addresses(root)
    with ThreadPoolExecutor(4) as pool:
        answers = dict(zip(leading, pool.map(asked, leading), strict=True))
    gone = {address: wrong for address, wrong in answers.items() if wrong}
    blocks = [
        Block(
            "title",
            (("", f"Địa chỉ không trả lời · Links that do not answer: {len(gone)} / {len(leading)}"),),
        )
    ]
    for address, wrong in gone.items():
        blocks.append(Block("item", (("code", address), ("", " "), ("code", wrong))))
        blocks += [Block("detail", (("code", file),)) for file in leading[address]]
    return markdown(blocks, lambda n: Block("paragraph", (("", f"… {n}"),)), 900_000)


def main(root: Path) -> int:
    """Print the report, and make it the run's summary; never a failure."""
    text = report(root)
    print(text)
    if "GITHUB_STEP_SUMMARY" in os.environ:
        Path(os.environ["GITHUB_STEP_SUMMARY"]).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path.cwd()))
