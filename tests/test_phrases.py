"""Sentences of sources, and the rows that people enter of them: which `check` accepts, which it refuses."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.analysis.fingerprints import fingerprint
from scripts.analysis.quotes import LONGEST, figures_in, is_estimate, printed_figures
from scripts.analysis.reading.periods_said import mentions
from scripts.analysis.reading.tokens import tokens_of
from scripts.analysis.rules.evidence import quotes, same_words
from scripts.analysis.rules.quoted_figures import quoted_figures
from tests.contexts import context
from tests.ledgers import document, indicator, ledger, result, target, unit
from tests.phrases import BASES, BOUNDS, PERIODS, STATUSES, Phrase, phrases, ranges

CASES = [
    case
    for name in ("phrases.csv", "more-phrases.csv")
    for case in csv.DictReader(
        (Path(__file__).resolve().parent / "input" / "cases" / name).open(encoding="utf-8", newline="")
    )
]
WORDS = "giảm tăng từ đến hơn gần trên một hai phần ba thứ nhất gấp đôi con số quý III năm 2025 tháng 9 so"


def codes(case: dict[str, str]) -> list[str]:
    """What the rules of quotes find in a case's row, read in a document that is the case's sentence."""
    made = result if case["table"] == "result" else target
    given = {name: case[name] for name in ("period", "bound", "quote")}
    given |= {"value_upper": case["value_upper"]} if case["value_upper"] else {}
    given |= {"base_period": case["base_period"]} if case["base_period"] else {}
    own = {"status": case["status"], "out_of": int(case["out_of"]) if case["out_of"] else None}
    own = own if made is result else {"average": "bình quân" in case["sentence"] and "/" in case["period"]}
    counted = unit("counted", case["unit_kind"], case["unit_symbol"], "", case["unit_symbol"], "")
    row = made("r", case["value"], "measured", source="press", **given, **own)
    held = ledger(
        counted,
        indicator("measured", unit="counted"),
        document("press", kind="press", held=True),
        row,
        press=fingerprint(case["sentence"], "press"),
    )
    rules = (quotes, quoted_figures, same_words)
    return [problem.code for rule in rules for problem in rule(context(held))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_truthful_row_is_accepted_and_a_false_one_refused(case: dict[str, str]) -> None:
    found = codes(case)
    assert ("refuse" if found else "accept") == case["expect"], (case["why"], found)


# Five hundred phrases in `make test`, ten thousand in `make long`.
MANY = settings(max_examples=10 * settings.default.max_examples)
KINDS = ("value", "bound", "period", "status")
KIND_OF = {"tenfold": "value", "sign": "value", "year": "period", "base": "period"}  # of what is changed


@MANY
@given(phrases())
def test_what_a_sentence_states_is_read_back(phrase: Phrase) -> None:
    assert phrase.codes() == []


@given(ranges())
def test_a_range_is_read_back_in_every_form(phrase: Phrase) -> None:
    assert phrase.codes() == []


@MANY
@given(phrases(), st.data())
def test_whatever_is_changed_in_the_row_is_caught(phrase: Phrase, data: st.DataObject) -> None:
    """Of each sentence its figure, its bound, its period and its status, each in one of the wrong ways."""
    changed = phrase.changed()
    for kind in KINDS:
        wrong = sorted(name for name in changed if KIND_OF.get(name, name.partition(" ")[0]) == kind)
        if wrong:
            name = data.draw(st.sampled_from(wrong))
            assert changed[name].codes(), name


def test_what_is_changed_is_of_every_kind() -> None:
    sentence = "Chỉ số mẫu năm 2025 ước đạt hơn 12,5%."
    phrase = Phrase(sentence, ("percent", "%"), "results", "2025", "gt", Decimal("12.5"), None, "E")
    assert phrase.codes() == []
    kinds = {KIND_OF.get(name, name.partition(" ")[0]) for name in phrase.changed()}
    assert kinds == set(KINDS)
    assert all(wrong.codes() for wrong in phrase.changed().values())


def test_the_printer_has_forty_forms_and_more() -> None:
    hedged = {form for forms in BOUNDS.values() for form in forms}
    verbs = {verb for forms in STATUSES.values() for verb in forms}
    named = {name for names in PERIODS.values() for name in names}
    assert len(hedged) + len(verbs) + len(named) + len(BASES) >= 40
    assert len(hedged) >= 20


@given(
    st.text()
    | st.lists(st.sampled_from([*WORDS.split(), "10,5%", "2.000", "-", "/", "(", ",", "%"])).map(" ".join)
)
def test_no_text_makes_the_reader_raise(text: str) -> None:
    for printed in printed_figures(text):
        assert printed.text in text or printed.text
    figures_in(text)
    is_estimate(text)
    mentions(tokens_of(text))
    printed_figures(text, "en")


@pytest.mark.parametrize(
    "word", [*WORDS.split(), "10,5%", "từ 10% -", "một phần", "(", "tháng 9 năm 2025 và"]
)
def test_a_text_a_hundred_times_as_long_takes_no_more_than_its_share(word: str) -> None:
    """Counted in steps of the interpreter, which no other process disturbs."""
    short, long = (steps(" ".join([word] * n)) for n in (LONGEST * 5, LONGEST * 50))
    assert long <= 14 * short


def steps(text: str) -> int:
    """How many lines of Python reading a text takes."""
    import sys

    count = 0

    def traced(*_: object) -> object:
        nonlocal count
        count += 1
        return traced

    sys.settrace(traced)  # type: ignore[arg-type]
    try:
        mentions.__wrapped__(tokens_of(text)) if hasattr(mentions, "__wrapped__") else mentions(
            tokens_of(text)
        )
        printed_figures(text)
    finally:
        sys.settrace(None)
    return count
