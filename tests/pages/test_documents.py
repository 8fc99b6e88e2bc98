"""Documents stand in time, with whether their words are held."""

from __future__ import annotations

from scripts.pages import documents


def test_documents_stand_in_time_and_say_whether_they_are_held(mini):
    view = documents.view(mini)
    assert [row.id for row in view.documents] == [
        "plan",
        "news",
        "half-year-report",
        "plan-again",
        "plan-amended",
    ]
    assert view.documents[0].held == "known only through another document"
    assert view.documents[-1].issued == "date not stated"
    assert view.lead.startswith("5 documents are named; 4 were read in full")
