"""Reviews the data of a pull request with the code that is checked out here, which is the base branch's.

    python .github/scripts/review.py COMMIT OUT

COMMIT is what merging the pull request would give. Only its folder datasets/ is taken, plain files alone,
and put in place of the one here; nothing else of it is read and nothing of it is run. Annotations go to
standard output, the summary to $GITHUB_STEP_SUMMARY, what a second workflow comments to OUT/review.json,
the preview to site/. The exit status is that of the check.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scripts.ingest import git
from scripts.review import markdown
from scripts.review.blocks import left_out

ROOT = Path(__file__).resolve().parents[2]
SUMMARY = 900_000  # bytes; GitHub takes a megabyte


def main(commit: str, out: Path) -> int:
    """Put the data of a commit in place of those here, check them and review them; the exit status."""
    base = git.revision(ROOT, "HEAD")
    proposed = git.revision(ROOT, commit)
    if not base or not proposed:
        print(f"no such commit: {commit}", file=sys.stderr)
        return 2
    shutil.rmtree(ROOT / "datasets")
    git.export_folder(ROOT, proposed, "datasets", ROOT)
    with only_shown():
        checked = command("check", "--format", "annotations")
    print(checked.stdout, end="", flush=True)
    with only_shown():
        return review(checked.returncode, base, proposed, out)


def review(status: int, base: str, proposed: str, out: Path) -> int:
    """Write the difference to `out` and the summary; build a preview of data that pass. The exit status."""
    blocks = json.loads(command("diff", base, proposed, "--json").stdout)
    out.mkdir(parents=True, exist_ok=True)
    content = {"number": number(), "blocks": blocks}
    (out / "review.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    summarise(blocks)
    return status or command("build").returncode


@contextmanager
def only_shown() -> Iterator[None]:
    """Whatever is printed meanwhile is shown in the log and is no command to it."""
    word = secrets.token_hex(16)
    print(f"::stop-commands::{word}", flush=True)
    yield
    print(f"::{word}::", flush=True)


def command(*words: str) -> subprocess.CompletedProcess[str]:
    """One command of the generator, as it lies here; what it says to people goes to the log."""
    run = [sys.executable, "-m", "scripts", *words]
    return subprocess.run(run, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)


def number() -> int:
    """The pull request's number: refs/pull/12/merge. Whoever uses it asks GitHub whether it is true."""
    match = re.fullmatch(r"refs/pull/(\d{1,9})/merge", os.environ.get("GITHUB_REF", ""))
    return int(match[1]) if match else 0


def summarise(blocks: dict[str, list[object]]) -> None:
    """The review as the run's summary, in each language."""
    texts = (
        markdown.markdown(map(markdown.block_of, report), left_out(code), SUMMARY // len(blocks))
        for code, report in blocks.items()
    )
    if "GITHUB_STEP_SUMMARY" in os.environ:
        Path(os.environ["GITHUB_STEP_SUMMARY"]).write_text("\n".join(texts), "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
