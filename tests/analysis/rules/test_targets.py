"""What replaces what: one body's target of one thing, by an instrument of the family; and witnesses."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.analysis.rules import targets
from tests.contexts import problem_codes
from tests.ledgers import amendment, document, target, withdrawal

FIRST = target("a", "10.5")
LATER = target("b", "11", document="second", replaces="a")
COUNCIL = (document("first", issuer="council"), document("second", issuer="council", issued=None))
THIRD = document("third", issued=None, issuer="council")
MADE = amendment("m", kind="target")


def chains(*rows):
    return problem_codes(targets.chains, *COUNCIL, *rows)


def beside(*rows):
    return problem_codes(targets.one_in_force, *COUNCIL, *rows)


@pytest.mark.parametrize(
    ("pairs", "first", "later", "codes"),
    [
        ([], "first", "second", []),  # the table of amendments does not speak of either
        ([("first", "second")], "first", "second", []),
        ([("first", "second")], "second", "first", []),  # one family: their days tell which is the later
        ([("first", "second")], "first", "third", ["replaces-unamended"]),
        ([("first", "second")], "third", "second", ["replaces-unamended"]),
        ([("first", "second")], "second", "third", ["replaces-unamended"]),
        ([("first", "second"), ("first", "third")], "second", "third", []),  # it amends the original
        ([("first", "second"), ("second", "third")], "second", "third", []),  # or what amended that
        ([("first", "second"), ("second", "third")], "first", "third", []),
        ([], "first", "first", ["replaces-own-document"]),
        ([("first", "second")], "first", "first", ["replaces-own-document"]),
    ],
)
def test_a_target_is_replaced_by_an_instrument_of_the_amended_family(pairs, first, later, codes):
    rows = [amendment(f"m{n}", amends=a, document=d, kind="target") for n, (a, d) in enumerate(pairs)]
    rows += [target("a", "10.5", document=first), target("b", "11", document=later, replaces="a")]
    assert chains(THIRD, document("first", issuer="council", issued=None), *rows) == codes


@pytest.mark.parametrize(
    ("issuers", "rows", "codes"),
    [
        (("council", "council"), [], []),
        (("council", "office"), [], ["replaces-other-body"]),
        (("council", "office"), [MADE], ["replaces-other-body"]),
        (("council", ""), [], ["replaces-other-body"]),  # a document without an issuer stands for itself
        (("", ""), [], ["replaces-other-body"]),
        (("council", ""), [MADE], []),  # but its text says what it amends
        (("", ""), [MADE], []),
    ],
)
def test_a_target_is_replaced_by_its_own_body(issuers, rows, codes):
    documents = [
        document(id, issuer=who, issued=None) for id, who in zip(("first", "second"), issuers, strict=True)
    ]
    assert problem_codes(targets.chains, *documents, *rows, FIRST, LATER) == codes


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([target("a", "1", kind="scenario"), LATER], ["replaces-other-kind"]),
        ([target("a", "1", kind="scenario"), withdrawal("w", replaces="a")], []),
        ([FIRST, withdrawal("w", replaces="a")], []),
        ([FIRST, withdrawal("w", replaces="a", area="north")], ["replaces-other-area"]),
        ([withdrawal("w")], ["withdrawal-of-nothing"]),
        ([withdrawal("w", replaces="gone")], []),  # loading tells that
        ([FIRST, withdrawal("w", replaces="a"), target("z", "1", replaces="w")], ["withdrawal-replaced"]),
        ([FIRST, LATER, withdrawal("w", replaces="a", document="third")], ["replaced-twice"]),
        ([target("a", "1", replaces="b"), LATER], ["replaces-circle", "replaces-circle"]),
        ([target("a", "1", replaces="a")], ["replaces-circle"]),
        ([target("a", "1", document="press"), LATER], ["replaces-claim"]),
        ([FIRST, target("b", "11", document="press", replaces="a")], ["replaces-claim"]),
        ([FIRST, withdrawal("w", document="press", replaces="a")], ["replaces-claim"]),
        ([target("a", "1", document="gone"), LATER], []),
        ([LATER], []),
    ],
)
def test_a_chain_is_of_one_kind_ends_with_a_withdrawal_and_has_no_claims(rows, codes):
    assert chains(THIRD, *rows) == codes


@pytest.mark.parametrize(
    ("value", "replaces", "codes"),
    [
        ("11", "a", ["witness-replaces"]),
        ("11", "b", ["witness-replaces"]),
        ("11", "", []),
        ("12", "a", ["replaced-twice"]),
        ("12", "b", ["replaces-own-document"]),
    ],
)
def test_a_witness_replaces_nothing(value, replaces, codes):
    row = target("c", value, document="second", source="press", replaces=replaces)
    assert chains(MADE, FIRST, LATER, row) == codes


def test_an_instrument_replaces_nothing_of_a_later_day():
    documents = [
        document("first", issuer="council", issued=date(2026, 1, 2)),
        document("second", issuer="council", issued=date(2026, 1, 1)),
    ]
    assert problem_codes(targets.chains, *documents, FIRST, LATER) == ["replaces-later"]


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (target("z", "12"), ["two-in-force"]),
        (target("z", "12", document="second"), ["two-in-force"]),
        (target("z", "12", document="press"), []),  # a claim
        (target("z", "12", document="other"), []),  # another body's
        (target("z", "12", kind="scenario"), []),
        (target("z", "12", period="2027"), []),
        (target("z", "12", area="north"), []),
        (target("z", "10.5", source="press"), []),  # a witness of the original
        (target("z", "11", document="second", source="press"), []),  # and of the amended one
        (target("z", "11", source="press"), ["two-in-force"]),  # the instrument never set that
        (target("z", "10.5", bound="ge", source="press"), ["two-in-force"]),
        (target("z", "10.5"), ["witness-twice"]),
        (target("z", "12", document="gone"), []),
    ],
)
def test_a_row_beside_a_chain_is_a_witness_or_says_what_it_replaces(row, codes):
    assert beside(document("other"), MADE, FIRST, LATER, row) == codes


def test_two_witnesses_have_two_sources():
    rows = [target(id, "10.5", source="press") for id in ("y", "z")]
    assert beside(FIRST, *rows) == ["witness-twice"]
    assert beside(FIRST, rows[0], target("z", "10.5", source="second")) == []


@pytest.mark.parametrize(
    "rows",
    [
        [MADE, target("z", "10.5"), target("a", "11", document="second")],
        [
            document("first", issuer="council", issued=date(2026, 3, 1)),
            document("second", issuer="council", issued=date(2026, 2, 1)),
            *[target("z", "11", document="second"), target("a", "10.5")],
        ],
    ],
    ids=["by the amendment", "by the days"],
)
def test_of_two_first_targets_the_later_one_is_told(rows):
    found = targets.one_in_force(targets_context(*rows))
    assert [(p.row, dict(p.facts)["other"]) for p in found] == [(1, "z")]


def targets_context(*rows):
    from tests.contexts import context
    from tests.ledgers import indicator, ledger

    return context(ledger(indicator(), *COUNCIL, *rows))


def test_documents_without_an_issuer_are_bodies_of_their_own():
    assert problem_codes(targets.one_in_force, FIRST, target("b", "11", document="second")) == []


def test_a_figure_set_again_after_its_withdrawal_is_no_second_chain():
    rows = [FIRST, withdrawal("w", replaces="a"), target("z", "12", document="second")]
    assert beside(*rows) == ["two-in-force"]
