"""Each mistake is told once, at its place, in whole sentences, in two languages; every sentence is used."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from scripts.i18n.translator import LANGUAGES, sentences
from scripts.ingest import load
from scripts.pages import corrections
from tests.broken.__main__ import MISTAKES, accepted, lines, problems
from tests.broken.reuse import reader

CODES = {code: sentences(code)["problems"] for code in LANGUAGES}
PLACE = re.compile(r"datasets[^:]*?(, (dòng|row) \d+)?(, (cột|column) \S+)?: ")
NOTE = re.compile(r"“[^”]*”")  # what a program or a person has written, told as it is
ENGLISH = re.compile(r"\b(is|are|not|the|of|cannot|must|should|does|with|property|row|field|value)\b")


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No mistake makes the check ask the network."""

    def refused(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.fixture(scope="module", autouse=True)
def reused() -> Iterator[None]:
    """Packages that no mistake has touched are read once."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(load, "read_package", reader())
        yield


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_is_told_as_accepted(what: str, tmp_path: Path) -> None:
    mistake = MISTAKES[what]
    found = problems(mistake, tmp_path)
    assert {problem.code for problem in found} == set(mistake.codes)
    for language in LANGUAGES:
        assert lines(found, language) == accepted(language).get(what)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_reached_by_some_mistake(language: str) -> None:
    reached = {code for mistake in MISTAKES.values() for code in mistake.codes}
    in_settings = {problem.code for problem in corrections.setting_problems("/srv/x", "svn", "a b", "nobody")}
    assert reached | in_settings == set(CODES[language])
    assert not reached & in_settings


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_accepted_list_holds_every_mistake_in_order(language: str) -> None:
    assert list(accepted(language)) == list(MISTAKES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_says_the_place_what_is_wrong_and_what_to_write(language: str) -> None:
    for told in (line for part in accepted(language).values() for line in part):
        place = PLACE.match(told)
        assert place, told
        said = NOTE.sub("“”", told[place.end() :])
        assert len(re.findall(r"[^.:?]+[.:?]", said)) >= 2, told


def test_nothing_but_what_is_quoted_is_english_in_the_vietnamese_list() -> None:
    for told in (line for part in accepted("vi").values() for line in part):
        said = NOTE.sub("“”", told[PLACE.match(told).end() :])
        assert not ENGLISH.search(said), told


@pytest.mark.parametrize("code", CODES["vi"])
def test_both_languages_tell_the_same_facts(code: str) -> None:
    facts = [{name for _, name, _, _ in Formatter().parse(CODES[lang][code]) if name} for lang in LANGUAGES]
    assert facts[0] == facts[1]


def test_a_file_saved_again_by_excel_is_told_in_one_message() -> None:
    for what in MISTAKES:
        if what.startswith("saved"):
            assert [len(accepted(language)[what]) for language in LANGUAGES] == [1, 1]
