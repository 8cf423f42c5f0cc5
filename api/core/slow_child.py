"""What the slow child runs first. Imports nothing of the app, so that the child stays small."""

import ctypes
import resource
import signal
from collections.abc import Callable
from typing import Any

MEMORY = 1_500_000_000  # bytes
PR_SET_PDEATHSIG = 1


def limits() -> None:
    """No more memory than this, and gone when the parent is gone."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def timed(seconds: float, fn: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """SIGALRM ends the child after `seconds`, even inside a library's own loop."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return fn(*args)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
