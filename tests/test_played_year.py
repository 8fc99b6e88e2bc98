"""A year is played through: after each step pages, API, change log and `check` say what is true then."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from scripts import build as building
from scripts.charts.specs import chart_specs
from scripts.exports.calendar import calendar
from scripts.pages.render import pages
from tests.played_year import STEPS, begin, committed, pages_of

pytestmark = pytest.mark.xdist_group("year")
TAG = re.compile(r"<[^>]*>")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Moment:
    """What the site says after a step."""

    problems: tuple[str, ...]
    texts: Mapping[tuple[str, str], str]  # (language, path) → a page's visible words
    api: Mapping[str, Any]  # name → content
    charts: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]  # (language, chart) → the table behind it
    log: str  # the change log
    calendar: str

    def says(self, path: str, *words: str) -> None:
        """The page's words, Vietnamese where the path has no language."""
        text = self.text(path)
        for each in words:
            assert each in text, (each, path, text[:4_000])

    def silent(self, path: str, *words: str) -> None:
        """What the page does not say."""
        text = self.text(path)
        for each in words:
            assert each not in text, (each, path)

    def text(self, path: str) -> str:
        """A page's visible words: `en:targets/`, `vi:`."""
        code, _, place = path.partition(":")
        return self.texts[code, place]


def visible(text: str) -> str:
    """The words of a page, one space between them, none before a sign that ends something."""
    plain = unescape(TAG.sub(" ", text)).replace("\u00a0", " ")
    return re.sub(r" (?=[%.,;)])", "", SPACE.sub(" ", plain))


@pytest.fixture(scope="module")
def moments(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Moment]:
    """step → what the site says then."""
    root: Path = tmp_path_factory.mktemp("year")
    land, found = begin(root), {}
    for step in STEPS:
        committed(land, step)
        checked = building.check(root, step.day)
        contexts = pages_of(checked, root)
        files = {
            f.path: f.content
            for f in building.shared_files(building.compute(root, checked, building.configuration(root)))
        }
        first = contexts["vi"]
        found[step.name] = Moment(
            tuple(problem.code for problem in checked.problems),
            {
                (code, page.path): visible(page.text)
                for code, context in contexts.items()
                for page in pages(context)
                if not page.path.startswith("data/")
            },
            {path[4:-5]: json.loads(content) for path, content in files.items() if path.startswith("api/")},
            {
                (code, spec.name): spec.rows
                for code, context in contexts.items()
                for spec in chart_specs(context.ledger, context.derivation, context.book)
            },
            files["changes/changes.csv"].decode(),
            calendar(first.edition, first.derivation.occurrences).content.decode(),
        )
    return found


def rows(moment: Moment, name: str, **cells: object) -> list[dict[str, Any]]:
    """The rows of an API file with these values."""
    return [row for row in moment.api[name] if all(row[key] == value for key, value in cells.items())]


def test_check_calls_every_step_valid(moments: dict[str, Moment]) -> None:
    assert {name: moment.problems for name, moment in moments.items()} == {step.name: () for step in STEPS}


def test_the_year_opens_with_what_was_promised(moments: dict[str, Moment]) -> None:
    now = moments["promise"]
    now.says("vi:", "Năm 2026, Đất Mẫu đặt chỉ tiêu tốc độ tăng trưởng 11%", "Ban đầu là 10,5%", "ước 7,3%")
    now.says("en:", "For 2026, Sample Land sets a target of 11% for the growth rate", "It was 10.5% at first")
    now.says(
        "vi:amendments/",
        "Nghị quyết điều chỉnh Nghị quyết 01-NQ/ĐM",
        "1 văn bản điều chỉnh 1 con số chỉ tiêu",
    )
    now.says("vi:documents/amendment/", "chưa rõ")
    assert now.api["index"]["current_year"] == "2026"
    assert rows(now, "verdicts") == []


def test_a_quarters_report_is_a_result_and_no_promise(moments: dict[str, Moment]) -> None:
    now = moments["first quarter"]
    now.says("vi:", "Năm 2026, Đất Mẫu đặt chỉ tiêu tốc độ tăng trưởng 11%")
    now.silent("en:", "sets a target of an estimated", "9.1% for")
    now.says("en:indicators/growth/", "The result of the first quarter of 2026: an estimated 9.1%.")
    now.says("vi:indicators/growth/", "Nguồn không nêu con số chỉ tiêu cho quý I/2026")
    now.says("vi:indicators/visitors/", "Đến 31/03/2026 đạt 300.000 lượt khách, bằng 25% chỉ tiêu năm")
    now.says("en:targets/", "The rest of the year must bring 900,000 visits")
    now.says("vi:results/2026/", "Quý I/2026", "ước 9,1%")
    assert ("vi", "growth-series") not in now.charts  # a year and a quarter are no series
    assert "growth-2026-q1" in now.log


def test_months_together_are_told_as_what_they_are(moments: dict[str, Moment]) -> None:
    now = moments["disbursement"]
    now.says("vi:indicators/disbursement/", "4 tháng đầu năm 2026", "5 tháng đầu năm 2026", "32%")
    now.says("en:results/2026/", "The first 5 months of 2026", "the first 4 months of 2026")
    now.silent("vi:indicators/disbursement/", "tháng 5/2026", "tháng 4/2026")
    assert [row["period"] for row in rows(now, "results", indicator="disbursement")] == [
        "2026-01/2026-04",
        "2026-01/2026-05",
    ]


def test_a_scenario_is_the_yardstick_of_its_own_quarter(moments: dict[str, Moment]) -> None:
    now = moments["scenarios"]
    now.says("vi:", "Năm 2026, Đất Mẫu đặt chỉ tiêu tốc độ tăng trưởng 11%")
    now.silent("vi:", "9,7%", "12%")
    now.silent("en:", "first half of 2026, Sample Land sets")
    now.says(
        "vi:targets/2026/", "Tốc độ tăng trưởng: chặng đường năm 2026", "quý II/2026 9,7% –", "năm 2026 11% –"
    )
    now.says(
        "en:indicators/growth/",
        "an estimated 9.1%, exceeds the scenario of 9% for the same period",
        "The result is an estimate.",
    )
    assert now.charts["en", "growth-path-2026"][:2] == (
        ("the first quarter of 2026", "9%", "an estimated 9.1%"),
        ("the second quarter of 2026", "9.7%", "–"),
    )
    (verdict,) = rows(now, "verdicts")
    assert (verdict["baseline"], verdict["verdict"], verdict["period"], verdict["gap"]) == (
        "scenario",
        "exceeded",
        "2026-Q1",
        0.1,
    )
    assert [row["id"] for row in rows(now, "targets", kind="target", in_force=True, indicator="growth")] == [
        "growth-2026-second"
    ]


def test_a_revision_replaces_and_is_no_conflict(moments: dict[str, Moment]) -> None:
    now = moments["half-year"]
    now.says(
        "vi:indicators/growth/",
        "Số liệu quý I/2026 qua các lần công bố",
        "cao hơn 0,2 điểm",
        "đã có số mới thay",
    )
    now.says(
        "en:indicators/growth/",
        "The figure of 2025, as it was revised",
        "official",
        "a newer figure replaces it",
    )
    now.says("vi:quality/", "Hiện không có hai nguồn nào ghi khác nhau")
    now.says("vi:", "Kết quả quý II/2026: ước 9,5%")
    now.says("en:results/2025/", "7.5%", "official")
    now.silent("en:results/2025/", "an estimated 7.3%")
    (first,) = rows(now, "results", id="growth-2026-q1")
    assert (first["superseded_by"], first["status"]) == ("growth-2026-q1-second", "E")
    assert [v["result"] for v in rows(now, "verdicts", period="2026-Q1")] == ["growth-2026-q1-second"]
    assert [v["verdict"] for v in rows(now, "verdicts", period="2026-Q2")] == ["missed"]
    now.says("vi:targets/", "Đến 30/06/2026 đạt 700.000 lượt khách, bằng 58,3% chỉ tiêu năm")
    assert now.charts["vi", "growth-series"] == (
        ("quý I/2026", "9,3%", "văn bản nêu"),
        ("quý II/2026", "ước 9,5%", "văn bản nêu"),
    )


def test_a_second_amendment_has_its_own_section_and_the_whole_way_is_told(moments: dict[str, Moment]) -> None:
    now = moments["second amendment"]
    now.says("vi:", "Đất Mẫu đặt chỉ tiêu tốc độ tăng trưởng 10%", "Cả chặng: 10,5% → 11% → 10%")
    now.says("vi:", "1 nhiệm vụ được điều chỉnh")
    now.says(
        "en:indicators/growth/", "It was 11% before; the Resolution 08-NQ/ĐM lowered it by 1 percentage point"
    )
    now.says("en:indicators/growth/", "The whole way: 10.5% → 11% → 10%.")
    now.says(
        "vi:amendments/",
        "2 văn bản điều chỉnh 2 con số chỉ tiêu và 1 nhiệm vụ",
        "Nghị quyết 08-NQ/ĐM",
        "Nghị quyết điều chỉnh Nghị quyết 01-NQ/ĐM",
    )
    now.says("vi:amendments/", "bãi bỏ", "bỏ nhiệm vụ", "thêm chỉ tiêu", "bỏ chỉ tiêu")
    now.says("en:amendments/", "withdrawn", "task withdrawn", "target added")
    now.says(
        "vi:indicators/digital/",
        "chỉ tiêu 17% cho năm 2026 đã bị bãi bỏ",
        "Nghị quyết 08-NQ/ĐM đã bãi bỏ",
    )
    now.says("en:indicators/forest/", "Forest cover: 44% for 2026")
    now.says("vi:tasks/nursery/", "bỏ nhiệm vụ", "Nghị quyết 08-NQ/ĐM, 20/07/2026")
    (gone,) = rows(now, "targets", id="digital-2026")
    assert (gone["superseded_by"], gone["in_force"]) == ("digital-2026-withdrawn", False)
    (row,) = rows(now, "targets", id="digital-2026-withdrawn")
    assert (row["kind"], row["value"], row["bound"]) == ("withdrawn", None, None)


def test_a_number_that_becomes_known_is_told_everywhere(moments: dict[str, Moment]) -> None:
    now = moments["number known"]
    now.says("vi:amendments/", "Nghị quyết 02-NQ/ĐM", "01/02/2026")
    now.says("en:indicators/growth/", "Resolution 02-NQ/ĐM, 1 February 2026")
    now.silent("vi:amendments/", "Nghị quyết điều chỉnh Nghị quyết 01-NQ/ĐM")
    assert "02-NQ/ĐM" in now.log


def test_a_duty_is_done_overdue_or_not_due_yet(moments: dict[str, Moment]) -> None:
    now = moments["duty"]
    now.says(
        "vi:duties/", "Tháng 1/2026 31/01/2026 đã làm, ngày 03/02/2026", "đã gửi báo cáo tháng 01 năm 2026"
    )
    now.says("vi:duties/", "Tháng 2/2026 28/02/2026 quá hạn", "Tháng 8/2026 31/08/2026 chưa đến hạn")
    now.says("en:duties/", "overdue: no source read up to 3 August 2026 says that it was done")
    now.silent("vi:duties/", "Tháng 9/2026")
    states = {row["period"]: row["status"] for row in rows(now, "duties", duty="monthly-report")}
    assert (states["2026-01"], states["2026-02"], states["2026-08"]) == ("done", "overdue", "not_due")
    assert len(states) == 12
    assert "DTSTART;VALUE=DATE:20260831" in now.calendar and "20260131" not in now.calendar


def test_nothing_is_overdue_while_no_later_source_is_read(moments: dict[str, Moment]) -> None:
    now = moments["promise"]
    now.says("en:duties/", "nothing read as of 15 February 2026")
    assert {row["status"] for row in rows(now, "duties", period="2026-01")} == {"nothing_read"}


def test_next_years_resolution_does_not_turn_the_page_before_the_year(moments: dict[str, Moment]) -> None:
    now = moments["next year's resolution"]
    now.says("vi:", "Năm 2026, Đất Mẫu đặt chỉ tiêu tốc độ tăng trưởng 10%")
    now.says("vi:targets/2027/", "Năm 2027: các chỉ tiêu", "11,5%", "1,4 triệu lượt khách")
    now.says("en:targets/", "Targets for 2026", "2027")
    now.says("en:indicators/visitors/", "Visits: 1.2 million visits for 2026")
    assert now.api["index"]["current_year"] == "2026"


def test_january_opens_the_new_year_and_keeps_the_old_one(moments: dict[str, Moment]) -> None:
    now = moments["January"]
    now.says("vi:", "Năm 2027, Đất Mẫu đặt chỉ tiêu tốc độ tăng trưởng 11,5%", "Chỉ tiêu 2027")
    now.says("en:targets/", "Targets for 2027")
    now.says("en:targets/2026/", "The year 2026: targets", "10%", "17%")
    now.says("vi:", "chưa có kết quả")  # last year's scorecard
    now.silent("vi:", "1 nhiệm vụ được điều chỉnh")
    assert now.api["index"]["current_year"] == "2027"


def test_the_years_results_are_judged_against_both_targets(moments: dict[str, Moment]) -> None:
    now = moments["results of the year"]
    now.says(
        "vi:",
        "Đối chiếu kết quả với chỉ tiêu năm 2026",
        "chỉ tiêu ban đầu 1 vượt 2 chưa đạt 1 chưa có kết quả",
    )
    now.says("en:", "target in force 2 exceeded 1 missed 1 no result yet")
    now.says("en:results/2026/", "an estimated 10.2%, misses the original target of 10.5%")
    now.says(
        "en:results/2026/",
        "an estimated 10.2%, exceeds the target in force of 10%",
        "The result is an estimate.",
    )
    now.says("vi:indicators/disbursement/", "chưa đạt chỉ tiêu hiện hành 100%")
    now.silent("vi:results/2026/", "Phần còn lại của năm cần thêm")
    baselines = {(v["baseline"], v["verdict"]) for v in rows(now, "verdicts", result="growth-2026-result")}
    assert baselines == {("original", "missed"), ("in_force", "exceeded")}
    assert rows(now, "verdicts", indicator="digital") == []  # taken back
    (gap,) = (v["gap"] for v in rows(now, "verdicts", result="visitors-2026-result"))
    assert gap == 50_000


def test_half_a_year_without_news_makes_nothing_stale(moments: dict[str, Moment]) -> None:
    now = moments["half a year later"]
    now.says("vi:", "Số liệu dừng ở ngày 10/01/2027", "Năm 2027, Đất Mẫu đặt chỉ tiêu")
    now.says("en:targets/", "Targets for 2027")
    now.says("en:duties/", "overdue: no source read up to 12 July 2027")
    assert now.api["index"]["current_year"] == "2027"


@pytest.mark.parametrize("name", [step.name for step in STEPS])
def test_no_page_of_any_step_has_a_hole_or_announces_nothing(moments: dict[str, Moment], name: str) -> None:
    for (code, path), text in moments[name].texts.items():
        if path.startswith("contribute/"):
            continue
        for hole in ("None", "( )", "“”", ": .", "cho .", "for .", " ,"):
            assert hole not in text, (name, code, path, hole)
