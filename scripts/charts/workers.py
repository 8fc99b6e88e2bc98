"""Work on many items in batches, on all cores where there is enough of it to pay for further processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack
from itertools import islice
from multiprocessing import get_context
from types import TracebackType
from typing import TypeVar

from scripts.model.cache import Cache

ENOUGH = 40  # items of one batch that pay for starting a second engine
BATCH = 400  # items that are in memory at once
T = TypeVar("T")
Made = TypeVar("Made")


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of `size`, in their order; the last one may be shorter."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


class Workers:
    """Processes for one piece of work; none is started before a batch is large enough."""

    def __init__(self) -> None:
        self._processes = ExitStack()
        self._pool: Executor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._processes.close()

    def map(self, work: Callable[[T], Made], batch: Sequence[T]) -> Iterator[Made]:
        """What `work` makes of each item, in their order; it and the items must be picklable."""
        if self._pool is None and len(batch) >= ENOUGH:
            # Spawned, not forked: a fork of a process in which the engine's threads run would wait for ever.
            pool = ProcessPoolExecutor(mp_context=get_context("spawn"))
            self._pool = self._processes.enter_context(pool)
        return self._pool.map(work, batch, chunksize=4) if self._pool else map(work, batch)


def made_once(
    items: Iterable[T], name: Callable[[T], str], make: Callable[[T], bytes], cache: Cache
) -> Iterator[tuple[T, str]]:
    """Each item with the name of its file, once that stands in the cache: what is lacking there is made.

    Items of one name are made once; at most BATCH of them are in memory at once.
    """
    with Workers() as workers:
        for batch in batches(items, BATCH):
            named = [(item, name(item)) for item in batch]
            new = {key: item for item, key in named if key not in cache}
            for key, content in zip(new, workers.map(make, [*new.values()]), strict=True):
                cache.put(key, content)
            yield from named
