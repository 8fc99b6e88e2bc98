"""The command line: what is printed where, and with which exit status."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts import build
from scripts.__main__ import main
from scripts.i18n import messages
from scripts.i18n.translator import Translator
from tests.broken.edits import Edit, cell, row, without

MINI = Path(__file__).resolve().parent / "input" / "mini"
WRONG: tuple[Edit, ...] = (
    cell("targets", "forest-cover-2026-press", "bound", "eq"),
    cell("statements", "one-more-nursery", "to", "nobody"),
)


class Printed(NamedTuple):
    """What a command has printed."""

    stdout: str
    stderr: str


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project whose data may be changed."""
    return shutil.copytree(MINI, tmp_path / "project")


def process(
    root: Path, *arguments: str, status: int = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The command as people type it, in the project's own folder."""
    told = subprocess.run(
        [sys.executable, "-m", "scripts", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(MINI.parents[2]), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == status, told.stderr
    assert "Traceback" not in told.stderr
    return told


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Printed]:
    """What the command does in a folder, without a process of its own; returns what it has printed."""

    def called(root: Path, *arguments: str, status: int = 0) -> Printed:
        monkeypatch.chdir(root)
        capsys.readouterr()
        assert main(list(arguments)) == status
        return Printed(*capsys.readouterr())

    return called


def spoilt(project: Path) -> Path:
    for edit in WRONG:
        edit(project / "datasets")
    return project


def test_sound_data_are_told_in_one_line(project):
    told = process(project, "check", "--today", "2026-11-22")
    assert re.fullmatch(
        r"Dữ liệu hợp lệ: 4 gói, 16 bảng, \d+ dòng; \d+ trích dẫn đã đối chiếu\.\n", told.stdout
    )
    assert told.stderr == ""


@pytest.mark.parametrize(("language", "count"), [("vi", "Có 2 lỗi. "), ("en", "2 problems. ")])
def test_problems_go_to_stdout_one_a_line_and_their_number_to_stderr(language, count, project, today):
    told = process(spoilt(project), "check", "--lang", language, "--today", today.isoformat(), status=1)
    words = Translator(language)
    assert told.stdout.splitlines() == [
        messages.problem_line(words, p) for p in build.check(project, today).problems
    ]
    assert told.stderr.startswith(count)
    assert len(told.stderr.splitlines()) == 1


def test_problems_stand_beside_their_lines_in_both_languages(project, today, run):
    told = run(spoilt(project), "check", "--format", "annotations", "--today", today.isoformat(), status=1)
    first, second = told.stdout.splitlines()
    assert first.startswith("::error file=datasets/results/statements.csv,line=2,title=")
    for code in ("vi", "en"):
        problem = build.check(project, today).problems[0]
        assert messages.problem_text(Translator(code), problem).replace("%", "%25") in first
    assert second.startswith("::error file=datasets/targets/targets.csv,line=5,title=")
    told = run(MINI, "check", "--format", "annotations", "--today", today.isoformat())
    assert told.stdout == ""


def test_problems_can_be_told_as_a_summary_in_both_languages(project, today, run):
    told = run(spoilt(project), "check", "--format", "markdown", "--today", today.isoformat(), status=1)
    assert told.stdout.startswith("### Phải sửa trước: 2 lỗi\n\n- `datasets/results/statements.csv`, dòng 2")
    assert "\n### To be put right first: 2 problems\n" in told.stdout
    assert told.stdout.count("\n- `datasets/") == 4
    sound = run(MINI, "check", "--format", "markdown", "--today", today.isoformat())
    assert "The data pass every check." in sound.stdout


def test_messages_are_vietnamese_unless_asked_otherwise(project, run):
    assert ", dòng " in run(spoilt(project), "check", status=1).stdout


def test_messages_can_be_told_where_the_locale_knows_no_vietnamese(project):
    told = process(spoilt(project), "check", status=1, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="utf-8")
    assert ", dòng " in told.stdout


@pytest.mark.parametrize(("day", "status"), [("2026-12-31", 1), ("2027-01-01", 0)])
def test_today_is_the_day_that_is_given(day, status, project, run):
    """An estimate for a year that has begun is one; for a year to come it is none."""
    told = {"id": "trees-planted-2027", "period": "2027", "source": "plan", "status": "E"}
    cell("documents", "plan", "issued", "")(project / "datasets")
    row("results", "trees-planted-2025", **told, quote="ước trồng hơn 1.200 cây")(project / "datasets")
    run(project, "check", "--today", day, status=status)


def test_another_folder_can_be_checked(project, tmp_path, run):
    assert run(tmp_path, "--root", str(project), "check").stdout.startswith("Dữ liệu hợp lệ")


def test_a_folder_without_datasets_is_told(tmp_path, run):
    assert run(tmp_path, "check", status=1).stdout.startswith("datasets: ")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("chek",),
        ("check", "--lang", "fr"),
        ("check", "--today", "22/11/2026"),
        ("check", "--today", "2026-02-30"),
        ("check", "all"),
        ("fingerprint",),
        ("fingerprint", "text.txt"),
        ("fingerprint", "text.txt", "--document", "../../elsewhere"),
        ("fingerprint", "text.txt", "--document", "news", "--words"),
        ("serve", "--port", "http"),
    ],
)
def test_what_nobody_understands_prints_the_usage_and_stops(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(list(arguments))
    assert stop.value.code == 2
    told = capsys.readouterr()
    assert told.err.startswith("usage: python -m scripts")
    assert told.out == ""


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    told = capsys.readouterr().out
    assert all(command in told for command in ("check", "build", "serve", "diff", "fix", "fingerprint"))


def test_a_build_of_wrong_data_tells_the_problems_and_writes_nothing(project, today):
    before = {p: p.read_bytes() for p in spoilt(project).rglob("*") if p.is_file()}
    told = process(project, "build", "--lang", "en", "--today", today.isoformat(), status=1)
    assert len(told.stdout.splitlines()) == 2
    assert "The former site is left as it was." in told.stderr
    assert {p: p.read_bytes() for p in project.rglob("*") if p.is_file()} == before


def test_a_fingerprint_is_written_and_check_accepts_it(project, capsys):
    place = project / "datasets" / "reference" / "fingerprints" / "news.txt"
    committed = place.read_bytes()
    place.unlink()
    assert main(["--root", str(project), "check"]) == 1
    assert (
        main(["--root", str(project), "fingerprint", str(MINI / "texts" / "news.txt"), "--document", "news"])
        == 0
    )
    assert place.read_bytes() == committed
    assert main(["--root", str(project), "check"]) == 0
    capsys.readouterr()


def test_a_document_read_for_the_first_time_can_be_held(project, tmp_path, capsys):
    text = tmp_path / "plan.txt"
    text.write_text("Chỉ tiêu năm 2026:\r\nTỷ lệ che phủ\r\nrừng đạt 40,5%.", "utf-8-sig")
    assert main(["--root", str(project), "fingerprint", str(text), "--document", "plan"]) == 0
    for id, column, value in (("plan", "held", "true"), ("forest-cover-2026-original", "source", "plan")):
        cell("documents" if id == "plan" else "targets", id, column, value)(project / "datasets")
    without("amendments", "cover")(project / "datasets")
    capsys.readouterr()
    assert main(["--root", str(project), "check", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("The data are valid")


@pytest.mark.parametrize("raw", [None, b"Ch\xed ti\xeau", b"", b"hai ch\xe1\xbb\xaf"])
def test_a_text_that_cannot_be_read_is_told_and_nothing_is_written(raw, project, tmp_path, capsys):
    text = tmp_path / "plan.txt"
    if raw is not None:
        text.write_bytes(raw)
    assert main(["--root", str(project), "fingerprint", str(text), "--document", "plan"]) == 1
    assert capsys.readouterr().out.startswith(str(text))
    assert not (project / "datasets" / "reference" / "fingerprints" / "plan.txt").exists()


def test_a_text_keeps_its_place_and_is_not_kept(project, capsys):
    text = project / "texts" / "news.txt"
    before = text.read_bytes()
    assert main(["--root", str(project), "fingerprint", str(text), "--document", "news"]) == 0
    written = (project / "datasets" / "reference" / "fingerprints" / "news.txt").read_text("ascii")
    assert text.read_bytes() == before
    assert all(re.fullmatch(r"[0-9a-f]{10}", line) for line in written.splitlines())
    capsys.readouterr()


def test_words_are_numbered_as_spans_count_them(project, capsys):
    text = project / "texts" / "plan-amended.txt"
    before = {p: p.read_bytes() for p in project.rglob("*") if p.is_file()}
    assert main(["--root", str(project), "fingerprint", str(text), "--words"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [int(number) for number, _ in lines] == [*range(1, len(lines) + 1)]
    assert [word for _, word in lines][89:95] == ["Lập", "vườn", "ươm", "ở", "năm", "xã"]
    hashes = (project / "datasets/reference/fingerprints/plan-amended.txt").read_text("ascii").split()
    assert len(lines) == len(hashes) + 2
    assert {p: p.read_bytes() for p in project.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("raw", [None, b"Ch\xed ti\xeau", b"", b" - \n"])
def test_a_text_without_words_or_that_cannot_be_read_has_none_numbered(raw, tmp_path, capsys):
    text = tmp_path / "plan.txt"
    if raw is not None:
        text.write_bytes(raw)
    assert main(["fingerprint", str(text), "--words"]) == 1
    assert capsys.readouterr().out.startswith(str(text))
