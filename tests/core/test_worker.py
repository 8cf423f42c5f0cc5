"""The background engine in real processes: waking, the schedule, and going on after kill -9."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, SQLModel, select

from api.core.db import Database
from api.core.engine import make_engine
from api.core.jobs import WorkerHeartbeat
from api.core.marks import HouseMark
from tests import postgres
from tests.conftest import ENGINE

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A database of this test's own: the engine keeps tables there too."""
    made = f"sqlite:///{tmp_path / 'linkup.sqlite'}" if ENGINE == "sqlite" else postgres.make_database()
    engine = make_engine(made)
    with engine.connect().execution_options(linkup_write=True) as conn, conn.begin():
        SQLModel.metadata.create_all(conn)
    engine.dispose()
    yield made
    if ENGINE != "sqlite":
        postgres.drop_database(made)


class Process:
    """One worker process."""

    def __init__(self, url: str, folder: Path, name: str) -> None:
        command = [sys.executable, "-m", "tests.core.worker_process", url, str(folder), name]
        self.run = subprocess.Popen(command, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.executor = self.hears().removeprefix("ready ")

    def hears(self) -> str:
        assert self.run.stdout is not None
        return self.run.stdout.readline().strip()

    def say(self, words: str) -> None:
        assert self.run.stdin is not None
        self.run.stdin.write(words + "\n")
        self.run.stdin.flush()

    def stop(self) -> None:
        if self.run.poll() is None:
            self.run.communicate(timeout=30)
        for pipe in (self.run.stdin, self.run.stdout):
            assert pipe is not None
            pipe.close()

    def kill(self) -> None:
        self.run.kill()
        self.run.wait()


@pytest.fixture
def start(url: str, tmp_path: Path) -> Iterator[Callable[[str], Process]]:
    started: list[Process] = []

    def go(name: str) -> Process:
        started.append(Process(url, tmp_path, name))
        return started[-1]

    yield go
    for process in started:
        process.kill()
        process.stop()


@pytest.fixture
def look(url: str) -> Iterator[Callable[[], dict[str, str]]]:
    """The marks that jobs have left."""
    db = Database(url, pg_threads=1)

    def marks() -> dict[str, str]:
        with db.look() as session:
            return {row.key: row.value for row in session.exec(select(HouseMark)).all()}

    yield marks
    db.close()


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


def quick(marks: dict[str, str]) -> int:
    return sum(key.startswith("quick") for key in marks)


def test_waking_belongs_to_the_transaction_and_the_schedule_runs_by_itself(
    start: Callable[[str], Process], look: Callable[[], dict[str, str]]
) -> None:
    one = start("one")
    one.say("wake_then_raise")
    assert one.hears() == "raised"
    one.say("wake quick")
    until(lambda: quick(look()) == 1)
    until(lambda: look().get("each second") == "one")
    assert quick(look()) == 1, "what was rolled back was never asked for"
    one.stop()
    assert one.run.returncode == 0


def test_another_worker_takes_over_what_a_killed_one_held(
    start: Callable[[str], Process], look: Callable[[], dict[str, str]], tmp_path: Path
) -> None:
    one = start("one")
    one.say("wake long")
    until((tmp_path / "long began").exists)
    two = start("two")
    assert one.executor != two.executor
    one.kill()
    until(lambda: look().get("long") == "two", 30)


def test_a_worker_that_comes_back_finishes_what_it_held(
    start: Callable[[str], Process], look: Callable[[], dict[str, str]], tmp_path: Path
) -> None:
    one = start("one")
    one.say("wake long")
    until((tmp_path / "long began").exists)
    one.kill()
    assert look().get("long") is None
    again = start("one again")
    assert again.executor == one.executor
    until(lambda: look().get("long") == "one again", 30)


def test_without_a_worker_waking_is_harmless(db: Database) -> None:
    from api.core import jobs  # noqa: PLC0415

    def work(session: Session) -> None:
        jobs.wake(session, "anything")

    db.run_now(work)
    with db.look() as session:
        assert session.exec(select(WorkerHeartbeat)).all() == []
