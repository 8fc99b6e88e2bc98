"""The page of amendments has every instrument, target and task, and says where no reason is given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.pages import amendments
from tests.ledgers import AMENDED, amendment, page_context, task


@pytest.mark.parametrize(("reason", "is_given"), [("", False), ("vì", True)])
def test_it_says_whether_any_reason_is_given(mini, reason, is_given):
    row = amendment("m", task="t", reason_vi=reason)
    view = amendments.view(with_packages(mini, task("t"), row))
    (document,) = view.documents
    assert document.has_reasons == is_given


def test_an_instrument_whose_number_and_date_nobody_states_says_so(mini):
    (document,) = amendments.view(with_packages(mini, amendment("m", kind="target"))).documents
    assert (document.number, document.issued) == ("not stated", "not stated")


def test_the_summary_counts_targets_and_tasks():
    context = page_context(*AMENDED, task("t"), amendment("n", task="t"))
    said = amendments.summary(context)
    assert said.startswith("1 document amended 1 target figure and 1 task.")


def with_packages(mini, *rows):
    """What pages of these rows are made from, with the invented land's tables."""
    return replace(page_context(*rows), packages=mini.packages)
