"""The command line: python -m scripts check | build | serve | diff | fix | fingerprint."""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from scripts import build as building
from scripts.analysis.fingerprints import fingerprint, words_of
from scripts.analysis.quotes import figures_in
from scripts.i18n import messages
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.ingest import git
from scripts.ingest.fix import fix_tables
from scripts.model.problem import Problem, Unpublishable, problem, visible
from scripts.review import blocks, markdown
from scripts.review.diff import difference
from scripts.review.report import report
from scripts.review.version import Version, version_of

ANNOTATIONS = 50  # the most that GitHub shows


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit status is 1 where something is left for a person to put right."""
    options = parser().parse_args(arguments)
    t = Translator(LANGUAGES[0] if options.lang == "both" else options.lang)
    if options.command == "fix":
        return run_fix(options.root, options.dry_run, t)
    if options.command == "fingerprint":
        if options.words:
            return run_words(options.text, t)
        return run_fingerprint(options.root, options.text, options.document, t)
    today = options.today or date.today()
    if options.command == "diff":
        return run_diff(options, today)
    if options.command == "check":
        return FORMATS[options.format](options.root, today, t)
    if options.command == "build":
        return run_build(options.root, today, t)
    from scripts.serve import serve

    return serve(options.root, options.port, lambda: run_build(options.root, today, t, draft=True), t)


def parser() -> argparse.ArgumentParser:
    """The commands, and what each of them can be given."""
    described = (__doc__ or "").split(":", 1)[1]
    parser = argparse.ArgumentParser(prog="python -m scripts", description=described)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("check", "build", "serve"):
        command = commands.add_parser(name)
        command.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of the messages")
        command.add_argument("--today", type=date.fromisoformat, default=None, help="YYYY-MM-DD")
        if name == "serve":
            command.add_argument("--port", type=int, default=8000)
        if name == "check":
            shapes = "one a line; beside the lines of a pull request; as a summary in both languages"
            command.add_argument("--format", choices=(*FORMATS,), default="lines", help=shapes)
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
    purpose = command.add_mutually_exclusive_group(required=True)
    purpose.add_argument("--document", metavar="ID", type=document_id)
    purpose.add_argument("--words", action="store_true", help="print the numbered words, write nothing")
    command.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of the messages")
    return parser


def document_id(text: str) -> str:
    """An id as the table of documents writes it, which is also a file's name; else ValueError."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(text)
    return text


def check_lines(root: Path, today: date, t: Translator) -> int:
    """Print every Problem, one a line; or one line that says what was found right."""
    checked = building.check(root, today)
    if checked.problems:
        return print_problems(checked.problems, t)
    packages = checked.loaded.packages
    tables = [table for package in packages for table in package.tables]
    rows = t.integer(sum(len(table.lines) for table in tables))
    proved = t.integer(next((o.passed for o in checked.outcomes if o.rule == "quotes"), 0))
    print(t.text("problem.none", packages=len(packages), tables=len(tables), rows=rows, checked=proved))
    return 0


def check_annotations(root: Path, today: date, t: Translator) -> int:
    """Print every Problem as GitHub shows it beside its line, in both languages."""
    problems = building.check(root, today).problems
    both = [t, *(Translator(code) for code in LANGUAGES if code != t.code)]
    for item in problems[:ANNOTATIONS]:
        title = messages.place(t, "", item.row, item.column).removeprefix(", ") or item.file
        text = "\n".join(messages.problem_text(translator, item) for translator in both)
        print(markdown.annotation(item.file, item.row, title, text))
    return 1 if problems else 0


def check_markdown(root: Path, today: date, t: Translator) -> int:
    """Print every Problem as Markdown, in both languages."""
    problems = building.check(root, today).problems
    for code in LANGUAGES:
        lines = blocks.problems(problems, Translator(code), most=len(problems))
        print(markdown.markdown(lines, blocks.left_out(code), markdown.LONGEST * 5))
    return 1 if problems else 0


FORMATS = {"lines": check_lines, "annotations": check_annotations, "markdown": check_markdown}


def run_diff(options: argparse.Namespace, today: date) -> int:
    """Print the difference between two versions, in each language; 1 where one of them is not there."""
    languages = LANGUAGES if options.lang == "both" else (options.lang,)
    names = (options.base, options.head)
    with tempfile.TemporaryDirectory() as folder:
        places = [version_place(options.root, name, Path(folder) / str(n)) for n, name in enumerate(names)]
        missing = [name for name, place in zip(names, places, strict=True) if place is None]
        for name in missing:
            print(Translator(languages[0]).text("review.no_version", name=visible(name)))
        if missing:
            return 1
        before, after = (version_at(place, today, options.root) for place in places if place)
        changes = difference(before, after, building.configuration(options.root).sites)
    bound = (markdown.LONGEST * 5 if options.json else markdown.LONGEST) // len(languages)
    reports = {
        code: list(markdown.within(report(changes, code), blocks.left_out(code), bound, options.rows))
        for code in languages
    }
    if options.json:
        print(json.dumps({c: markdown.as_json(lines) for c, lines in reports.items()}, ensure_ascii=False))
        return 0
    for code, lines in reports.items():
        print(markdown.markdown(lines, blocks.left_out(code), bound + markdown.RESERVE))
    return 0


def version_place(root: Path, name: str, folder: Path) -> Path | None:
    """The project's folder that a name means; of a git revision, its data laid out in `folder`."""
    if (Path(name) / "datasets").is_dir():
        return Path(name)
    commit = git.revision(root, name)
    if not commit:
        return None
    folder.mkdir()
    git.export_folder(root, commit, "datasets", folder)
    return folder


def version_at(root: Path, today: date, project: Path) -> Version:
    """The data in `root`/datasets as they stand; `project` has the settings where none are beside them.

    Of a revision only the data are laid out, and a folder may hold no more than `datasets`.
    """
    place = root / "datasets"
    folders = [p.name for p in place.iterdir() if p.is_dir()] if place.is_dir() else []
    return version_of(building.check(root, today, project), folders)


def print_problems(problems: Iterable[Problem], t: Translator) -> int:
    """Print Problems to standard output, one a line, and their number to standard error."""
    lines = [messages.problem_line(t, item) for item in problems]
    print(*lines, sep="\n", flush=True)  # into a pipe, a command that goes on to serve would keep them
    print(t.text("problem.some", n=t.count("problems", len(lines))), file=sys.stderr)
    return 1


def run_build(root: Path, today: date, t: Translator, draft: bool = False) -> int:
    """Build the site and show the progress; a failure says that the former site still stands.

    Of a `draft` the version bumps that it owes are told, and it is built.
    """
    from rich.console import Console

    console = Console(stderr=True, highlight=False)

    @contextmanager
    def step(name: str) -> Iterator[None]:
        with console.status(t.text(f"progress.{name}") + " …"):
            yield
        console.print("✓ " + t.text(f"progress.{name}"))

    try:
        built = building.build(root, today, step, draft=draft)
    except Unpublishable as stop:
        print_problems(stop.problems, t)
        console.print(t.text("progress.kept"))
        return 1
    except building.BuildFailed as stop:
        console.print(str(stop), markup=False)
        console.print(t.text("progress.kept"))
        return 1
    for owed in built.owed:
        print(messages.problem_line(t, owed), flush=True)
    home = (built.site.relative_to(root) if built.site.is_relative_to(root) else built.site) / "index.html"
    print(t.text("progress.done", pages=built.pages, charts=built.charts, files=built.files, place=home))
    return 0


def run_fix(root: Path, dry: bool, t: Translator) -> int:
    """Print what was put right, one a line, and what only a person can decide; each file is written whole."""
    outcomes = list(fix_tables(root / "datasets", figures_in))
    changed = [outcome for outcome in outcomes if outcome.fixes]
    for outcome in changed:
        for fix in outcome.fixes:
            print(messages.fix_line(t, outcome.file, fix))
        if not dry:
            building.write(outcome.path.resolve(), outcome.content)
    count = t.count("mendings", sum(len(outcome.fixes) for outcome in changed))
    key = "nothing" if not changed else "dry" if dry else "done"
    print(t.text(f"fix.{key}", n=count, files=t.count("files", len(changed))), file=sys.stderr)
    problems = [item for outcome in outcomes for item in outcome.problems]
    return print_problems(problems, t) if problems else 0


def run_fingerprint(root: Path, text: Path, document: str, t: Translator) -> int:
    """Write `datasets/reference/fingerprints/<document>.txt` from a text that stays where it is."""
    try:
        hashes = fingerprint(read_text(text), document)
    except Unpublishable as stop:
        return print_problems(stop.problems, t)
    if not hashes:
        return print_problems([problem(str(text), "empty-file")], t)
    place = root / "datasets" / "reference" / "fingerprints" / f"{document}.txt"
    building.write(place, ("\n".join(hashes) + "\n").encode())
    print(f"{place}: {len(hashes)}")
    return 0


def run_words(text: Path, t: Translator) -> int:
    """Print a text's words, one a line, each after its position: what the columns `*_from`, `*_to` count."""
    try:
        words = words_of(read_text(text))
    except Unpublishable as stop:
        return print_problems(stop.problems, t)
    if not words:
        return print_problems([problem(str(text), "empty-file")], t)
    for position, word in enumerate(words, 1):
        print(f"{position}\t{word}")
    return 0


def read_text(path: Path) -> str:
    """A file's text in UTF-8; Unpublishable with the Problem where it cannot be read as such."""
    try:
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError:
        raise Unpublishable([problem(str(path), "no-file")]) from None
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        raise Unpublishable([problem(str(path), "not-utf8", row)]) from None


if __name__ == "__main__":
    sys.exit(main())
