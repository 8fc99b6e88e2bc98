"""The whole flow: what a build makes, that it makes the same again, and no more than it must."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scripts import build as building
from scripts.build import build
from scripts.i18n.translator import LANGUAGES
from scripts.ingest.load import Loaded
from scripts.model.problem import Unpublishable
from scripts.pages.page import SECTIONS
from scripts.publish.write import is_generated
from tests.broken.edits import cell
from tests.conftest import LEAN
from tests.ledgers import computed_from
from tests.repositories import ask, commit


def contents(folder: Path, pattern: str = "*") -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob(pattern)) if p.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    """When each file was last written; the lock is taken by every build, and says nothing of the site."""
    files = (p for p in sorted(folder.rglob("*")) if p.name != "lock")
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in files}


def addresses(site: Path, code: str) -> set[str]:
    """The paths of a language's pages: "" for the home page, "targets/", …"""
    home = site if code == "vi" else site / code
    found = {p.parent.relative_to(home).as_posix() + "/" for p in home.rglob("index.html")}
    return {"" if p == "./" else p for p in found if not (code == "vi" and p.startswith("en/"))}


@pytest.fixture
def only_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that stops before MkDocs, for what happens under docs/ alone."""
    monkeypatch.setattr(building, "build_site", lambda *_: 0)


# What is made


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_is_a_page_for_everything_and_no_other(
    code: str, real: Loaded, root: Path, built_site: Path
) -> None:
    ledger = real.ledger
    wanted = {f"{section}/" for section in SECTIONS}
    wanted |= {f"indicators/{i.id}/" for i in ledger.indicators}
    wanted |= {f"tasks/{t.id}/" for t in ledger.tasks}
    wanted |= {f"documents/{d.id}/" for d in ledger.documents}
    wanted |= {f"data/{p.name}/{t.name}/" for p in real.packages for t in p.tables}
    periods = [h.period for h in computed_from(ledger).histories if h.chain and h.area == ledger.area]
    wanted |= {f"targets/{period.year}/" for period in periods}
    wanted |= {f"results/{row.period.year}/" for row in ledger.results}
    docs = root / "docs" / code
    by_hand = [p.parent.relative_to(docs) for p in docs.rglob("index.md") if not is_generated(p, docs)]
    wanted |= {"" if folder == Path() else f"{folder.as_posix()}/" for folder in by_hand}
    assert {"", "about/", "contribute/", "data/targets/targets/"} <= wanted
    assert addresses(built_site, code) == wanted


def test_every_vietnamese_page_has_its_english_twin(built_site: Path) -> None:
    assert addresses(built_site, "vi") == addresses(built_site, "en")


def test_downloads_and_assets_stand_once_for_both_languages(built_site: Path) -> None:
    theirs = [p for p in (built_site / "en").rglob("*") if p.suffix in (".csv", ".css", ".js", ".json")]
    assert {p.parent.name for p in theirs} == {"charts"}, "only what is drawn in words is there again"
    assert not (built_site / "en" / "404.html").exists()
    assert (built_site / "404.html").exists()


@pytest.mark.parametrize("leftover", ["javascripts", "stylesheets", "images"])
def test_nothing_of_the_themes_own_look_is_published(leftover: str, built_site: Path) -> None:
    assert (built_site / "assets" / "look.css").exists()
    assert list(built_site.rglob(f"assets/{leftover}")) == []


def test_another_land_is_published_without_a_line_of_code(small: Path, today: date) -> None:
    made = build(small, today)
    assert addresses(made.site, "vi") == addresses(made.site, "en")
    assert made.pages == len(addresses(made.site, "vi"))
    assert made.files == len(contents(made.site))
    text = b"".join(contents(made.site, "*.html").values()).decode()
    assert "Sample Land" in text
    assert "Điện Biên" not in text


def test_a_strangers_package_gets_its_page_and_its_file_in_both_languages(
    small: Path, today: date, only_pages: None
) -> None:
    place = small / "datasets" / "rain"
    place.mkdir()
    (place / "rain.csv").write_text("Tháng;mm\n1;<b>3</b>\n", "utf-8")
    (place / "datapackage.json").write_text(
        '{"name": "rain", "resources": [{"name": "rain", "path": "rain.csv", "dialect": {"delimiter": ";"}}]}'
    )
    build(small, today)
    for code in LANGUAGES:
        text = (small / "docs" / code / "data" / "rain" / "rain" / "index.md").read_text("utf-8")
        assert "Tháng" in text
        assert "<b>3" not in text
    assert (small / "docs" / "vi" / "data" / "rain" / "rain.csv").read_bytes() == (
        place / "rain.csv"
    ).read_bytes()


# The same again


@pytest.mark.xdist_group("alike")
def test_builds_of_one_state_are_alike_to_the_byte(
    project: Callable[..., Path], built_site: Path, today: date
) -> None:
    """Whatever the order of Python's sets, the place, the time zone and the locale."""
    root = project()
    surroundings = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"}
    subprocess.run(
        [sys.executable, "-m", "scripts", "--root", str(root), "build", "--today", str(today)],
        cwd=Path(building.__file__).parents[1],
        env={**os.environ, **surroundings},
        capture_output=True,
        check=True,
    )
    first, second = contents(built_site), contents(root / "site")
    assert sorted(first) == sorted(second)
    assert {name for name in first if first[name] != second[name]} == set()


def test_a_build_with_nothing_changed_writes_nothing(small: Path, today: date, only_pages: None) -> None:
    build(small, today)
    before = {folder: times(small / folder) for folder in ("docs", "build", "datasets")}
    assert len(before["docs"]) > 80
    build(small, today)
    assert {folder: times(small / folder) for folder in before} == before


@pytest.mark.parametrize(
    ("file", "old", "new", "changed"),
    [
        (
            "results/statements.csv",
            "Asks for one more nursery.",
            "Asks for another nursery.",
            {
                "en/statements/index.md",
                "en/data/results/statements/index.md",
                "vi/data/results/statements/index.md",
            },
        ),
        (
            "amendments/duties.csv",
            "Báo cáo số cây đã trồng",
            "Báo cáo số cây trồng được",
            {
                "vi/duties/index.md",
                "vi/quality/index.md",  # what was awaited of this duty, and has come
                "vi/tasks/nursery/index.md",
                "vi/documents/plan-amended/index.md",
                "vi/documents/half-year-report/index.md",  # which shows that it was done
                "vi/data/amendments/duties/index.md",
                "en/data/amendments/duties/index.md",
            },
        ),
    ],
)
def test_an_edited_cell_changes_only_the_pages_that_show_it(
    file: str, old: str, new: str, changed: set[str], small: Path, today: date, only_pages: None
) -> None:
    build(small, today)
    pages, stamps = contents(small / "docs", "*.md"), times(small / "docs")
    table = small / "datasets" / file
    assert table.read_text("utf-8").count(old) == 1
    table.write_text(table.read_text("utf-8").replace(old, new), "utf-8")
    build(small, today)
    again = contents(small / "docs", "*.md")
    other = {name for name in again if again[name] != pages.get(name)}
    holding = {"amendments": ("amendments", "results")}.get(table.parent.name, (table.parent.name,))
    sized = {n for n in again if n.split("/")[1:3] in (*(["data", p] for p in holding), ["data", "index.md"])}
    assert changed <= other <= changed | sized  # these tell how large archives are
    assert {n for n, t in times(small / "docs").items() if n in again and t != stamps[n]} == other


def test_what_is_still_edited_is_shown_though_its_version_owes_a_step(
    small: Path, today: date, only_pages: None
) -> None:
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "set")):
        identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
        subprocess.run(["git", *identity, *words], cwd=small, check=True)
    cell("themes", "forest", "name_en", "Forestry and woods")(small / "datasets")
    with pytest.raises(Unpublishable):
        build(small, today)
    assert [problem.code for problem in build(small, today, draft=True).owed] == ["correction-without-step"]
    cell("themes", "forest", "name_en", "")(small / "datasets")
    with pytest.raises(Unpublishable):
        build(small, today, draft=True)


def test_nothing_is_read_where_nothing_was_touched(
    small: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build(small, today, steps=LEAN)
    monkeypatch.setattr("scripts.build.made", lambda *_: pytest.fail("built again"))
    assert build(small, today, steps=LEAN) == built


@pytest.mark.parametrize(
    "change",
    [
        lambda project: cell("statements", "one-more-nursery", "text_en", "Asks again.")(
            project / "datasets"
        ),
        lambda project: (project / "site" / "index.html").write_text("spoilt", "utf-8"),
        lambda project: (project / "docs" / "vi" / "targets" / "index.md").unlink(),
        lambda project: ask(project, "commit", "-q", "--allow-empty", "-m", "Another commit"),
    ],
    ids=["a cell", "the site", "a generated page", "a commit"],
)
def test_whatever_is_touched_is_built_again(
    change: Callable[[Path], object], small: Path, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(small, "init", "-q")
    commit(small, "The land")
    build(small, today, steps=LEAN)
    change(small)

    class Again(Exception):
        pass

    def made(*_: object) -> None:
        raise Again

    monkeypatch.setattr("scripts.build.made", made)
    with pytest.raises(Again):
        build(small, today, steps=LEAN)
