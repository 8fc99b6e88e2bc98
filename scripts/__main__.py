"""This room is the command line: python -m scripts check | build | serve | diff | fix | fingerprint."""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from scripts import build as building
from scripts.analysis.fingerprints import fingerprint
from scripts.i18n import messages
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest import git
from scripts.ingest.fix import mend
from scripts.model.problem import Problem, Unpublishable, problem, visible
from scripts.publish.site import BuildFailed, write
from scripts.review import diff as comparing
from scripts.review import markdown as github
from scripts.review import report as review


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit status is 1 where something is left for a person to put right."""
    parser = argparse.ArgumentParser(prog="python -m scripts", description=__doc__.split(":", 1)[1])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("check", "build", "serve"):
        command = commands.add_parser(name)
        command.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of the messages")
        command.add_argument("--today", type=date.fromisoformat, default=None, help="YYYY-MM-DD")
        if name == "serve":
            command.add_argument("--port", type=int, default=8000)
        if name == "check":
            told_as = "one a line; beside the lines of a pull request; as a summary in both languages"
            command.add_argument("--format", choices=(*FORMATS,), default="lines", help=told_as)
    command = commands.add_parser("diff", help="what a reader will see change, as Markdown")
    command.add_argument("base", metavar="BASE", help="a git revision, or a project's folder")
    command.add_argument("head", metavar="HEAD")
    command.add_argument("--lang", choices=(*LANGUAGES, "both"), default="both")
    command.add_argument("--today", type=date.fromisoformat, default=None, help="YYYY-MM-DD")
    command.add_argument("--rows", type=int, default=200, help="how many are told before “and more”")
    command.add_argument("--json", action="store_true", help="for a program that writes the Markdown itself")
    command = commands.add_parser("fix", help="put tables that a spreadsheet has saved back in order")
    command.add_argument("--dry-run", action="store_true", help="show what would be done, write nothing")
    command.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of the messages")
    command = commands.add_parser("fingerprint", help="prove quotes from a text without keeping it")
    command.add_argument("text", type=Path)
    command.add_argument("--document", required=True, metavar="ID", type=document_id)
    command.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of the messages")
    options = parser.parse_args(arguments)
    t = Translator(LANGUAGES[0] if options.lang == "both" else options.lang)
    if options.command == "fix":
        return fixed(options.root, options.dry_run, t)
    if options.command == "fingerprint":
        return write_fingerprint(options.root, options.text, options.document, t)
    today = options.today or date.today()
    if options.command == "diff":
        languages = LANGUAGES if options.lang == "both" else (options.lang,)
        names = options.base, options.head
        return differed(options.root, names, today, languages, options.rows, options.json)
    if options.command == "check":
        return FORMATS[options.format](options.root, today, t)
    if options.command == "build":
        return built(options.root, today, t)
    from scripts.serve import serve

    return serve(options.root, options.port, lambda: built(options.root, today, t), t)


def told(root: Path, today: date, t: Translator) -> int:
    """Every Problem, one a line; or one line that says what was found right."""
    loaded, checks, problems = building.check(root, today)
    if problems:
        return listed(problems, t)
    tables = [t for p in loaded.packages for t in p.tables]
    proved = next((c.held for c in checks if c.rule == "quotes"), 0)
    print(
        t.text(
            "problem.none",
            packages=len(loaded.packages),
            tables=len(tables),
            rows=t.integer(sum(len(t.lines) for t in tables)),
            checked=t.integer(proved),
        )
    )
    return 0


def annotated(root: Path, today: date, t: Translator) -> int:
    """Every Problem as GitHub shows it beside its line, in both languages; it shows no more than fifty."""
    problems = building.check(root, today)[2]
    both = [t, *(Translator(code) for code in LANGUAGES if code != t.code)]
    for one in problems[:50]:
        title = messages.place(t, "", one.row, one.column).removeprefix(", ") or one.file
        print(
            github.annotation(
                one.file, one.row, title, "\n".join(messages.problem_text(w, one) for w in both)
            )
        )
    return 1 if problems else 0


def summarised(root: Path, today: date, t: Translator) -> int:
    """Every Problem as Markdown, in both languages."""
    problems = building.check(root, today)[2]
    for code in LANGUAGES:
        blocks = review.problems(problems, Translator(code), most=len(problems))
        print(github.markdown(blocks, review.left_out(code), github.LONGEST * 5))
    return 1 if problems else 0


FORMATS = {"lines": told, "annotations": annotated, "markdown": summarised}


def differed(
    root: Path, names: tuple[str, str], today: date, languages: tuple[str, ...], rows: int, as_json: bool
) -> int:
    """The difference between two versions, in each language; it is told whatever it is."""
    with tempfile.TemporaryDirectory() as room:
        places = [version_place(root, name, Path(room) / str(nth)) for nth, name in enumerate(names)]
        if None in places:
            for name, place in zip(names, places, strict=True):
                if place is None:
                    print(Translator(languages[0]).text("review.no_version", name=visible(name)))
            return 1
        before, after = (comparing.version(place, today) for place in places if place)
        found = comparing.difference(before, after, root)
    bound = (github.LONGEST * 5 if as_json else github.LONGEST) // len(languages)
    told = {
        code: list(github.within(review.review(found, code), review.left_out(code), bound, rows))
        for code in languages
    }
    if as_json:
        print(json.dumps({code: github.as_json(blocks) for code, blocks in told.items()}, ensure_ascii=False))
        return 0
    for code, blocks in told.items():
        print(github.markdown(blocks, review.left_out(code), bound + github.RESERVE))
    return 0


def version_place(root: Path, name: str, room: Path) -> Path | None:
    """The project's folder that a name means; of a git revision, its data laid out in `room`."""
    if (Path(name) / "datasets").is_dir():
        return Path(name)
    commit = git.revision(root, name)
    if not commit:
        return None
    room.mkdir()
    git.lay_out(root, commit, "datasets", room)
    return room


def listed(problems: list[Problem] | tuple[Problem, ...], t: Translator) -> int:
    for one in problems:
        print(messages.problem_line(t, one))
    sys.stdout.flush()  # into a pipe, a command that goes on to serve would keep them to itself
    print(t.text("problem.some", n=t.count("problems", len(problems))), file=sys.stderr)
    return 1


def built(root: Path, today: date, t: Translator) -> int:
    """The site, with its progress; a failure says that the former site still stands."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False)

    @contextmanager
    def step(name: str) -> Iterator[None]:
        with console.status(t.text(f"progress.{name}") + " …"):
            yield
        console.print("✓ " + t.text(f"progress.{name}"))

    try:
        made = building.build(root, today, step)
    except Unpublishable as stop:
        listed(stop.problems, t)
        console.print(t.text("progress.kept"))
        return 1
    except BuildFailed as stop:
        console.print(str(stop), markup=False)
        console.print(t.text("progress.kept"))
        return 1
    place = made.site.relative_to(root) if made.site.is_relative_to(root) else made.site
    print(
        t.text(
            "progress.done",
            pages=made.pages,
            charts=made.charts,
            files=made.files,
            place=place / "index.html",
        )
    )
    return 0


def fixed(root: Path, dry: bool, t: Translator) -> int:
    """What was put right, one a line, and what only a person can decide; written whole or not at all."""
    every = list(mend(root / "datasets"))
    changed = [one for one in every if one.done]
    for one in changed:
        for mending in one.done:
            print(messages.fix_line(t, one.file, mending))
        if not dry:
            write(one.place.resolve(), one.content)
    count = t.count("mendings", sum(len(one.done) for one in changed))
    told = "nothing" if not changed else "dry" if dry else "done"
    print(t.text(f"fix.{told}", n=count, files=t.count("files", len(changed))), file=sys.stderr)
    problems = [p for one in every for p in one.problems]
    return listed(problems, t) if problems else 0


def document_id(text: str) -> str:
    """An id as the table of documents writes it, which is also a file's name."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(text)
    return text


def write_fingerprint(root: Path, text: Path, document: str, t: Translator) -> int:
    """`datasets/reference/fingerprints/<document>.txt` from a text that stays where it is."""
    try:
        raw = text.read_bytes()
        hashes = fingerprint(raw.decode("utf-8-sig"), document)
    except OSError:
        return listed([problem(str(text), "no-file")], t)
    except UnicodeDecodeError as error:
        return listed([problem(str(text), "not-utf8", raw[: error.start].count(b"\n") + 1)], t)
    if not hashes:
        return listed([problem(str(text), "empty-file")], t)
    place = root / "datasets" / "reference" / "fingerprints" / f"{document}.txt"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("\n".join(hashes) + "\n", "utf-8")
    print(f"{place}: {len(hashes)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
