"""Work for the slow child; imports nothing of the app, so that the child stays small."""

import ctypes
import os
import time
from pathlib import Path


def double(n: int) -> int:
    return 2 * n


def pid() -> int:
    return os.getpid()


def die_once(mark: str) -> str:
    """Ends the child the first time, works the second."""
    if not Path(mark).exists():
        Path(mark).touch()
        os._exit(9)
    return "done"


def die_always(mark: str) -> None:
    with Path(mark).open("a") as out:
        out.write("x")
    os._exit(9)


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "slept"


def hang_in_c() -> None:
    """Deaf to everything Python could do about it."""
    ctypes.CDLL(None).sleep(60)


def eat_memory() -> int:
    return len(bytearray(3_000_000_000))


def refuse() -> None:
    raise ValueError("line 3")


def heavy_modules() -> list[str]:
    import sys  # noqa: PLC0415

    return sorted({"sqlalchemy", "fastapi", "pydantic", "api.main", "api.core.db"} & sys.modules.keys())
