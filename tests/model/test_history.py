"""Changes and revisions: what a page tells of them, how a row is called, when a table was last changed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from scripts.model import history
from scripts.model.history import (
    CALLED,
    EACH,
    NO_HISTORY,
    PAGE,
    CellChange,
    History,
    PackageState,
    Revision,
    RowChange,
)

MOMENT = datetime(2026, 3, 1, 9, tzinfo=UTC)


def revision(n: int, rows: int) -> Revision:
    """A revision of so many rows."""
    changes = tuple(RowChange("p", "t", str(key), "added", ()) for key in range(rows))
    return Revision(str(n), MOMENT, "", changes)


def touching(day: int, *tables: tuple[str, str], hour: int = 9) -> Revision:
    """A revision that changed a row in each of these tables of these packages, in March 2026."""
    changes = tuple(RowChange(package, table, "a", "changed", ()) for package, table in tables)
    return Revision(f"{day}", MOMENT.replace(day=day, hour=hour), "", changes)


def test_a_page_tells_the_latest_revisions_and_the_latest_of_all_whatever_its_length() -> None:
    few = History(True, tuple(revision(n, 1) for n in range(3)))
    assert few.recent == few.revisions and few.recent[0].shown == few.recent[0].rows
    many = History(True, tuple(revision(n, 1) for n in range(2 * PAGE)))
    assert many.recent == many.revisions[:PAGE]
    long = History(True, (revision(0, 1000), revision(1, EACH), revision(2, 1)))
    assert [(r.id, len(r.shown)) for r in long.recent] == [("0", EACH), ("1", EACH)]
    assert History(True, ()).recent == ()


def test_the_latest_of_all_is_told_though_a_page_were_shorter_than_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history, "PAGE", 2)
    assert [r.id for r in History(True, (revision(0, 3), revision(1, 1))).recent] == ["0"]


@pytest.mark.parametrize(("rows", "shown"), [(0, 0), (EACH - 1, EACH - 1), (EACH, EACH), (EACH + 1, EACH)])
def test_of_a_long_revision_its_first_rows_are_shown(rows: int, shown: int) -> None:
    one = revision(0, rows)
    assert one.shown == one.rows[:shown] and len(one.shown) == shown


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("crane", "crane"),
        ("x" * CALLED, "x" * CALLED),
        ("x" * (CALLED + 1), "x" * CALLED + "…"),
        ("", ""),
    ],
    ids=["short", "just as long as may be", "one too many", "none"],
)
def test_a_row_is_called_by_its_key_cut_where_it_is_long(key: str, name: str) -> None:
    assert RowChange("p", "t", key, "added", ()).name == name


def test_a_table_was_last_changed_on_the_day_of_the_latest_revision_that_touched_it() -> None:
    birds, nests, others = ("more", "birds"), ("more", "nests"), ("other", "birds")
    whole = History(True, (touching(9, birds), touching(5, birds, nests), touching(2, others, birds)))
    assert whole.modified == {birds: date(2026, 3, 9), nests: date(2026, 3, 5), others: date(2026, 3, 2)}
    assert ("more", "eggs") not in whole.modified


def test_without_git_nothing_is_remembered_and_nothing_was_changed() -> None:
    assert History(False, ()) == NO_HISTORY
    assert not NO_HISTORY.whole and not NO_HISTORY.recent and not NO_HISTORY.modified


def test_two_changes_are_one_where_they_say_the_same() -> None:
    cells = (CellChange("seen", "1", "2"),)
    same = {RowChange("p", "t", "a", "changed", cells), RowChange("p", "t", "a", "changed", (*cells,))}
    other = RowChange("p", "t", "a", "changed", (CellChange("seen", "1", "3"),))
    assert len(same) == 1 and other not in same


def test_a_state_whose_rows_were_not_read_is_not_one_without_rows() -> None:
    unread, empty = PackageState("1.0.0", {}), PackageState("1.0.0", {}, {})
    assert unread.rows is None and unread != empty
    assert PackageState("1.0.0", {}).properties is not unread.properties
