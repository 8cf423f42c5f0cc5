"""The runner: raise undoes, Refuse keeps, nothing is answered before it is committed."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import Request
from sqlalchemy import text
from sqlmodel import Session

from api.core import access, audit
from api.core import db as runner
from api.core.access import Caller
from api.core.db import Database
from api.core.errors import Problem, Refuse, conflict
from api.core.http import read, write
from api.core.marks import HouseMark, mark, marked
from api.core.sessions import LoginSession
from tests.core.conftest import Tiny
from tests.world import World

Act = Callable[[Session, Caller, str], Any]


def keys(db: Database) -> set[str]:
    with db.look() as session:
        return {row[0] for row in session.connection().execute(text("SELECT key FROM house_mark"))}


def hang(tiny: Tiny, act: Act) -> None:
    access.allow("try_mark", "person")

    @tiny.router.post("/marks/{name}", operation_id="try_mark")
    async def try_mark(request: Request, name: str) -> Any:
        return await write(request, act, name)


def put(session: Session, caller: Caller, name: str) -> dict[str, str]:
    mark(session, name, caller.person_id)
    audit.note(session, "mark.put", "mark", name)
    return {"name": name}


def put_then_raise(session: Session, caller: Caller, name: str) -> Any:
    put(session, caller, name)
    session.flush()
    raise conflict("no", "Not now.")


def put_then_break(session: Session, caller: Caller, name: str) -> Any:
    put(session, caller, name)
    session.flush()
    raise KeyError("a mistake of ours")


def put_then_refuse(session: Session, caller: Caller, name: str) -> Any:
    put(session, caller, name)
    return Refuse(409, "no", "Not now.")


def put_then_break_sql(session: Session, caller: Caller, name: str) -> Any:
    put(session, caller, name)
    session.connection().execute(text("INSERT INTO no_such_table VALUES (1)"))


def bad_commit(session: Session, caller: Caller | None, name: str) -> Any:
    """What is written looks right until the COMMIT itself, which the database refuses."""
    mark(session, name, "x")
    conn = session.connection()
    if conn.dialect.name == "sqlite":
        conn.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        conn.exec_driver_sql(
            "INSERT INTO membership (id, group_id, programme_id, person_id, role, state, joined_at, changed_at) "
            "VALUES ('m', 'g', 'p', 'x', 'member', 'active', '', '')"
        )
    else:
        conn.exec_driver_sql("CREATE TEMP TABLE parent (id int PRIMARY KEY) ON COMMIT DROP")
        conn.exec_driver_sql(
            "CREATE TEMP TABLE child (p int REFERENCES parent DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP"
        )
        conn.exec_driver_sql("INSERT INTO child VALUES (1)")
    return {"name": name}


@pytest.mark.parametrize(
    "case",
    [(put, 200, True), (put_then_raise, 409, False), (put_then_refuse, 409, True), (put_then_break, 500, False),
     (put_then_break_sql, 500, False)],
    ids=lambda case: case[0].__name__,
)  # fmt: skip
def test_raise_undoes_everything_and_refuse_keeps_it(
    world: World, tiny: Tiny, kai: LoginSession, case: tuple[Act, int, bool]
) -> None:
    act, status, kept = case
    hang(tiny, act)
    client = tiny.client(kai, raise_server_exceptions=False)
    assert client.post("/api/marks/a").status_code == status
    assert keys(world.db) == ({"a"} if kept else set())
    assert len(world.all(audit.AuditRow)) == int(kept), "the audit goes the same way as the act"
    assert client.post("/api/marks/b").status_code == status, "the connection is not poisoned"


def test_a_commit_that_fails_is_never_answered_with_2xx(world: World, tiny: Tiny, kai: LoginSession) -> None:
    def act(session: Session, caller: Caller, name: str) -> Any:
        return bad_commit(session, caller, name) if name == "bad" else put(session, caller, name)

    hang(tiny, act)
    client = tiny.client(kai, raise_server_exceptions=False)
    for round_ in range(3):
        assert client.post("/api/marks/bad").status_code >= 500
        assert client.post(f"/api/marks/good{round_}").status_code == 200
    assert keys(world.db) == {"good0", "good1", "good2"}


def test_reading_cannot_write_on_sqlite_and_leaves_nothing_open(world: World, tiny: Tiny, kai: LoginSession) -> None:
    access.allow("try_read", "person")

    @tiny.router.get("/read/{name}", operation_id="try_read")
    async def try_read(request: Request, name: str) -> Any:
        return await read(request, put if name == "write" else look_up, name)

    client = tiny.client(kai, raise_server_exceptions=False)
    if world.db.sqlite:
        assert client.get("/api/read/write").status_code == 500
        assert keys(world.db) == set()
    world.db.run_now(lambda session: mark(session, "a", "1"))
    assert client.get("/api/read/a").json() == {"value": "1"}
    world.db.run_now(lambda session: mark(session, "a", "2"))
    assert client.get("/api/read/a").json() == {"value": "2"}, "the next read sees the newest"


def look_up(session: Session, _: Caller, name: str) -> dict[str, str | None]:
    return {"value": marked(session, name)}


def test_a_heavy_read_gives_the_same(world: World, tiny: Tiny, kai: LoginSession) -> None:
    access.allow("try_heavy", "person")

    @tiny.router.get("/heavy", operation_id="try_heavy")
    async def try_heavy(request: Request) -> Any:
        return await read(request, look_up, "a", heavy=True)

    world.db.run_now(lambda session: mark(session, "a", "1"))
    assert tiny.client(kai).get("/api/heavy").json() == {"value": "1"}


def gather(db: Database, *works: Callable[[Session], Any]) -> list[Any]:
    async def run() -> list[Any]:
        return await asyncio.gather(*(db.run(work) for work in works), return_exceptions=True)

    return asyncio.run(run())


def write_mark(name: str) -> Callable[[Session], str]:
    def work(session: Session) -> str:
        mark(session, name, "x")
        session.flush()
        if name.startswith("bad"):
            raise Problem(409, "no", name)
        return name

    return work


def hold(seconds: float) -> Callable[[Session], None]:
    """Keeps the writer busy, so that the works after it share one transaction."""
    return lambda _: time.sleep(seconds)


def test_one_that_fails_does_not_hurt_the_fifteen_beside_it(db: Database) -> None:
    names = [f"bad{n}" if n in (0, 7, 15) else f"good{n}" for n in range(16)]
    results = gather(db, hold(0.1), *(write_mark(name) for name in names))[1:]
    assert keys(db) == {name for name in names if name.startswith("good")}
    for name, result in zip(names, results, strict=True):
        assert result == name if name.startswith("good") else isinstance(result, Problem)


def test_a_row_that_the_database_refuses_does_not_hurt_those_beside_it(db: Database) -> None:
    """A flush that fails undoes the whole of its own request, also what it wrote by plain statements before."""

    def twice(session: Session) -> None:
        write_mark("plain")(session)
        session.connection().execute(text("INSERT INTO house_mark (key, value) VALUES ('by hand', 'x')"))
        session.add(HouseMark(key="a", value="again"))
        session.flush()

    assert gather(db, write_mark("a")) == ["a"]
    results = gather(db, hold(0.1), twice, write_mark("b"), twice)[1:]
    assert [isinstance(one, Exception) for one in results] == [True, False, True]
    assert keys(db) == {"a", "b"}
    assert gather(db, write_mark("c")) == ["c"]


def test_works_that_wait_share_one_commit_on_sqlite(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    groups: list[int] = []
    together = Database._write_group

    def counted(self: Database, conn: Any, group: list[Any]) -> None:
        groups.append(len(group))
        together(self, conn, group)

    monkeypatch.setattr(Database, "_write_group", counted)
    gather(db, hold(0.2), *(write_mark(f"m{n}") for n in range(40)))
    assert len(keys(db)) == 40
    if db.sqlite:
        assert max(groups) == runner.GROUP
        assert len(groups) <= 5


def test_when_the_shared_commit_fails_nobody_in_it_is_told_done(db: Database) -> None:
    def spoil(session: Session) -> Any:
        return bad_commit(session, None, "bad")

    results = gather(db, hold(0.1), write_mark("a"), spoil, write_mark("b"))[1:]
    told = {"a": results[0], "b": results[2]}
    assert isinstance(results[1], Exception)
    done = {name for name, result in told.items() if result == name}
    assert keys(db) == done, "exactly what was acknowledged is there"
    if db.sqlite:
        assert done == set(), "they shared the commit that failed"
    assert gather(db, write_mark("c")) == ["c"]
    assert "c" in keys(db)


def test_a_full_queue_is_503_and_come_back(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    if not db.sqlite:
        return  # PostgreSQL has no writer's queue: its threads wait for each other
    free, holding = threading.Event(), threading.Event()

    def wait(_: Session) -> None:
        holding.set()
        free.wait(10)

    async def run() -> list[Any]:
        first = asyncio.create_task(db.run(wait))
        await asyncio.to_thread(holding.wait, 10)
        rest = [asyncio.create_task(db.run(write_mark(f"m{n}"))) for n in range(runner.QUEUE + 20)]
        await asyncio.sleep(0.05)
        free.set()
        return await asyncio.gather(first, *rest, return_exceptions=True)

    results = asyncio.run(run())
    refused = [one for one in results if isinstance(one, Problem)]
    assert [(one.status, one.extra["retry_after"]) for one in refused] == [(503, 2)] * 20
    assert len(keys(db)) == runner.QUEUE
    assert gather(db, write_mark("after")) == ["after"]


def test_a_503_says_when_to_come_back(tiny: Tiny, kai: LoginSession, monkeypatch: pytest.MonkeyPatch) -> None:
    hang(tiny, put)

    async def full(*_: Any) -> Any:
        raise runner.errors.busy()

    monkeypatch.setattr(Database, "run", full)
    answer = tiny.client(kai).post("/api/marks/a")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


def test_plain_code_gets_its_own_exceptions(db: Database) -> None:
    with pytest.raises(Problem):
        db.run_now(write_mark("bad"))
    assert db.run_now(write_mark("good")) == "good"
    assert keys(db) == {"good"}


def test_a_lost_race_runs_the_whole_function_again_on_postgres(db: Database) -> None:
    """Two that lock two rows crosswise: PostgreSQL ends one of them, and it must still succeed."""
    db.run_now(lambda session: session.add_all([HouseMark(key="a", value="0"), HouseMark(key="b", value="0")]))

    def both(first: str, second: str) -> Callable[[Session], None]:
        def work(session: Session) -> None:
            for key in (first, second):
                session.connection().execute(
                    text("UPDATE house_mark SET value = CAST(CAST(value AS int) + 1 AS varchar) WHERE key = :key"),
                    {"key": key},
                )
                time.sleep(0.05)

        return work

    assert gather(db, both("a", "b"), both("b", "a")) == [None, None]
    with db.look() as session:
        assert (marked(session, "a"), marked(session, "b")) == ("2", "2")


def test_reading_goes_on_after_the_server_was_away(world: World, tiny: Tiny, kai: LoginSession) -> None:
    """PostgreSQL ends our connections; at most one request a thread notices."""
    access.allow("try_read", "person")

    @tiny.router.get("/read", operation_id="try_read")
    async def try_read(request: Request) -> Any:
        return await read(request, look_up, "a")

    client = tiny.client(kai, raise_server_exceptions=False)
    assert client.get("/api/read").status_code == 200
    if not world.db.sqlite:
        ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
        with world.db.engine.connect() as conn:
            conn.exec_driver_sql(f"{ends} pg_backend_pid()")
    said = [client.get("/api/read").status_code for _ in range(12)]
    assert said.count(200) >= 12 - world.db.pool._max_workers
    assert said[-4:] == [200] * 4
