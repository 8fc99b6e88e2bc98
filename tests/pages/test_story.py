"""A story opens pages with sentences made from what was computed, each figure as its source words it."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from tests.ledgers import amendment, document, indicator, result, story, target, task, wording

GROWTH = indicator(name_vi="Tốc độ tăng", name_en="Growth rate")
AMENDED = (GROWTH, target("a", "10.5"), target("b", "11", replaces="a", document="second"), amendment("m"))


def plain(html):
    """What a sentence reads as, with plain spaces."""
    return Markup(html).striptags().replace("\u00a0", " ")


def headline(*rows, code="en", id="growth"):
    told = story(*rows, code=code)
    return plain(told.indicator_headline(told.ledger.indicator(id)))


def lead(*rows, code="en"):
    told = story(*rows, code=code)
    return plain(told.indicator_lead(told.ledger.indicator("growth")))


# An indicator's page


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([target("a", "10.5"), target("b", "11", replaces="a")], "Growth rate: raised to 11% for 2026"),
        ([target("a", "11"), target("b", "10.5", replaces="a")], "Growth rate: lowered to 10.5% for 2026"),
        ([target("a", "11"), target("b", "11", replaces="a")], "Growth rate: kept at 11% for 2026"),
        (
            [target("a", "11"), target("b", "11", replaces="a", bound="gt")],
            "Growth rate: now more than 11% for 2026",
        ),
        ([target("a", "11")], "Growth rate: 11% for 2026"),
        ([target("p", "11", document="press", bound="gt")], "Growth rate: more than 11% for 2026"),
        ([result("r", "7.34", status="E", period="2025")], "Growth rate: an estimated 7.34% in 2025"),
        ([], "Growth rate: no figure in the sources"),
    ],
    ids=["raised", "lowered", "kept", "reworded", "set", "claimed", "result", "nothing"],
)
def test_the_headline_says_what_happened_to_the_target_else_the_result(rows, said):
    assert headline(GROWTH, *rows) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([target("a", "10.5"), target("b", "11", replaces="a")], "2026, originally 10.5%"),
        ([target("a", "11"), target("b", "11", replaces="a")], "2026, kept as it was"),
        ([target("a", "11")], "target for 2026"),
        ([target("p", "11", document="press", bound="gt")], "2026, as the press says"),
        ([result("r", "7.34", status="E", period="2025")], "result of 2025"),
        ([], ""),
    ],
    ids=["raised", "kept", "set", "claimed", "result", "nothing"],
)
def test_a_figure_that_is_shared_brings_its_period_and_what_it_was(rows, said):
    told = story(GROWTH, *rows, code="en")
    assert plain(told.indicator_context(told.ledger.indicator("growth"))) == said


def test_a_name_in_a_headline_can_lead_to_its_page():
    told = story(GROWTH, target("a", "11"), code="en")
    said = told.indicator_headline(told.ledger.indicator("growth"), "growth/")
    assert said.startswith('<a href="growth/"><b>Growth rate</b></a>: ')


def test_the_headline_is_about_the_latest_period():
    rows = [target("a", "11"), target("b", "12", period="2027")]
    assert headline(GROWTH, *rows) == "Growth rate: 12% for 2027"


def test_the_headline_of_a_whole_is_what_it_is_made_of():
    assert headline(GROWTH, indicator("part", whole="growth")) == "Growth rate: what it is made of"


def test_a_headline_speaks_vietnamese_too():
    assert headline(*AMENDED, code="vi") == "Tốc độ tăng: nâng lên 11% cho năm 2026"


def test_the_lead_tells_from_what_how_far_in_points_and_by_which_document():
    assert lead(*AMENDED) == (
        "It was 10.5% at first; the Resolution amending 04-NQ/TU raised it by 0.5 percentage points."
    )
    assert "0,5 điểm phần trăm" in lead(*AMENDED, code="vi")


def test_the_lead_tells_a_disagreement_once_however_many_periods_there_are():
    claim = target("p", "11", bound="gt", document="press")
    told = lead(*AMENDED, claim, target("c", "12", period="2027"))
    assert told.count("more than 11%") == 1


def test_two_results_that_differ_are_told_even_where_there_is_no_target():
    told = lead(GROWTH, result("r", "7.34"), result("s", "7.4"))
    assert "7.34%" in told and "7.4%" in told


def test_a_result_without_any_target_says_that_none_is_stated():
    assert lead(GROWTH, result("r", "7.34")) == "The sources state no target for this figure."


def test_a_name_keeps_the_capitals_of_an_abbreviation_inside_a_sentence():
    told = story(indicator("a", name_en="GRDP growth"), indicator("b", name_en="Growth rate"))
    assert [told.lower(i) for i in told.ledger.indicators] == ["GRDP growth", "growth rate"]


# Verdicts


def verdicts(*rows):
    told = story(GROWTH, *rows)
    return [plain(line) for line in told.verdict_lines(told.ledger.indicator("growth"))]


def test_a_result_is_told_against_the_targets_of_its_own_period():
    rows = [target("a", "10.5"), target("b", "11", replaces="a")]
    assert verdicts(*rows, result("r", "10.7")) == [
        "The result of 2026, 10.7%, meets the target of 10.5% for the same period.",
        "The result of 2026, 10.7%, misses the target of 11% for the same period.",
    ]


def test_a_result_of_another_year_is_set_against_nothing():
    (told,) = verdicts(target("a", "11"), result("r", "7.34", period="2025"))
    assert "2025" in told and "11%" not in told


def test_a_result_whose_hedge_leaves_it_open_is_called_neither_met_nor_missed():
    (told,) = verdicts(target("a", "11"), result("r", "11", bound="approx"))
    assert "meets" not in told and "misses" not in told and "about 11%" in told


# The home page


def home(*rows, code="en"):
    told = story(*rows, code=code)
    return plain(told.home_headline()), plain(told.home_lead())


def test_the_home_page_says_who_promises_what_for_when():
    assert home(*AMENDED)[0] == "For 2026, Testland promises a growth rate of 11%"
    assert home(*AMENDED, code="vi")[0] == "Năm 2026, Testland đặt chỉ tiêu tốc độ tăng 11%"


def test_the_home_page_tells_the_last_result_with_its_hedge_and_its_rank():
    rank = result("k", "24", "growth-rank", out_of=34, period="2025")
    rows = (indicator("growth-rank", unit="rank"), result("r", "7.34", status="E", period="2025"), rank)
    told = home(*AMENDED, *rows)[1]
    assert "an estimated 7.34%" in told
    assert "24 of 34" in told


def test_a_rank_of_another_year_is_not_told_beside_a_result():
    rank = result("k", "24", "growth-rank", out_of=34, period="2024")
    rows = (indicator("growth-rank", unit="rank"), result("r", "7.34", period="2025"), rank)
    assert "34" not in home(*AMENDED, *rows)[1].replace("7.34", "")


def test_targets_are_counted_as_amended_or_kept_and_claims_as_neither():
    rows = (
        indicator("kept"),
        target("k", "5", "kept"),
        indicator("claimed"),
        target("p", "1", "claimed", document="press"),
    )
    told = story(*AMENDED, *rows).home_targets_caption()
    assert re.findall(r"\d+ targets?", told) == ["1 target", "1 target"]


# Disagreements, evidence, citing


def test_a_disagreement_says_who_says_what():
    claim = target("p", "11", bound="gt", document="press")
    told = story(*AMENDED, claim)
    (conflict,) = told.d.conflicts
    assert plain(told.conflict(conflict)) == (
        "Growth rate, 2026: Resolution amending 04-NQ/TU says 11%; "
        "Press report, 31 January 2026 says more than 11%."
    )


def test_the_summary_of_an_evidence_says_document_figure_and_whether_it_was_checked():
    row = target("a", "10.5")
    assert story(GROWTH, row).proof_summary(row) == ("Resolution 04-NQ/TU: 10.5%. Quote could not be checked")


def test_a_task_is_summed_up_by_its_amendments_else_by_its_title():
    told = story(task("t"), task("u"), amendment("m", task="t"), wording("w", "added", amendment="m"))
    assert [told.task_summary(t) for t in told.tasks] == ["amended", "Task u"]


@pytest.mark.parametrize(
    ("url", "address"), [("https://x.example/", " https://x.example/targets/"), ("", "")]
)
def test_a_citation_gives_the_address_only_where_the_site_has_one(url, address):
    told = story(url=url).citation("Targets", "targets/")
    assert told.endswith(f"CC BY 4.0.{address}") and "“Targets”" in told and "updated" not in told


def test_a_name_from_a_stranger_never_becomes_a_tag_in_a_sentence():
    strange = indicator(name_en="<b>*Growth*</b>")
    told = story(strange, target("a", "1"), document("first", number="<i>"))
    for html in (told.indicator_headline(strange), told.home_headline(), told.indicator_lead(strange)):
        assert "<b>*" not in html and "*Growth" not in html and "<i>" not in html
