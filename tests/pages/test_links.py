"""Every kind of row has a page, and a correction leads to the page of corrections with the row named."""

from __future__ import annotations

import pytest

from scripts.model.site import relative
from scripts.pages import links
from tests.ledgers import amendment, duty, gap, indicator, ledger, result, statement, target, task


@pytest.mark.parametrize(
    ("about", "page"),
    [
        ("indicators/growth", "indicators/growth/"),
        ("documents/second", "documents/second/"),
        ("targets/a", "indicators/growth/#a"),
        ("results/r", "indicators/growth/#r"),
        ("statements/s", "statements/#s"),
        ("duties/d", "duties/#d"),
        ("amendments/m", "tasks/t/"),
        ("amendments/n", "amendments/#n"),
        ("themes/all", "data/reference/themes/#all"),
    ],
)
def test_every_kind_of_row_has_a_page_that_a_gap_can_lead_to(about, page):
    rows = [indicator(), target("a", "1"), result("r", "1"), statement("s"), duty("d"), task("t")]
    whole = ledger(*rows, amendment("m", task="t"), amendment("n", kind="target"), gap("g", about))
    assert links.subject(whole, whole.gaps[0]) == page


@pytest.mark.parametrize("here", ["", "targets/", "indicators/growth/"])
def test_a_correction_leads_to_the_page_of_corrections_and_names_the_row(here):
    assert relative(here, links.correction("targets", "targets", "a")) == (
        "../" * here.count("/") + "contribute/?row=targets/targets/a#row"
    )


def test_a_figure_stands_at_its_anchor_whatever_its_id():
    assert links.figure("growth", "growth-2026") == "indicators/growth/#growth-2026"
    assert "<" not in links.figure("growth", "<b>")
