"""Slow work (spreadsheets, documents) runs in one spawned child with limits, never inside a transaction.

The functions given here live in modules that do not import the app, so the child stays small.
"""

import asyncio
import ctypes
import multiprocessing
import resource
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from api.core.errors import Problem

SECONDS = 20
MEMORY = 1_500_000_000
PR_SET_PDEATHSIG = 1

_pool: ProcessPoolExecutor | None = None


def _limits() -> None:
    """In the child: no more memory than this, and gone when the parent is gone."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _timed(fn: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    signal.setitimer(signal.ITIMER_REAL, SECONDS)  # SIGALRM ends the child; the pool is then replaced
    try:
        return fn(*args)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


async def slow(fn: Callable[..., Any], *args: Any) -> Any:
    """Runs `fn(*args)` in the child; a dead child is replaced and the work tried once more."""
    global _pool  # noqa: PLW0603 - one pool per process, made when first needed
    for attempt in (1, 2):
        if _pool is None:
            context = multiprocessing.get_context("spawn")
            _pool = ProcessPoolExecutor(1, mp_context=context, initializer=_limits)
        try:
            return await asyncio.get_running_loop().run_in_executor(_pool, _timed, fn, args)
        except BrokenProcessPool:
            _pool = None
            if attempt == 2:
                raise Problem(422, "too_hard", "That file is too big or too odd for us to read.") from None
    raise AssertionError("unreachable")


def close() -> None:
    global _pool  # noqa: PLW0603
    if _pool is not None:
        _pool.shutdown(wait=False, cancel_futures=True)
        _pool = None
