"""Answers a second from 16 at once, beside a raw writer that keeps the same promises in the same run.

Three comparisons, each in rounds one after the other, median of the rounds' ratios, with the slowest 1 % beside it:
- "the action": the app's own path without HTTP (identity, access, replay, act, audit, group commit) from 16 tasks, over
  the raw writer without HTTP: one thread on SQLite, 16 threads on PostgreSQL. This one has the target.
- "over HTTP, same stack": the real route, over a route that hands the raw writer's work to the same server, middleware
  and framework.
- "over HTTP, beside the raw writer": the real route over the raw writer without any HTTP: what a phone's request costs.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from api.core import clock
from api.core.access import Caller
from api.core.db import Database
from api.core.idempotency import Once
from api.core.ids import new_id
from api.core.sessions import cookie_for
from api.core.work import Work
from api.events import answers
from api.events.schemas_people import AnswerIn
from bench import __main__ as bench
from bench.raw import Send, raw_writer

AT_ONCE = 16
ROUND, ROUNDS = (160, 5) if bench.IS_SHORT else (480, 9)
TARGETS = {"SQLite": 0.7, "PostgreSQL": 0.5}
GROWTH = 1.5
WORDS = ("going", "maybe", "cannot")
_COMING = """
  SELECT s.id, e.id FROM login_session s JOIN membership m ON m.person_id = s.person_id
  JOIN event e ON e.group_id = m.group_id WHERE e.state = 'published' AND e.starts_at > {now}
  ORDER BY e.id, s.id LIMIT 400
"""


@dataclass
class Taken:
    """Seconds of each round, and of each single answer."""

    rounds: list[float] = field(default_factory=list)
    each: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return ROUND / median(self.rounds)

    @property
    def p99(self) -> float:
        return sorted(self.each)[int(len(self.each) * 0.99) - 1] * 1000

    def over(self, floor: Taken) -> float:
        return median(low / mine for low, mine in zip(floor.rounds, self.rounds, strict=True))


class Sends:
    """Answers to send, never two with the same key."""

    def __init__(self, url: str) -> None:
        db = Database(url, pg_threads=1)
        with db.look() as session:
            found = session.connection().exec_driver_sql(
                _COMING.format(now=f"'{clock.now().isoformat(timespec='microseconds')}'")
            )
            self.pairs = [(cookie_for(session_id, 1), event_id) for session_id, event_id in found]
        db.close()
        self.sent = 0

    def some(self) -> list[Send]:
        made = []
        for _ in range(ROUND):
            cookie, event_id = self.pairs[self.sent * 7 % len(self.pairs)]
            made.append(Send(cookie, event_id, WORDS[self.sent % 3], new_id()))
            self.sent += 1
        return made


def lines(
    folder: Path, engine: str, url: str, small_url: str, grown: int
) -> tuple[list[tuple[str, str, str]], list[str]]:
    """The lines of the table, and the targets that were missed."""
    found = without_http(url, threads=1 if engine == "SQLite" else AT_ONCE)
    little, big = with_more_data(small_url, url)
    web = over_http(folder, url)
    ratio, growth = found["act"].over(found["raw"]), little.over(big)
    table = [
        (f"answers, {AT_ONCE} at once, {engine}: the action", words(found["act"]), f"{ratio:.2f} × raw writer"),
        ("  the raw writer, no HTTP", words(found["raw"]), ""),
        ("  over HTTP, same stack", words(web["app"]), f"{web['app'].over(web['floor']):.2f} × raw over HTTP"),
        (
            "  the raw writer over HTTP",
            words(web["floor"]),
            f"{web['app'].rate / found['raw'].rate:.2f} × raw, no HTTP",
        ),
        (f"  with {grown} × fewer answers kept", words(little), f"{growth:.2f} × as fast"),
    ]
    missed = []
    if ratio < TARGETS[engine]:
        missed.append(f"answers on {engine}: {ratio:.2f}, wanted {TARGETS[engine]}")
    if growth > GROWTH:
        missed.append(f"answers on {engine} grow {growth:.2f} × slower with the data, wanted at most {GROWTH}")
    return table, missed


def words(taken: Taken) -> str:
    return f"{taken.rate:.0f}/s, p99 {taken.p99:.0f} ms"


def without_http(url: str, threads: int) -> dict[str, Taken]:
    """The raw writer and the app's action, in turns."""
    sends, db, found = Sends(url), Database(url), {"raw": Taken(), "act": Taken()}
    writers = [raw_writer(url) for _ in range(threads)]
    try:
        writers[0].answer(sends.some()[0])  # the chain's head is there before sixteen want it
        for number in range(ROUNDS + 1):
            one_round(found["raw"], partial(raw_round, writers, sends.some()), keep=number > 0)
            one_round(found["act"], partial(in_a_loop, db, sends.some()), keep=number > 0)
    finally:
        db.close()
        for writer in writers:
            writer.close()
    return found


def with_more_data(small_url: str, url: str) -> tuple[Taken, Taken]:
    """The action on few kept answers and on many, in turns, so that a busy machine slows both."""
    found: list[tuple[Sends, Database, Taken]] = [(Sends(one), Database(one), Taken()) for one in (small_url, url)]
    try:
        for number in range(ROUNDS + 1):
            for sends, db, taken in found:
                one_round(taken, partial(in_a_loop, db, sends.some()), keep=number > 0)
    finally:
        for _, db, _ in found:
            db.close()
    return found[0][2], found[1][2]


def in_a_loop(db: Database, sends: list[Send], each: list[float]) -> None:
    asyncio.run(act_round(db, sends, each))


def one_round(taken: Taken, run: Callable[[list[float]], None], *, keep: bool) -> None:
    """The first round of each only warms up."""
    each: list[float] = []
    began = time.perf_counter()
    run(each)
    if keep:
        taken.rounds.append(time.perf_counter() - began)
        taken.each += each


def raw_round(writers: list[Any], sends: list[Send], each: list[float]) -> None:
    def share(writer: Any, mine: list[Send]) -> None:
        for send in mine:
            began = time.perf_counter()
            writer.answer(send)
            each.append(time.perf_counter() - began)

    if len(writers) == 1:
        share(writers[0], sends)
        return
    threads = [
        threading.Thread(target=share, args=(writer, sends[n :: len(writers)])) for n, writer in enumerate(writers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


async def act_round(db: Database, sends: list[Send], each: list[float]) -> None:
    async def share(mine: list[Send]) -> None:
        for send in mine:
            began = time.perf_counter()
            await db.write(work_of(send))
            each.append(time.perf_counter() - began)

    await asyncio.gather(*(share(sends[n::AT_ONCE]) for n in range(AT_ONCE)))


def work_of(send: Send) -> Work:
    """What the route hands to the runner."""
    caller = Caller("answer_event", cookie=send.cookie, key=send.key)
    once = Once("", send.key, "answer_event", "0" * 64)
    wanted = AnswerIn(answer=send.answer)
    return Work(answers.answer_event, (send.event_id, wanted), caller, {"event_id": send.event_id}, once,
                answers.answered_again)  # fmt: skip


def over_http(folder: Path, url: str) -> dict[str, Taken]:
    """The real route, and the same server with the raw writer behind it."""
    sends = Sends(url)
    rounds = []
    for number in range(ROUNDS + 1):
        for name, path in (("app", "/api/events"), ("floor", "/api/floor/events")):
            rounds.append([name if number else "warm", [request(path, send) for send in sends.some()]])
    with bench.serving(folder, url) as port:
        got = bench.ask({"port": port, "connections": AT_ONCE, "rounds": rounds, "times": True})
    return {name: Taken(got[name], got["times"][name]) for name in ("app", "floor")}


def request(path: str, send: Send) -> str:
    body = json.dumps({"answer": send.answer})
    return bench.request(f"{path}/{send.event_id}/answer", send.cookie, "PUT", body, send.key)
