"""Each mistake is told once, at its place, in whole sentences, in two languages; every sentence is used."""

from __future__ import annotations

import re
import socket
from string import Formatter

import pytest
from syrupy.assertion import SnapshotAssertion

from scripts.analysis.rules.areas import own_area
from scripts.i18n.translator import LANGUAGES, sentences
from scripts.model.problem import Problem
from scripts.pages import corrections
from tests.accepted import HOW
from tests.broken.mistakes import MISTAKES, last_accepted, listed, problems
from tests.contexts import context
from tests.ledgers import ledger

pytestmark = pytest.mark.xdist_group("broken")
CODES = {code: sentences(code)["problems"] for code in LANGUAGES}
PLACE = re.compile(r"datasets[^:]*?(, (dòng|row) \d+)?(, (cột|column) \S+)?: ")
NOTE = re.compile(r"“[^”]*”")  # what a program or a person has written, told as it is
ENGLISH = re.compile(r"\b(is|are|not|the|of|cannot|must|should|does|with|property|row|field|value)\b")


def refused(*_: object) -> None:
    """In place of what would ask the network: no mistake makes the check do so."""
    raise AssertionError("the network was asked")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """mistake → what is found wrong."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(socket.socket, "connect", refused)
        patched.setattr(socket, "getaddrinfo", refused)
        return {
            what: problems(mistake, tmp_path_factory.mktemp("broken")) for what, mistake in MISTAKES.items()
        }


def test_a_mistake_is_told_by_the_codes_that_it_names(found: dict[str, list[Problem]]) -> None:
    codes = {what: {problem.code for problem in told} for what, told in found.items()}
    assert codes == {what: set(mistake.codes) for what, mistake in MISTAKES.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mistake_is_told_as_accepted(
    language: str, found: dict[str, list[Problem]], accepted: SnapshotAssertion
) -> None:
    assert accepted(name=f"broken/messages.{language}.txt") == listed(found, language), HOW + "tests/broken"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_reached_by_some_mistake(language: str) -> None:
    reached = {code for mistake in MISTAKES.values() for code in mistake.codes}
    in_settings = {problem.code for problem in corrections.setting_problems("/srv/x", "svn", "a b", "nobody")}
    in_settings |= {problem.code for problem in own_area(context(ledger(home="nowhere")))}
    assert reached | in_settings == set(CODES[language])
    assert not reached & in_settings


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_says_the_place_what_is_wrong_and_what_to_write(language: str) -> None:
    for told in (line for part in last_accepted(language).values() for line in part):
        place = PLACE.match(told)
        assert place, told
        said = NOTE.sub("“”", told[place.end() :])
        assert len(re.findall(r"[^.:?]+[.:?]", said)) >= 2, told


def test_nothing_but_what_is_quoted_is_english_in_the_vietnamese_list() -> None:
    for told in (line for part in last_accepted("vi").values() for line in part):
        said = NOTE.sub("“”", told[PLACE.match(told).end() :])
        assert not ENGLISH.search(said), told


@pytest.mark.parametrize("code", CODES["vi"])
def test_both_languages_tell_the_same_facts(code: str) -> None:
    facts = [{name for _, name, _, _ in Formatter().parse(CODES[lang][code]) if name} for lang in LANGUAGES]
    assert facts[0] == facts[1]


def test_a_file_saved_again_by_excel_is_told_in_one_message() -> None:
    for what in MISTAKES:
        if what.startswith("saved"):
            assert [len(last_accepted(language)[what]) for language in LANGUAGES] == [1, 1]
