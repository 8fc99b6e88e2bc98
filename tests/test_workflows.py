"""The workflows: what they may, what they pin, and their scripts run here as they run there."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from scripts.review.markdown import Block, as_json
from tests.broken.edits import cell, described
from tests.broken.in_descriptors import column_more
from tests.repositories import ask, commit

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = ROOT / ".github" / "scripts"
WRITES = {  # (workflow, job) → what it may write
    ("comment", "comment"): {"pull-requests"},
    ("deploy", "deploy"): {"pages", "id-token"},
}


def read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    found["on"] = found.pop(True)  # YAML 1.1 reads `on` as a truth
    return found


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in WORKFLOWS:
        for job in read(file)["jobs"].values():
            yield from ((file.stem, step) for step in job["steps"])


# What they may


def test_the_audit_finds_nothing_at_its_strictest() -> None:
    audit = Path(sys.executable).parent / "zizmor"
    words = [audit, "--offline", "--no-progress", "--persona", "auditor", ROOT / ".github"]
    run = subprocess.run(words, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    ignored = [
        line for f in WORKFLOWS for line in f.read_text("utf-8").split("\n") if "zizmor: ignore" in line
    ]
    assert len(ignored) == 1 and "workflow_run" in ignored[0]


def test_every_workflow_has_the_shape_that_github_wants() -> None:
    words = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-workflows",
        *WORKFLOWS,
    ]
    run = subprocess.run(words, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_action_is_pinned_by_its_whole_commit_with_its_version() -> None:
    uses = [line.strip() for f in WORKFLOWS for line in f.read_text("utf-8").split("\n") if "uses:" in line]
    assert len(uses) >= 10
    pinned = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [line for line in uses if not pinned.fullmatch(line)] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda f: f.stem)
def test_a_job_may_no_more_than_it_needs(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"]
    for name, job in workflow["jobs"].items():
        written = {right for right, what in job["permissions"].items() if what == "write"}
        assert written == WRITES.get((file.stem, name), set())
        assert 0 < job["timeout-minutes"] <= 60


def test_no_workflow_lends_its_rights_to_a_strangers_code() -> None:
    text = "\n".join(file.read_text("utf-8") for file in WORKFLOWS)
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert [step for _, step in steps() if "${{" in step.get("run", "")] == []
    checkouts = [step for _, step in steps() if "actions/checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert all(step["run"].count("\n") == 0 for _, step in steps() if "run" in step)


def test_data_are_reviewed_by_the_base_before_anything_is_run() -> None:
    runs = [step["run"] for name, step in steps() if name == "pull-request" and "run" in step]
    assert runs[0] == "git checkout --quiet --detach HEAD^1"
    assert runs[1:] == ['make review COMMIT="$GITHUB_SHA" OUT="$RUNNER_TEMP/review"']


def test_a_review_asks_no_version_of_a_contributor_a_deployment_does() -> None:
    """A clone without its history is silent about small steps: the review says them to whoever merges."""
    checkouts = [(name, step["with"]) for name, step in steps() if "actions/checkout" in step.get("uses", "")]
    depth = {name: given.get("fetch-depth") for name, given in checkouts}
    assert (depth["pull-request"], depth["deploy"]) == (2, 0)


def test_the_commenting_job_checks_out_nothing_of_the_pull_request() -> None:
    (checkout,) = (s for name, s in steps() if name == "comment" and "uses" in s)
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"


def test_the_comment_waits_for_the_workflow_that_reviews() -> None:
    by_name = {file.stem: read(file) for file in WORKFLOWS}
    assert by_name["comment"]["on"]["workflow_run"]["workflows"] == [by_name["pull-request"]["name"]]


def test_what_takes_long_runs_by_itself_every_week() -> None:
    (workflow,) = (read(file) for file in WORKFLOWS if file.stem == "long")
    assert set(workflow["on"]) == {"schedule", "workflow_dispatch"}
    assert [step["run"] for name, step in steps() if name == "long" and "run" in step] == ["make long"]


# The review, run as it is there


@pytest.fixture
def repository(small: Path) -> Path:
    """A small project with the generator and the scripts, its base committed."""
    shutil.copytree(ROOT / "scripts", small / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SCRIPTS, small / ".github" / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".gitignore", small / ".gitignore")
    ask(small, "init", "-q", "-b", "main")
    commit(small, "base")
    return small


def proposed(root: Path, *edits: Callable[[Path], None]) -> str:
    """A pull request of these edits, merged as GitHub tries it; the tree is left at its base."""
    ask(root, "checkout", "-q", "-b", "proposal")
    for edit in edits:
        edit(root / "datasets")
    commit(root, "proposal")
    ask(root, "checkout", "-q", "--detach", "main")
    ask(root, "merge", "-q", "--no-ff", "-m", "merge", "proposal")
    merge = ask(root, "rev-parse", "HEAD")
    ask(root, "checkout", "-q", "--detach", "HEAD^1")
    # As deep as the workflow clones: the merge and its parents, whose own parents are not there.
    (root / ".git" / "shallow").write_text(ask(root, "rev-parse", f"{merge}^1", f"{merge}^2") + "\n")
    return merge


def reviewed(root: Path, merge: str, out: Path, status: int) -> tuple[str, str, dict[str, Any]]:
    """(log, summary, what is left for the comment)."""
    out.mkdir()
    summary = out / "summary.md"
    run = subprocess.run(
        [sys.executable, ".github/scripts/review.py", merge, str(out)],
        cwd=root,
        env={**os.environ, "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_REF": "refs/pull/12/merge"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == status, run.stdout + run.stderr
    return run.stdout, summary.read_text("utf-8"), json.loads((out / "review.json").read_text("utf-8"))


def test_a_sound_proposal_is_told_and_can_be_looked_at(repository, tmp_path):
    merge = proposed(repository, cell("targets", "forest-cover-2026-press", "note_en", "Only the press."))
    log, summary, left = reviewed(repository, merge, tmp_path / "out", 0)
    assert "::error" not in log
    assert "`note_en`: `Only the press says “trên”.` → `Only the press.`" in summary
    assert summary.index("## Người đọc sẽ thấy gì thay đổi") < summary.index(
        "## What a reader will see change"
    )
    assert left["number"] == 12 and list(left["blocks"]) == ["vi", "en"]
    assert (repository / "site" / "index.html").is_file()
    assert "Only the press." in (repository / "site/en/indicators/forest-cover/index.html").read_text("utf-8")


def test_a_wrong_proposal_is_told_beside_its_line_and_builds_no_preview(repository, tmp_path):
    merge = proposed(repository, cell("results", "trees-planted-2025", "value", "1300"))
    log, summary, _ = reviewed(repository, merge, tmp_path / "out", 1)
    stop, resume, first, stopped, resumed = log.splitlines()
    assert first.startswith("::error file=datasets/results/results.csv,line=4,title=")
    for before, after in ((stop, resume), (stopped, resumed)):
        assert (
            before.startswith("::stop-commands::")
            and after == f"::{before.removeprefix('::stop-commands::')}::"
        )
    assert "### Phải sửa trước: 1 lỗi" in summary and "`1200` → `1300`" in summary
    assert not (repository / "site").exists()


def test_other_columns_without_a_step_of_the_version_are_refused_in_both_languages(repository, tmp_path):
    merge = proposed(repository, column_more)
    log, summary, _ = reviewed(repository, merge, tmp_path / "out", 1)
    assert "::error file=datasets/reference/datapackage.json" in log and "viết 2.0.0" in log
    assert "write 2.0.0, or put the columns back" in log
    assert "viết 2.0.0" in summary and "write 2.0.0" in summary
    assert "Dữ liệu qua mọi phép kiểm tra" not in summary


def test_nothing_that_a_proposal_brings_along_is_run(repository, tmp_path):
    trap = f"from pathlib import Path\nPath({str(tmp_path / 'ran')!r}).touch()\n"

    def traps(datasets: Path) -> None:
        root = datasets.parent
        for file in (
            "scripts/__init__.py",
            "scripts/__main__.py",
            ".github/scripts/review.py",
            "sitecustomize.py",
        ):
            (root / file).write_text(trap, "utf-8")
        (root / "mkdocs.yml").write_text("INHERIT: ../elsewhere.yml\n", "utf-8")
        (root / "overrides" / "main.html").write_text("{{ trap }}", "utf-8")
        (root / ".gitattributes").write_text("datasets/** export-ignore filter=trap\n", "utf-8")
        (datasets / "json.py").write_text(trap, "utf-8")
        (datasets / "results" / "statements.csv").unlink()
        (datasets / "results" / "statements.csv").symlink_to("/etc/passwd")

    merge = proposed(repository, traps)
    log, summary, _ = reviewed(repository, merge, tmp_path / "out", 1)
    assert not (tmp_path / "ran").exists()
    assert "datasets/results/statements.csv" in log
    assert "root:" not in log + summary
    assert not (repository / "datasets" / "results" / "statements.csv").exists()


# The comment, against a GitHub of our own

RUN = {
    "id": 77,
    "head_sha": "a" * 40,
    "head_repository": {"full_name": "somebody/fork"},
}
PULL = {
    "state": "open",
    "base": {"repo": {"full_name": "owner/ledger"}},
    "head": {"sha": "a" * 40, "repo": {"full_name": "somebody/fork"}},
}
SAID = [Block("title", (("", "Thay đổi"),)), Block("item", (("code", "<b>@you</b>"),))]
REVIEW = {"number": 12, "blocks": {"vi": as_json(SAID), "en": as_json(SAID)}}


class GitHub:
    """What GitHub would answer, and what it was asked."""

    def __init__(self, archive: bytes, pull: object = PULL, comments: list[Any] | None = None) -> None:
        self.archive, self.pull, self.comments = archive, pull, comments or []
        self.asked: list[tuple[str, str, str, bool]] = []  # method, path, body, with our token

    def answer(self, path: str) -> object:
        if "/artifacts?" in path:
            return {"artifacts": [{"id": 5, "size_in_bytes": len(self.archive)}] if self.archive else []}
        if "/pulls/" in path:
            return self.pull
        return self.comments if "/comments?" in path else {}


@pytest.fixture
def serve() -> Iterator[Callable[[GitHub], str]]:
    """Serves a GitHub at an address of this machine."""
    running: list[ThreadingHTTPServer] = []

    def start(github: GitHub) -> str:
        class Answers(BaseHTTPRequestHandler):
            def respond(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                github.asked.append((self.command, self.path, body, "Authorization" in self.headers))
                if self.path.endswith("/zip"):
                    self.send_response(302)
                    self.send_header("Location", f"http://127.0.0.1:{server.server_port}/elsewhere")
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                stored = self.path == "/elsewhere"
                content = github.archive if stored else json.dumps(github.answer(self.path)).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PATCH = respond

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def packed(content: object = REVIEW, name: str = "review.json") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content if isinstance(content, bytes) else json.dumps(content))
    return out.getvalue()


def commented(address: str, place: Path) -> subprocess.CompletedProcess[str]:
    """The script as the workflow runs it: by a Python with nothing installed."""
    event = place / "event.json"
    event.write_text(json.dumps({"workflow_run": RUN}), "utf-8")
    return subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPTS / "comment.py")],
        env={
            "GITHUB_API_URL": address,
            "GITHUB_TOKEN": "token",
            "GITHUB_REPOSITORY": "owner/ledger",
            "GITHUB_EVENT_PATH": str(event),
        },
        capture_output=True,
        text=True,
        check=False,
    )


def written(github: GitHub) -> list[tuple[str, str, str]]:
    return [(m, path, json.loads(body)["body"]) for m, path, body, _ in github.asked if m != "GET"]


def test_a_review_is_commented_once_and_nothing_in_it_can_act(serve, tmp_path):
    github = GitHub(packed())
    run = commented(serve(github), tmp_path)
    assert run.returncode == 0, run.stderr
    ((method, path, body),) = written(github)
    assert (method, path) == ("POST", "/repos/owner/ledger/issues/12/comments")
    assert body.startswith("<!-- review of the data -->\n\nMáy đọc dữ liệu")
    assert body.count("- `<b>@you</b>`") == 2
    assert [token for _, path, _, token in github.asked if path == "/elsewhere"] == [False]


def test_a_comment_of_ours_is_written_anew_and_nobody_elses(serve, tmp_path):
    mark = "<!-- review of the data -->"
    comments = [
        {"id": 1, "body": mark, "user": {"login": "somebody", "type": "User"}},
        {"id": 2, "body": "hello", "user": {"login": "github-actions[bot]", "type": "Bot"}},
        {"id": 3, "body": mark + " old", "user": {"login": "github-actions[bot]", "type": "Bot"}},
    ]
    github = GitHub(packed(), comments=comments)
    assert commented(serve(github), tmp_path).returncode == 0
    assert [(m, p) for m, p, _ in written(github)] == [("PATCH", "/repos/owner/ledger/issues/comments/3")]


def with_number(number: object) -> bytes:
    return packed({**REVIEW, "number": number})


def with_blocks(blocks: object) -> bytes:
    return packed({**REVIEW, "blocks": blocks})


NO_REVIEW = {
    "no archive": b"not an archive",
    "another file": packed(name="../review.json"),
    "no JSON": packed(b"not json"),
    "nested too deep": packed(b"[" * 100_000),
    "no object": packed([]),
    "too long unpacked": packed(b" " * 3_000_000 + b"{}"),
    "too long": b"x" * 2_000_001,
    "number in quotes": with_number("12"),
    "number with a path": with_number("12/../../13"),
    "number true": with_number(True),
    "number below zero": with_number(-1),
    "number zero": with_number(0),
    "number too long": with_number(10**12),
    "no blocks": with_blocks(None),
    "one language": with_blocks({"vi": []}),
    "blocks as text": with_blocks({"vi": "text", "en": []}),
    "unknown block": with_blocks({"vi": [["script", []]], "en": []}),
    "unknown run": with_blocks({"vi": [["item", [["html", "<b>"]]]], "en": []}),
    "text as number": with_blocks({"vi": [["item", [["", 5]]]], "en": []}),
}


@pytest.mark.parametrize("archive", NO_REVIEW.values(), ids=NO_REVIEW)
def test_what_no_review_leaves_is_refused_and_nothing_written(archive, serve, tmp_path):
    github = GitHub(archive)
    run = commented(serve(github), tmp_path)
    assert run.returncode == 1
    assert run.stderr.startswith("refused: ") and "Traceback" not in run.stderr
    assert written(github) == []


@pytest.mark.parametrize(
    "other",
    [
        {"state": "closed"},
        {"head": {"sha": "b" * 40, "repo": {"full_name": "somebody/fork"}}},
        {"head": {"sha": "a" * 40, "repo": {"full_name": "somebody/else"}}},
        {"head": {"sha": "a" * 40, "repo": None}},
        {"base": {"repo": {"full_name": "owner/other"}}},
    ],
)
def test_a_number_is_believed_only_where_github_confirms_it(other, serve, tmp_path):
    github = GitHub(packed(), pull={**PULL, **other})
    assert commented(serve(github), tmp_path).returncode == 1
    assert written(github) == []


def test_a_run_that_left_nothing_is_no_mistake(serve, tmp_path):
    github = GitHub(b"")
    assert commented(serve(github), tmp_path).returncode == 0
    assert written(github) == []


def test_a_comment_stays_below_what_github_takes(serve, tmp_path):
    many = as_json(Block("item", (("code", "ệ" * 90),)) for _ in range(1500))
    github = GitHub(with_blocks({"vi": many, "en": many}))
    run = commented(serve(github), tmp_path)
    assert run.returncode == 0, run.stderr
    ((_, _, body),) = written(github)
    assert len(body.encode()) < 65_536
    assert body.count("There is more: see the summary of the run.") == 2


# Links


@pytest.fixture
def links() -> ModuleType:
    spec = importlib.util.spec_from_file_location("links", SCRIPTS / "links.py")
    assert spec and spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_addresses_are_taken_from_data_and_pages(links, small):
    cell("documents", "news", "url", "https://example.org/news")(small / "datasets")
    described("targets", homepage="https://example.org/home")(small / "datasets")
    (small / "docs" / "en" / "about" / "index.md").write_text("See [it](https://example.org/about).", "utf-8")
    found = links.addresses(small)
    assert found["https://example.org/news"] == ["datasets/reference/documents.csv"]
    assert {"https://example.org/home", "https://example.org/about"} <= set(found)


def test_only_addresses_that_do_not_answer_are_told(links, small):
    (small / "docs" / "en" / "about" / "index.md").write_text(
        "https://example.org/gone https://example.org/here", "utf-8"
    )
    told = links.report(small, lambda address: "404" if address.endswith("gone") else "")
    assert "- `https://example.org/gone` `404`\n  - `docs/en/about/index.md`" in told
    assert "example.org/here" not in told


def test_an_address_is_asked_and_what_fails_is_named(links, serve):
    address = serve(GitHub(packed()))
    assert links.answer(address + "/elsewhere") == ""
    assert links.answer("http://127.0.0.1:1/") == "URLError"
    assert links.answer("http://[broken") == "ValueError"
