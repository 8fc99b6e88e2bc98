"""The page of corrections asks what a slip asks, and opens the ways that the settings allow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.pages import correction_slip, corrections
from scripts.pages.corrections import CorrectionLinks


def test_the_slip_asks_what_the_forms_ask(mini):
    questions = correction_slip.view(mini).questions
    assert [question.name for question in questions] == list(corrections.ASKED_FIELDS)
    assert {question.name for question in questions if question.lines == 1} == set(correction_slip.ONE_LINE)


@pytest.mark.parametrize(
    ("doors", "is_known", "names"),
    [
        (CorrectionLinks(), False, ("", "")),
        (CorrectionLinks("https://git.example.org/a/b"), False, ("", "")),
        (CorrectionLinks("https://github.com/a/b", "github"), True, ("", "")),
        (CorrectionLinks("https://gitlab.com/a/b", "gitlab"), True, ("issue[title]", "issue[description]")),
    ],
    ids=["nowhere", "unknown host", "forms", "no forms"],
)
def test_a_host_is_used_as_far_as_it_is_known(mini, doors, is_known, names):
    forge = correction_slip.forge(replace(mini, corrections=doors))
    assert forge.is_known == is_known
    assert (forge.title_field, forge.body_field) == names
    assert bool(forge.issue_url) == is_known


def test_only_open_ways_are_announced_and_several_are_numbered(mini):
    closed = correction_slip.view(replace(mini, corrections=CorrectionLinks())).ways
    assert (closed.letter, closed.issue, closed.edit) == ("Send the slip, no account needed", "", "")
    links = CorrectionLinks("https://github.com/a/b", "github")
    opened = correction_slip.view(replace(mini, corrections=links)).ways
    assert [way[:6] for way in (opened.letter, opened.issue, opened.edit)] == ["Way 1:", "Way 2:", "Way 3:"]


def test_every_table_tells_the_slip_what_it_must_know(mini):
    files = {file.name: file for file in correction_slip.view(mini).tables}
    assert len(files) == 16
    results = files["results/results"]
    assert (results.source_column, results.documents) == ("source", "reference/documents")
    assert results.worded_path == "api/results.json" and files["results/statements"].worded_path == ""
    assert (results.first_row, results.first_line) == (2, 2)
    assert results.json_path == "data/results/results.json"
