"""One build of a folder at a time: a second one waits, and says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.publish.lock import locked


def test_a_second_build_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    order: list[str] = []
    waiting = threading.Event()

    @contextmanager
    def step(name: str) -> Iterator[None]:
        order.append(name)
        waiting.set()
        yield

    def second() -> None:
        with locked(tmp_path / "work", step):
            order.append("second")

    other = threading.Thread(target=second)
    with locked(tmp_path / "work", step):
        other.start()
        assert waiting.wait(10)
        order.append("first")
    other.join(10)
    assert order == ["wait", "first", "second"]


def test_a_build_that_is_alone_does_not_wait(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path / "work", lambda name: (_ for _ in ()).throw(AssertionError(name))):
            assert (tmp_path / "work").is_dir()
