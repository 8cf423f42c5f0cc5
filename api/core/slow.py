"""Slow work (spreadsheets, documents) runs in one spawned child with limits, never inside a transaction.

The functions given here live in modules that do not import the app, so the child stays small. One piece of work at a
time: what kills the child is then always the work that is refused, never its neighbour.
"""

import asyncio
import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from api.core.errors import Problem
from api.core.slow_child import limits, timed

SECONDS = 20.0


class Child:
    """One child process and the thread that queues work for it. Both are made when first needed."""

    def __init__(self) -> None:
        self._line: ThreadPoolExecutor | None = None
        self._pool: ProcessPoolExecutor | None = None

    async def run(self, fn: Callable[..., Any], *args: Any) -> Any:
        if self._line is None:
            self._line = ThreadPoolExecutor(1, thread_name_prefix="slow")
        return await asyncio.get_running_loop().run_in_executor(self._line, self._twice, fn, args)

    def _twice(self, fn: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        """A dead child is replaced and the work tried once more, unless it used up its time."""
        until = time.monotonic() + SECONDS
        for _ in range(2):
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=limits)
            try:
                return self._pool.submit(timed, SECONDS, fn, args).result()
            except BrokenProcessPool:
                self._pool = None
                if time.monotonic() >= until:
                    break
            except MemoryError:
                break
        raise Problem(422, "too_hard", "That file is too big or too odd for us to read.")

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        if self._line is not None:
            self._line.shutdown(wait=False, cancel_futures=True)
        self._pool = self._line = None


_child = Child()


async def slow(fn: Callable[..., Any], *args: Any) -> Any:
    """Runs `fn(*args)` in the child. Raises 422 when the work needs more time or memory than there is."""
    return await _child.run(fn, *args)


def close() -> None:
    _child.close()
