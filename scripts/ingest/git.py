"""A git repository in; its commits, and files as they stood, out. The working tree stays as it is."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

GIT = ("git", "--literal-pathspecs", "-c", "core.quotepath=off")
FILES = ("100644", "100755")  # modes of plain files: a link or a module of another repository is neither
NOBODY = frozenset("0")  # what the id of a file that is not there consists of
Read = Callable[[str], bytes]


@dataclass(frozen=True)
class FileChange:
    """One file that a commit touched: what it was in each parent, what it became; an empty id is no file."""

    path: str
    before: tuple[str, ...]
    after: str
    former: str = ""  # the path that it had before, where the commit gave it another one


@dataclass(frozen=True)
class Commit:
    """One commit and the files that it touched, as far as they were asked for."""

    id: str
    moment: str  # ISO 8601
    reason: str  # its first line
    files: tuple[FileChange, ...]


def run_git(root: Path, *words: str) -> str:
    """Git's answer; empty where git is not there or knows nothing."""
    try:
        answer = subprocess.run([*GIT, *words], cwd=root, capture_output=True, check=False)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    return answer.stdout.decode("utf-8", "replace") if answer.returncode == 0 else ""


def state(root: Path) -> str:
    """What a build may see of a folder's repository, in a few lines: its last commit, how it was cloned."""
    asked = (
        ("rev-parse", "HEAD"),
        ("rev-parse", "--show-toplevel", "--is-shallow-repository"),
        ("config", "--get", "remote.origin.url"),
    )
    return "\n".join(run_git(root, *words) for words in asked)


def is_whole(root: Path) -> bool:
    """True in a clone that keeps its whole history."""
    return run_git(root, "rev-parse", "--is-shallow-repository").strip() == "false"


def shallow_boundary(root: Path) -> frozenset[str]:
    """The commits of a shallow clone whose parents it has not got, so that nobody knows what they changed."""
    place = run_git(root, "rev-parse", "--git-path", "shallow").strip()
    file = root / place
    return frozenset(file.read_text("ascii").split()) if place and file.is_file() else frozenset()


def is_top(root: Path) -> bool:
    """True where a repository begins, not in a folder inside somebody else's."""
    return run_git(root, "rev-parse", "--show-toplevel").strip() == str(root.resolve())


def origin(root: Path) -> str:
    """The address that a repository was cloned from, as it is written down; empty where there is none."""
    return run_git(root, "config", "--get", "remote.origin.url").strip() if is_top(root) else ""


def commits(root: Path, paths: Iterable[str]) -> Iterator[Commit]:
    """Every commit that touched one of the files, the latest first, from one call of git.

    A merge names only files that it made unlike those of all its parents. A file that was given another
    path is known by what it holds, where both paths are among those asked for.
    """
    log = run_git(
        *(root, "log", "-M", "--raw", "--no-abbrev", "-c", "-z", "--format=%H%x09%cI%x09%s", "--"),
        *paths,
    )
    head, files = "", list[FileChange]()
    parts = iter(part.lstrip("\n") for part in log.split("\0"))
    for part in parts:
        if part.startswith(":"):
            former = next(parts) if is_move(part) else ""
            files.append(file_change(part, next(parts), former))
        elif part:
            if head:
                yield parse_commit(head, files)
            head, files = part, []
    if head:
        yield parse_commit(head, files)


def parse_commit(head: str, files: list[FileChange]) -> Commit:
    """A commit from `<id> TAB <moment> TAB <first line of its message>` and its files."""
    id, moment, reason = head.split("\t", 2)
    return Commit(id, moment, reason, tuple(files))


def is_move(line: str) -> bool:
    """True where two paths follow: `:100644 100644 <id> <id> R087`. A merge names the last one only."""
    return not line.startswith("::") and line.rpartition(" ")[2].startswith("R")


def file_change(line: str, path: str, former: str = "") -> FileChange:
    """A change from `:100644 100644 <id> <id> M`, with a colon, a mode and an id more a further parent."""
    parents = len(line) - len(line.lstrip(":"))
    ids = ["" if NOBODY.issuperset(id) else id for id in line.split(" ")[parents + 1 : -1]]
    return FileChange(path, tuple(ids[:parents]), ids[parents], former)


@contextmanager
def contents(root: Path) -> Iterator[Read]:
    """Reads files' contents by id or `<commit>:<path>`, all from one process; empty where there is none."""
    words = [*GIT, "cat-file", "--batch"]
    with subprocess.Popen(words, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        requests, answers = process.stdin, process.stdout
        assert requests and answers

        def read(name: str) -> bytes:
            if not name.isprintable():  # a line end would be taken for a second request
                return b""
            requests.write(name.encode() + b"\n")
            requests.flush()
            answer = answers.readline()
            if answer.endswith(b" missing\n"):
                return b""
            _, kind, size = answer.split()
            content = answers.read(int(size) + 1)[:-1]
            return content if kind == b"blob" else b""

        yield read
        requests.close()


def last_commit(root: Path) -> str:
    """The last commit's time in seconds since 1970; empty where there is none."""
    return run_git(root, "log", "-1", "--format=%ct").strip()


def revision(root: Path, name: str) -> str:
    """The full id of the commit that a branch, a tag or an id means; empty where there is none."""
    return run_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").strip()


def export_folder(root: Path, commit: str, folder: str, place: Path) -> None:
    """Write a folder's plain files as a commit holds them into `place`; links and modules stay away."""
    listed = run_git(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", folder + "/")
    with contents(root) as read:
        for line in filter(None, listed.split("\0")):
            entry, _, path = line.partition("\t")
            mode, _, id = entry.split(" ")
            if mode not in FILES or not is_plain(path):
                continue
            file = place / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(read(id))


def is_plain(path: str) -> bool:
    """True for a path that leads down and nowhere else, whatever machine it is written on."""
    steps = path.split("/")
    return (
        not PurePosixPath(path).is_absolute()
        and "\\" not in path
        and not {"", ".", "..", ".git"} & set(steps)
    )
