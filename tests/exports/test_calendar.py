"""The calendar of what is due, read back by hand as RFC 5545 writes it: lines, folds, escapes, events."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.analysis.derive import derive
from scripts.analysis.derived import DutyOccurrence
from scripts.exports.calendar import LONGEST, PATH, calendar, escaped, fold
from scripts.i18n.edition import Edition
from scripts.i18n.translator import LANGUAGES
from scripts.model.ledger import Ledger
from scripts.model.row import Row
from tests.ledgers import TODAY, document, duty, edition, fulfilment, ledger, organisation

ADDRESS = "https://example.org/"
ONCE = duty("once", due=date(2026, 12, 15), organisation="office", quote="báo cáo trước ngày 15/12")
MONTHLY = duty("monthly", frequency="monthly", until=date(2026, 12, 31), document="dated")
DATED = document("dated", issued=date(2026, 10, 3))


def occurrences(*rows: Row) -> tuple[Ledger, tuple[DutyOccurrence, ...]]:
    small = ledger(organisation("office"), DATED, *rows)
    return small, derive(small, TODAY).occurrences


def made(*rows: Row, code: str = "en", url: str = ADDRESS) -> bytes:
    """The calendar of a ledger of these rows, in one language."""
    small, due = occurrences(*rows)
    file = calendar(
        edition(code, "A; site, of\nours", url and (url if code == "vi" else f"{url}en/"), small), due
    )
    assert file.path == PATH
    return file.content


def read(content: bytes) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The calendar's own properties, and those of each event; every line unfolded, every value unescaped."""
    assert content.endswith(b"\r\n") and b"\n" not in content.replace(b"\r\n", b"")
    lines = content.decode().removesuffix("\r\n").replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    own: dict[str, str] = {}
    events: list[dict[str, str]] = []
    at = own
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            assert at is own
            events.append({})
            at = events[-1]
        elif line == "END:VEVENT":
            assert at is events[-1]
            at = own
        else:
            assert re.fullmatch(r"[A-Z-]+(;[A-Z]+=[A-Z]+)?", name) and name not in at, line
            at[name] = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], value)
    assert at is own
    return own, events


# The file


def test_it_says_what_it_is_and_whose() -> None:
    own, _ = read(made(ONCE))
    assert own["VERSION"] == "2.0" and own["PRODID"] and own["CALSCALE"] == "GREGORIAN"
    assert own["X-WR-CALNAME"] == "Duties due, A; site, of\nours"


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut_in_two(code: str) -> None:
    long = replace(ONCE, quote="báo cáo tiến độ hằng tháng, " * 40, duty_vi="Ủy ban " * 50, duty_en="x" * 400)
    content = made(long, MONTHLY, code=code)
    for line in content.split(b"\r\n"):
        assert len(line) <= LONGEST
        line.decode()  # each line is whole letters
    (event,) = [e for e in read(content)[1] if long.quote in e["DESCRIPTION"]]
    assert event["SUMMARY"] == (long.duty_vi if code == "vi" else long.duty_en)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=400))
def test_a_folded_line_is_the_same_when_it_is_unfolded(line: str) -> None:
    parts = [*fold(line)]
    assert all(len(part.encode()) <= LONGEST for part in parts)
    assert all(part[0] == " " for part in parts[1:])
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line


@pytest.mark.parametrize(
    ("text", "value"),
    [("a;b", "a\\;b"), ("a,b", "a\\,b"), ("a\\b", "a\\\\b"), ("a\r\nb", "a\\nb"), ("a:b “c”", "a:b “c”")],
)
def test_what_means_something_in_a_value_is_escaped(text: str, value: str) -> None:
    assert escaped(text) == value


# Its events


def test_every_occurrence_that_is_not_done_is_an_event_of_one_day() -> None:
    done = fulfilment("f", duty="monthly", period="2026-10")
    _, events = read(made(ONCE, MONTHLY, done, duty("some-day")))
    assert sorted((event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) for event in events) == [
        ("20261130", "20261201"),
        ("20261215", "20261216"),
        ("20261231", "20270101"),
    ]
    assert all(re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"]) for event in events)


def test_an_event_says_what_is_due_whose_it_is_and_where_that_stands() -> None:
    _, (event,) = read(made(ONCE))
    assert event["SUMMARY"] == "report"
    assert event["DESCRIPTION"].startswith("Body office. ")
    assert event["DESCRIPTION"].endswith("“báo cáo trước ngày 15/12”")


@pytest.mark.parametrize(
    ("code", "summary"), [("vi", "báo cáo (tháng 11/2026)"), ("en", "report (November 2026)")]
)
def test_one_of_several_times_says_which(code: str, summary: str) -> None:
    _, events = read(made(MONTHLY, code=code))
    assert summary in [event["SUMMARY"] for event in events]


def test_a_duty_without_a_bearer_is_nobodys() -> None:
    _, events = read(made(MONTHLY))
    assert all(event["DESCRIPTION"][0] not in ".:, " for event in events)


def test_without_a_day_nothing_is_in_the_calendar() -> None:
    assert read(made(duty("some-day")))[1] == []


def uids(content: bytes) -> list[str]:
    return [event["UID"] for event in read(content)[1]]


def test_every_event_has_an_id_of_its_own_that_stays_whatever_is_corrected() -> None:
    before = uids(made(ONCE, MONTHLY))
    assert len({*before}) == len(before) == 4
    corrected = replace(ONCE, duty_en="report in full", due=date(2026, 12, 20), quote="sửa")
    done = fulfilment("f", duty="monthly", period="2026-10")
    after = uids(made(corrected, MONTHLY, done))
    assert {*after} < {*before} and len(after) == 3
    assert {*uids(made(ONCE, code="vi"))} == {*uids(made(ONCE))}
    assert {*uids(made(ONCE, url="https://elsewhere.example/"))}.isdisjoint(before)


def test_two_builds_make_the_same_file_and_the_last_day_of_all_has_no_end() -> None:
    assert made(ONCE, MONTHLY) == made(ONCE, MONTHLY)
    _, (event,) = read(made(replace(ONCE, due=date.max)))
    assert event["DTSTART;VALUE=DATE"] == "99991231" and "DTEND;VALUE=DATE" not in event


def test_a_day_long_ago_is_written_with_four_figures_of_its_year() -> None:
    _, (event,) = read(made(replace(ONCE, due=date(202, 6, 1))))
    assert event["DTSTART;VALUE=DATE"] == "02020601" and event["DTEND;VALUE=DATE"] == "02020602"


def test_an_edition_without_an_address_has_a_calendar_too() -> None:
    without: Edition = edition("en", "A site", "", ledger())
    assert without.site.root_url == ""
    assert len({*uids(made(ONCE, MONTHLY, url=""))}) == 4
