"""The slow child: limits on time and memory, replaced when it dies, and never its neighbour's trouble."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import Request

from api.core import access, slow
from api.core.errors import Problem
from api.core.http import write
from tests.core import slow_work
from tests.core.conftest import Tiny
from tests.world import World

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def no_child_left() -> Iterator[None]:
    yield
    slow.close()


def run(fn: Any, *args: Any) -> Any:
    return asyncio.run(slow.slow(fn, *args))


def test_it_runs_elsewhere_and_the_child_stays() -> None:
    assert run(slow_work.double, 21) == 42
    child = run(slow_work.pid)
    assert child != os.getpid()
    assert run(slow_work.pid) == child


def test_the_child_is_small() -> None:
    code = (
        "import asyncio\nfrom api.core.slow import slow\nfrom tests.core import slow_work\n"
        "if __name__ == '__main__':\n    print(asyncio.run(slow(slow_work.heavy_modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]", "the child has the app in it"


def test_a_dead_child_is_replaced_and_the_work_done(tmp_path: Path) -> None:
    assert run(slow_work.die_once, str(tmp_path / "mark")) == "done"


def test_work_that_kills_every_child_is_refused_after_the_second(tmp_path: Path) -> None:
    with pytest.raises(Problem) as refused:
        run(slow_work.die_always, str(tmp_path / "mark"))
    assert (refused.value.status, refused.value.code) == (422, "too_hard")
    assert (tmp_path / "mark").read_text() == "xx"
    assert run(slow_work.double, 1) == 2


@pytest.mark.parametrize("work", [slow_work.hang_in_c, lambda: None], ids=["in C", "in Python"])
def test_work_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, work: Any) -> None:
    monkeypatch.setattr(slow, "SECONDS", 0.3)
    began = time.monotonic()
    with pytest.raises(Problem) as refused:
        if work is slow_work.hang_in_c:
            run(work)
        else:
            run(slow_work.sleep, 60)
    assert refused.value.code == "too_hard"
    assert time.monotonic() - began < 20


def test_work_that_wants_too_much_memory_is_refused() -> None:
    with pytest.raises(Problem) as refused:
        run(slow_work.eat_memory)
    assert refused.value.code == "too_hard"


def test_what_the_work_raises_comes_out() -> None:
    with pytest.raises(ValueError, match="line 3"):
        run(slow_work.refuse)


def test_a_neighbour_of_deadly_work_gets_its_answer(tmp_path: Path) -> None:
    async def both() -> list[Any]:
        deadly = [slow.slow(slow_work.die_always, str(tmp_path / "mark")) for _ in range(2)]
        good = [slow.slow(slow_work.double, n) for n in range(4)]
        return await asyncio.gather(*deadly, *good, return_exceptions=True)

    results = asyncio.run(both())
    assert [type(one) for one in results[:2]] == [Problem, Problem]
    assert results[2:] == [0, 2, 4, 6]


def test_no_child_outlives_a_killed_parent() -> None:
    code = (
        "import asyncio\nfrom api.core.slow import slow\nfrom tests.core import slow_work\n"
        "async def go():\n"
        "    print(await slow(slow_work.pid), flush=True)\n"
        "    await slow(slow_work.sleep, 60)\n"
        "if __name__ == '__main__':\n    asyncio.run(go())\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=TOP, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert Path(f"/proc/{child}").exists()
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 5
    while running(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not running(child)


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_nothing_slow_begins_for_somebody_who_may_not(world: World, tiny: Tiny, tmp_path: Path) -> None:
    access.allow("try_slow", "worker_somewhere")
    mark = tmp_path / "mark"

    @tiny.router.post("/slow", operation_id="try_slow")
    async def try_slow(request: Request) -> Any:
        return await write(request, lambda _, __, ready: {"ready": ready}, prepare=(slow_work.die_once, str(mark)))

    assert tiny.client().post("/api/slow").status_code == 401
    assert tiny.client(world.session_of(world.person())).post("/api/slow").status_code == 403
    assert not mark.exists()
    joe = world.staff(world.programme(), "worker")
    assert tiny.client(world.session_of(joe, staff=True)).post("/api/slow").json() == {"ready": "done"}
