"""One build of a folder at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path


@contextmanager
def locked(work: Path, step: Callable[[str], AbstractContextManager[None]] | None = None) -> Iterator[None]:
    """Hold the lock of the working folder; where another build holds it, wait, as the step "wait"."""
    from filelock import FileLock, Timeout

    work.mkdir(parents=True, exist_ok=True)
    lock = FileLock(work / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if step is None:
            lock.acquire()
        else:
            with step("wait"):
                lock.acquire()
    try:
        yield
    finally:
        lock.release()
