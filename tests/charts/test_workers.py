"""Work on many items gives the same in their order, whether it is shared between processes or not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.charts import workers
from scripts.charts.workers import Workers, batches, made_once
from scripts.publish.file_cache import FileCache


def process(_: int) -> int:
    """The id of the process that works."""
    return os.getpid()


def fails(item: int) -> int:
    return 1 // item


@pytest.mark.parametrize(
    ("n", "made"), [(0, []), (2, [[0, 1]]), (3, [[0, 1, 2]]), (7, [[0, 1, 2], [3, 4, 5], [6]])]
)
def test_items_come_in_batches_in_their_order(n: int, made: list[list[int]]) -> None:
    assert list(batches(range(n), 3)) == made


def test_no_more_items_are_taken_than_one_batch_holds() -> None:
    taken: list[int] = []
    found = batches((taken.append(n) or n for n in range(100)), 3)
    assert next(found) == [0, 1, 2]
    assert taken == [0, 1, 2]


def test_little_work_is_done_in_this_process() -> None:
    with Workers() as few:
        assert set(few.map(process, range(workers.ENOUGH - 1))) == {os.getpid()}


def test_enough_work_is_done_by_others_in_order_and_they_stay_for_what_comes_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "ENOUGH", 6)
    with Workers() as many:
        assert list(many.map(abs, [-n for n in range(20)])) == list(range(20))
        assert os.getpid() not in set(many.map(process, [1, 2]))


@pytest.mark.parametrize("enough", [1, 100])
def test_a_failure_is_raised_where_the_work_was_asked_for(
    enough: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "ENOUGH", enough)
    with Workers() as some, pytest.raises(ZeroDivisionError):
        list(some.map(fails, [1, 0]))


def spelled(item: int) -> bytes:
    """What is made of a number."""
    return str(item).encode()


@pytest.mark.parametrize("enough", [2, 100])
def test_what_a_cache_lacks_is_made_once_and_all_come_in_their_order(
    enough: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "ENOUGH", enough)
    monkeypatch.setattr(workers, "BATCH", 3)
    cache = FileCache(tmp_path)
    cache.put("4", b"known")
    items = [3, 1, 3, 4, 5]
    assert list(made_once(items, str, spelled, cache)) == [(n, str(n)) for n in items]
    assert [cache.get(str(n)) for n in items] == [b"3", b"1", b"3", b"known", b"5"]
    assert list(made_once(items, str, fails, cache)) == [(n, str(n)) for n in items]  # nothing is made again


def test_no_more_than_a_batch_is_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BATCH", 3)
    asked: list[int] = []
    next(made_once((asked.append(n) or n for n in range(100)), str, spelled, FileCache(tmp_path)))
    assert asked == [0, 1, 2]
