"""Work that happens by itself. Rooms register plain functions; the worker runs them durably (see api/worker.py).

A job does what is due now and may run twice: reads never depend on it having run.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Field, Session, SQLModel

from api.core.db import Database
from api.core.fields import moment


class WorkerHeartbeat(SQLModel, table=True):
    """A living worker says so every few seconds; another resumes what a silent one held."""

    __tablename__ = "worker_heartbeat"

    executor: str = Field(primary_key=True, max_length=120)
    at: datetime = moment()


@dataclass(frozen=True)
class Job:
    """name: as the operator sees it; meaning: one sentence; cron: when (UTC, seconds first when six fields).

    after_commit: what may not hold a transaction open (sending over a network); it makes its own, short ones.
    """

    name: str
    meaning: str
    cron: str
    run: Callable[[Session], int]
    after_commit: Callable[[Database], int] | None = None


JOBS: dict[str, Job] = {}
_wakers: list[Callable[[Session, str], None]] = []


def job(name: str, meaning: str, cron: str) -> Callable[[Callable[[Session], int]], Callable[[Session], int]]:
    """Registers a job. The function gets a write transaction and returns how much it did."""

    def register(fn: Callable[[Session], int]) -> Callable[[Session], int]:
        JOBS[name] = Job(name, meaning, cron, fn)
        return fn

    return register


def wake(session: Session, name: str) -> None:
    """Asks for a job to run right after this transaction commits. Without a worker the schedule does it later."""
    for waker in _wakers:
        waker(session, name)


def set_waker(waker: Callable[[Session, str], None] | None) -> None:
    _wakers[:] = [waker] if waker else []
