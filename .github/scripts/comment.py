"""Writes, or writes anew, the one comment that tells a pull request's review.

What another workflow has left as an artifact may have been made by anybody: it is read within limits, as
plain JSON, checked piece by piece and written by scripts/review/markdown.py, so that nothing in it can act.
The number in it is believed only where GitHub says that this pull request has the commit that was reviewed.
It needs nothing but Python and runs nothing of the pull request.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scripts.review.markdown import Block, block_of, markdown

NAME = "review"  # of the artifact, and of the one file in it
LARGEST = 2_000_000  # bytes, packed or not
LANGUAGES = ("vi", "en")
MARK = "<!-- review of the data -->"  # by which the comment is found again
HEAD = """Máy đọc dữ liệu của yêu cầu này và kể lại dưới đây; chưa có ai xem. Bản xem thử ở tệp \
đính kèm (artifact) của lượt chạy.

A machine has read the data of this pull request and tells it below; nobody has looked at it yet. The \
preview is an artifact of the run."""
LEFT_OUT = "Còn nữa: xem tóm tắt của lượt chạy. There is more: see the summary of the run."


class Refused(Exception):
    """What was left is not what the other workflow leaves."""


class Stay(urllib.request.HTTPRedirectHandler):
    """Redirections are followed by hand: what lies elsewhere is asked for without our token."""

    def redirect_request(self, *_: Any) -> None:
        return None


def ask(path: str, data: object = None, method: str = "GET") -> Any:
    """GitHub's answer as JSON."""
    return json.loads(fetched(request(path, data, method)))


def request(path: str, data: object = None, method: str = "GET") -> urllib.request.Request:
    """A request to GitHub's API, with our token and `data` as JSON."""
    body = None if data is None else json.dumps(data).encode()
    headers = {
        "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    return urllib.request.Request(f"{os.environ['GITHUB_API_URL']}{path}", body, headers, method=method)


def fetched(asked: urllib.request.Request) -> bytes:
    """At most LARGEST bytes of an answer; of one that lies elsewhere, from there and without our token."""
    try:
        with urllib.request.build_opener(Stay).open(asked, timeout=60) as answer:
            content: bytes = answer.read(LARGEST + 1)
    except urllib.error.HTTPError as error:
        if error.code not in (301, 302, 307, 308) or asked.get_method() != "GET":
            raise
        with urllib.request.urlopen(error.headers["Location"], timeout=60) as answer:
            content = answer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused("too large")
    return content


def left(repository: str, run: int) -> dict[str, Any] | None:
    """What the reviewing run has left; None where it left nothing."""
    listed = ask(f"/repos/{repository}/actions/runs/{run}/artifacts?name={NAME}&per_page=1")["artifacts"]
    if not listed:
        return None
    if listed[0]["size_in_bytes"] > LARGEST:
        raise Refused("too large")
    packed = fetched(request(f"/repos/{repository}/actions/artifacts/{int(listed[0]['id'])}/zip"))
    return unpacked(packed)


def unpacked(packed: bytes) -> dict[str, Any]:
    """The one file of the archive, read in memory and no further than the limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive, archive.open(f"{NAME}.json") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise Refused("too large")
        review = json.loads(content)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refused("no archive of a review") from error
    except (ValueError, RecursionError) as error:
        raise Refused("not JSON") from error
    if not isinstance(review, dict):
        raise Refused("not a review")
    return review


def blocks(review: dict[str, Any]) -> Iterator[list[Block]]:
    """Each language's blocks, each of them checked; Refused where one is none."""
    listed = review.get("blocks")
    for code in LANGUAGES:
        mine = listed.get(code) if isinstance(listed, dict) else None
        if not isinstance(mine, list):
            raise Refused("no blocks")
        try:
            yield [block_of(item) for item in mine]
        except ValueError as error:
            raise Refused("not a block") from error


def body(review: dict[str, Any]) -> str:
    """The comment: what it is, then each language within its half of the limit."""
    texts = [markdown(b, lambda n: Block("paragraph", (("", LEFT_OUT),)), 28_000) for b in blocks(review)]
    return "\n\n".join([MARK, HEAD, *texts])


def is_of(pull: dict[str, Any], run: dict[str, Any], repository: str) -> bool:
    """True where GitHub itself says that the pull request is open here with the commit that was reviewed."""
    head = pull["head"]
    return bool(
        pull["state"] == "open"
        and pull["base"]["repo"]["full_name"] == repository
        and head["sha"] == run["head_sha"]
        and (head["repo"] or {}).get("full_name") == run["head_repository"]["full_name"]
    )


def own_comment(repository: str, number: int) -> int | None:
    """The comment that this workflow wrote before."""
    for page in range(1, 31):
        comments = ask(f"/repos/{repository}/issues/{number}/comments?per_page=100&page={page}")
        for comment in comments:
            mine = comment["user"]["login"] == "github-actions[bot]" and comment["user"]["type"] == "Bot"
            if mine and comment["body"].startswith(MARK):
                return int(comment["id"])
        if len(comments) < 100:
            break
    return None


def main() -> int:
    """Write the comment on the pull request of the event; 1 where what was left is refused."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    run, repository = event["workflow_run"], os.environ["GITHUB_REPOSITORY"]
    try:
        review = left(repository, int(run["id"]))
        if review is None:
            print("nothing to comment")
            return 0
        number = review.get("number")
        if type(number) is not int or not re.fullmatch(r"[1-9]\d{0,8}", str(number)):
            raise Refused("no number")
        if not is_of(ask(f"/repos/{repository}/pulls/{number}"), run, repository):
            raise Refused("not the pull request that was reviewed")
        text = body(review)
    except Refused as reason:
        print(f"refused: {reason}", file=sys.stderr)
        return 1
    known = own_comment(repository, number)
    if known:
        ask(f"/repos/{repository}/issues/comments/{known}", {"body": text}, "PATCH")
    else:
        ask(f"/repos/{repository}/issues/{number}/comments", {"body": text}, "POST")
    return 0


if __name__ == "__main__":
    sys.exit(main())
