"""What rows are called, each in two languages: by what is known of them, and never by nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scripts.i18n.names import Names
from scripts.i18n.translator import LANGUAGES, Translator
from scripts.model.ledger import Ledger
from tests.descriptors import allowed
from tests.ledgers import LABELS, amendment, area, document, indicator, ledger, organisation, task


def both(rows: Ledger, call: str, *arguments: Any) -> tuple[str, ...]:
    """What one method of Names says of a ledger in Vietnamese and in English."""
    return tuple(getattr(Names(Translator(code), rows), call)(*arguments) for code in LANGUAGES)


# Documents


@pytest.mark.parametrize(
    ("given", "vi", "en"),
    [
        ({}, "Nghị quyết 04-NQ/TU", "Resolution 04-NQ/TU"),
        ({"kind": "press", "number": ""}, "Báo chí, 05/12/2025", "Press report, 5\u00a0December 2025"),
        (
            {"kind": "press", "number": "", "issued": None},
            "Báo chí, chưa rõ ngày",
            "Press report, date not stated",
        ),
        ({"number": ""}, "Văn bản d", "Document d"),
    ],
    ids=str,
)
def test_a_document_is_called_by_its_number_its_day_or_its_title(
    given: dict[str, Any], vi: str, en: str
) -> None:
    rows = ledger(document("d", **given))
    assert both(rows, "document", rows.document("d")) == (vi, en)


def test_an_amending_document_without_a_number_is_called_by_what_it_amends() -> None:
    rows = ledger(amendment("m"), amendment("n"))
    assert both(rows, "document", rows.document("second")) == (
        "Nghị quyết điều chỉnh Nghị quyết 04-NQ/TU",
        "Resolution amending Resolution 04-NQ/TU",
    )


def test_what_amends_a_document_without_a_number_has_its_title() -> None:
    rows = ledger(document("first", number=""), amendment("m"))
    assert both(rows, "document", rows.document("second")) == ("Văn bản second", "Document second")


def test_a_document_is_dated_once() -> None:
    rows = ledger(document("d", issued=date(2026, 4, 1)))
    assert both(rows, "dated_document", rows.document("d")) == (
        "Nghị quyết 04-NQ/TU, 01/04/2026",
        "Resolution 04-NQ/TU, 1\u00a0April 2026",
    )
    assert both(rows, "dated_document", rows.document("press")) == both(
        rows, "document", rows.document("press")
    )
    assert both(rows, "dated_document", rows.document("second"))[0].endswith("chưa rõ ngày")


@pytest.mark.parametrize("kind", allowed("documents", "kind"))
def test_a_document_of_any_kind_has_a_name_that_begins_with_a_capital(kind: str) -> None:
    rows = ledger(document("d", kind=kind))
    for name in both(rows, "document", rows.document("d")):
        assert name[0].isupper() and "{" not in name


# Other rows


@pytest.mark.parametrize(
    ("call", "id", "names"),
    [
        ("indicator", "growth", ("Tên growth", "Name growth")),
        ("theme", "all", ("Chung", "General")),
        ("task", "t", ("Việc t", "Task t")),
        ("organisation", "council", ("Cơ quan council", "Body council")),
        ("organisation", "", ("chưa rõ cơ quan", "body not stated")),
        ("unit", "percentage-point", ("điểm phần trăm", "percentage points")),
        ("unit", "", ("chưa rõ", "not stated")),
        ("area", "valley", ("Địa bàn valley", "Area valley")),
    ],
)
def test_a_row_is_called_by_its_name_and_nothing_by_the_word_for_that(
    call: str, id: str, names: tuple[str, str]
) -> None:
    rows = ledger(indicator(), task("t"), organisation("council"), area("valley"))
    assert both(rows, call, id) == names


# Allowed values


def test_a_value_is_called_as_its_tables_description_calls_it() -> None:
    assert LABELS["wording", "change"]["kept"].keys() == {*LANGUAGES}
    rows = ledger()
    for table, column in LABELS:
        for value, names in LABELS[table, column].items():
            assert both(rows, "label", table, column, value) == tuple(names[code] for code in LANGUAGES)


def test_a_value_that_nothing_describes_stands_for_itself_and_none_is_unknown() -> None:
    rows = ledger()
    assert both(rows, "label", "documents", "kind", "edict") == ("edict", "edict")
    assert both(rows, "label", "nothing", "kind", "edict") == ("edict", "edict")
    assert both(rows, "label", "documents", "kind", "") == ("chưa rõ", "unknown")
