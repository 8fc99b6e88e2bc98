"""The site outlives its builder: Zensical makes the same pages of the same Markdown and overrides."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from scripts.publish.config import CONFIGS
from tests.conftest import SOURCES

SITE_URLS = {"without an address": "", "with an address": "https://example.org/ledger/"}
HOST = "https://example.org/"  # where links are followed from; any host would do
LINKS = {"href", "src"}


@dataclass(frozen=True)
class Tag:
    """A start tag with its attributes, in no order."""

    name: str
    attributes: frozenset[tuple[str, str | None]]


class Document(HTMLParser):
    """A page as a sequence of start tags, end tags and texts, each text whole and blank by blank."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Tag | str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.parts.append(Tag(tag, frozenset(attributes)))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def divided(parts: list[Tag | str]) -> tuple[list[Tag | str], list[Tag | str]]:
    """What stands in `<main>`, that tag included, and the rest of the page."""
    starts = [n for n, part in enumerate(parts) if isinstance(part, Tag) and part.name == "main"]
    assert len(starts) == 1
    start, end = starts[0], parts.index("</main>")
    return parts[start:end], parts[:start] + parts[end:]


def resolved(parts: list[Tag | str], path: str) -> list[Tag | str]:
    """Parts of the page at `path`, however its links and its JSON are written; blank text left out."""
    address = urljoin(HOST, path.removesuffix("index.html"))

    def value(name: str, text: str | None) -> str | None:
        if name in LINKS and text is not None and not text.startswith("#"):
            return urljoin(address, text)
        return json.dumps(json.loads(text)) if name == "data-short" and text else text

    return [
        Tag(part.name, frozenset((name, value(name, text)) for name, text in part.attributes))
        if isinstance(part, Tag)
        else part
        for part in parts
        if isinstance(part, Tag) or part.strip()
    ]


def first_difference(ours: list[Tag | str], theirs: list[Tag | str]) -> str:
    """Where two pages part, shown from both; empty where they are alike."""
    if ours == theirs:
        return ""
    unlike = (n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b)
    n = next(unlike, min(len(ours), len(theirs)))
    return f"MkDocs {ours[n : n + 2]}\n    Zensical {theirs[n : n + 2]}"


def differences(ours: Path, theirs: Path, pages: list[str]) -> list[str]:
    """The pages that two builders have made unlike, each with its first difference."""
    unlike = []
    for page in pages:
        read = [Document((site / page).read_text("utf-8")).parts for site in (ours, theirs)]
        (our_main, our_rest), (their_main, their_rest) = map(divided, read)
        found = first_difference(our_main, their_main)
        found = found or first_difference(resolved(our_rest, page), resolved(their_rest, page))
        unlike += [f"{page}\n    {found}"] if found else []
    return unlike


def pages_of(site: Path) -> list[str]:
    """The pages of both languages; the second has no 404.html of its own in a finished site."""
    found = sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html"))
    return [page for page in found if page != "en/404.html"]


def laid_out(built: Path, place: Path) -> Path:
    """What a builder reads of a built project, without a copy of any document: they are linked."""
    for name in SOURCES[1:]:
        if (built / name).is_dir():
            shutil.copytree(built / name, place / name, copy_function=os.link)
        else:
            shutil.copy2(built / name, place / name)
    shutil.copytree(built / "build" / "parts", place / "build" / "parts")
    return place


def run(builder: str, *options: str, root: Path, site_url: str) -> subprocess.Popen[str]:
    """`python -m BUILDER build`, as somebody would run it in the project's folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SITE_URL")}
    if site_url:
        environment |= {"SITE_URL": site_url, "SITE_URL_EN": f"{site_url}en/"}
    return subprocess.Popen(
        [sys.executable, "-m", builder, "build", "--strict", *options],
        cwd=root,
        env={**environment, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finished(running: list[subprocess.Popen[str]]) -> None:
    """Wait for all builders; what one of them has to complain of fails the test."""
    outputs = [process.communicate()[0] for process in running]
    failures = [output for process, output in zip(running, outputs, strict=True) if process.returncode]
    assert not failures, "\n".join(failures)


@pytest.mark.parametrize("site_url", SITE_URLS.values(), ids=SITE_URLS)
def test_both_builders_make_the_same_pages(site_url: str, built_project: Path, tmp_path: Path) -> None:
    roots = {code: laid_out(built_project, tmp_path / code) for code in CONFIGS}
    running = [
        run("zensical", "-f", CONFIGS[code], root=root, site_url=site_url) for code, root in roots.items()
    ]
    ours, theirs = built_project / "site", tmp_path / "vi" / "site"
    if site_url:
        ours = tmp_path / "mkdocs"
        homes = {"vi": ours, "en": tmp_path / "mkdocs-en"}
        running += [
            run("mkdocs", "-f", CONFIGS[code], "-d", str(homes[code]), root=root, site_url=site_url)
            for code, root in roots.items()
        ]
    finished(running)
    if site_url:
        homes["en"].rename(ours / "en")
    (tmp_path / "en" / "site" / "en").rename(theirs / "en")
    pages = pages_of(ours)
    assert pages_of(theirs) == pages
    unlike = differences(ours, theirs, pages)
    assert not unlike, "\n".join([f"{len(unlike)} of {len(pages)} pages differ:", *unlike])


PAGE = '<html><body><a href="..">Home</a><main class="a"><p title="t">one</p> two</main></body></html>'


@pytest.mark.parametrize(
    ("before", "after", "unlike"),
    [
        ("<p ", "<p ", False),
        ('href=".."', 'href="./.."', False),  # the same address, outside <main>
        ('href=".."', 'href="."', True),
        ("<p ", "<div ", True),
        ("one", "One", True),
        ("</p> two", "</p>two", True),
        ('title="t"', 'title="T"', True),
        ('title="t"', 'title="t" lang', True),
        ('class="a"', 'class="b"', True),
        ("</p>", "", True),
        ("Home", "House", True),
    ],
)
def test_a_difference_in_tags_text_or_attributes_is_seen(
    before: str, after: str, unlike: bool, tmp_path: Path
) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for site, html in ((ours, PAGE), (theirs, PAGE.replace(before, after))):
        (site / "about").mkdir(parents=True)
        (site / "about" / "index.html").write_text(html, "utf-8")
    found = differences(ours, theirs, ["about/index.html"])
    assert [text.splitlines()[0] for text in found] == ["about/index.html"] * unlike
