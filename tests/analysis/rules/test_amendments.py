"""Whom an amendment amends, which task, and how it words its elements."""

from __future__ import annotations

import pytest

from scripts.analysis.rules import amendments
from tests.contexts import problem_codes
from tests.ledgers import amendment, document, target, task, withdrawal, wording

TARGETS = ("target", "target-added", "target-withdrawn")
OTHER = document("other")


@pytest.mark.parametrize("kind", sorted(amendments.TASKS))
def test_an_amendment_of_a_task_names_it(kind):
    assert problem_codes(amendments.amendments, amendment("m", kind=kind)) == ["amendment-without-task"]
    assert problem_codes(amendments.amendments, task("t"), amendment("m", kind=kind, task="t")) == []


@pytest.mark.parametrize("kind", TARGETS)
def test_an_amendment_of_a_target_names_no_task(kind):
    assert problem_codes(amendments.amendments, amendment("m", kind=kind)) == []
    found = problem_codes(amendments.amendments, task("t"), amendment("m", kind=kind, task="t"))
    assert found == ["amendment-with-task"]


@pytest.mark.parametrize(
    ("kind", "of", "codes"),
    [
        ("task", "first", []),
        ("task", "other", ["task-of-other-document"]),
        ("task", "second", ["task-of-other-document"]),  # the amending document's own
        ("task-withdrawn", "second", ["task-of-other-document"]),
        ("task-added", "second", []),
        ("task-added", "first", []),
        ("task-added", "other", ["task-of-other-document"]),
    ],
)
def test_the_task_is_of_an_amended_instrument(kind, of, codes):
    rows = [OTHER, task("t", document=of), amendment("m", kind=kind, task="t")]
    assert problem_codes(amendments.amendments, *rows) == codes


def test_a_second_amendment_may_name_the_original_or_the_first_one():
    first = amendment("m", kind="target")
    for amends in ("first", "second"):
        later = amendment("n", document="other", amends=amends, task="t")
        for of in ("first", "second"):
            rows = [OTHER, first, later, task("t", document=of)]
            assert problem_codes(amendments.amendments, *rows) == []


def test_no_document_amends_itself():
    row = amendment("m", document="first", amends="first", kind="target")
    assert problem_codes(amendments.amendments, row) == ["amends-itself"]


@pytest.mark.parametrize(
    ("later", "needed"),
    [
        (target("b", "11", document="second", replaces="a"), "target"),
        (target("b", "10.5", bound="gt", document="second", replaces="a"), "target"),
        (target("b", "10.5", document="second", replaces="a"), ""),  # restated
        (target("b", "11", document="second"), ""),  # nobody here knows what it was before
        (target("b", "11", document="other", replaces="a"), ""),
        (withdrawal("b", document="second", replaces="a"), "target-withdrawn"),
        (withdrawal("b", document="other", replaces="a"), ""),
    ],
)
@pytest.mark.parametrize("kind", TARGETS)
def test_what_a_document_does_to_a_target_is_a_kind_of_its_amendments(kind, later, needed):
    rows = [OTHER, target("a", "10.5"), later]
    codes = ["kind-of-amendment-missing"] if needed not in ("", kind) else []
    assert problem_codes(amendments.amendments, *rows, amendment("m", kind=kind)) == codes
    assert problem_codes(amendments.amendments, *rows) == []  # that it has amendments at all is no rule
    of_task = amendment("m", task="t")
    assert problem_codes(amendments.amendments, *rows, task("t"), of_task) == []
    if needed:
        both = amendment("m", kind=kind), amendment("n", kind=needed)
        assert problem_codes(amendments.amendments, *rows, *both) == []


@pytest.mark.parametrize(
    ("first", "last", "codes"),
    [
        (None, None, []),
        (3, 3, []),
        (3, 9, []),
        (9, 3, ["passage-backwards"]),
        (3, None, ["passage-with-one-end"]),
        (None, 3, ["passage-with-one-end"]),
    ],
)
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_passage_has_both_ends_in_order(side, first, last, codes):
    span = {f"{side}_from": first, f"{side}_to": last}
    assert problem_codes(amendments.amendments, task("t"), amendment("m", task="t", **span)) == codes
    assert problem_codes(amendments.wording, wording("w", "reworded", amendment="m", **span)) == codes


@pytest.mark.parametrize(
    ("positions", "codes"),
    [((1, 2, 3), []), ((3, 1, 2), []), ((2, 3), ["positions-gap"]), ((1, 1, 2), ["positions-gap"])],
)
def test_positions_run_on_from_one(positions, codes):
    rows = [wording(f"w{n}", "added", amendment="m", position=p) for n, p in enumerate(positions)]
    assert sorted(set(problem_codes(amendments.wording, amendment("m", task="t"), task("t"), *rows))) == codes


@pytest.mark.parametrize(
    ("kind", "codes"),
    [(kind, []) for kind in sorted(amendments.TASKS)] + [(kind, ["wording-of-target"]) for kind in TARGETS],
)
def test_only_amendments_of_tasks_are_worded(kind, codes):
    change = "removed" if kind == "task-withdrawn" else "added"
    rows = [amendment("m", kind=kind), wording("w", change, amendment="m")]
    assert problem_codes(amendments.wording, *rows) == codes


@pytest.mark.parametrize("kind", sorted(amendments.TASKS))
@pytest.mark.parametrize("change", ["kept", "reworded", "added", "removed"])
def test_all_of_a_new_task_is_added_and_of_one_withdrawn_removed(kind, change):
    rows = [amendment("m", kind=kind), wording("w", change, amendment="m")]
    wrong = (kind == "task-added" and change != "added") or (kind == "task-withdrawn" and change != "removed")
    assert ("wording-unlike-kind" in problem_codes(amendments.wording, *rows)) == wrong


@pytest.mark.parametrize(
    ("change", "words", "codes"),
    [
        ("kept", {"before_vi": "cũ", "after_vi": "cũ"}, []),
        ("kept", {"before_vi": "cũ", "after_vi": "mới"}, ["kept-but-different"]),
        ("reworded", {"before_vi": "cũ", "after_vi": "cũ"}, ["reworded-but-same"]),
        ("added", {"before_vi": "cũ"}, ["wording-too-much"]),
        ("removed", {"after_en": "new"}, ["wording-too-much"]),
        ("reworded", {"after_en": ""}, ["wording-too-little"]),
    ],
)
def test_an_element_has_the_words_of_its_change(change, words, codes):
    row = wording("w", change, amendment="m", **words)
    assert problem_codes(amendments.wording, amendment("m"), row) == codes
