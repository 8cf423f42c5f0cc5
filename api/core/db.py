"""The runner: the only place that begins or commits.

Identity and access are checked inside the transaction; the answer leaves only after the commit.
`raise` rolls back; `return Refuse(...)` commits and then refuses.
"""

import asyncio
import fcntl
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, Engine
from sqlmodel import Session

from api.core import access, errors, sessions
from api.core.engine import BY_HAND, WRITES, is_sqlite, make_engine, sqlite_file
from api.core.errors import Refuse
from api.core.logs import log
from api.core.trouble import OUT_OF_REACH, is_lost, lost_race, or_busy
from api.core.work import (
    ReadTx,
    Waiting,
    Work,
    WriteTx,
    finish,
    forget,
    open_tx,
    perform,
    reading_tx,
    saved,
    settle,
    writing_tx,
)  # fmt: skip

GROUP = 16  # requests that share one fsync
QUEUE = 256  # more waiting writers than this are told to come back
PG_RETRIES = 6


class Database:
    """The engine and the two verbs. One per process."""

    def __init__(self, url: str, *, pg_threads: int = 8) -> None:
        self.engine: Engine = make_engine(url, pool=pg_threads)
        self.sqlite = is_sqlite(self.engine)
        self.pool = ThreadPoolExecutor(pg_threads, thread_name_prefix="db")
        self._local = threading.local()
        self._reader: ReadTx | None = None
        self._readers: list[ReadTx] = []
        self._writers: list[WriteTx] = []
        self._waiting: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        self._start = threading.Lock()
        self._reading = threading.Lock()

    # --- the two verbs ---------------------------------------------------------------------------------------

    async def read(self, work: Work, *, heavy: bool = False) -> Any:
        """Runs a query. A sensitive operation runs as a write, because the looking is noted."""
        if access.TABLE[work.caller.operation].sensitive:
            return await self.write(work)
        try:
            if self.sqlite and not heavy:
                with self._reading:  # one loop never waits here; several loops in one process (tests) do
                    result = self._read_now(work, self._inline_reader())
            else:
                result = await asyncio.get_running_loop().run_in_executor(self.pool, self._read_in_thread, work)
        except OUT_OF_REACH as wrong:
            raise or_busy(wrong) from None
        identity = work.caller.identity
        if identity is not None and identity.needs_touch:
            with suppress(errors.Problem):  # too busy to note it: the next request will
                await self.run(lambda tx: sessions.touch(tx.connection(), identity))
        return result

    async def write(self, work: Work) -> Any:
        """Runs an action and returns only after its commit. Raises what the action refused."""

        def act(tx: Session) -> Any:
            result = perform(tx, work)
            identity = work.caller.identity
            if identity is not None and identity.needs_touch:
                sessions.touch(tx.connection(), identity)
            return result

        result = await self.run(act)
        if isinstance(result, Refuse):
            raise result
        return result

    async def run(self, work: Callable[[Session], Any]) -> Any:
        """Runs `work` in one write transaction from the event loop (503 when too many wait)."""
        loop = asyncio.get_running_loop()
        if not self.sqlite:
            return await loop.run_in_executor(self.pool, self._pg_write_in_thread, work)
        future: asyncio.Future[Any] = loop.create_future()
        self._enqueue(Waiting(work, loop, future))
        return await future

    def run_now(self, work: Callable[[Session], Any]) -> Any:
        """The same from plain code (command line, jobs): one write transaction, committed on return."""
        if not self.sqlite:
            return self._pg_write(work, lambda: writing_tx(self.engine.connect(), alone=True), keep=False)
        ready = threading.Event()
        waiting = Waiting(work, ready=ready)
        self._enqueue(waiting)
        ready.wait()
        if waiting.failed:
            raise waiting.failed
        return waiting.result

    @contextmanager
    def look(self) -> Iterator[Session]:
        """A read-only session for plain code (command line, jobs, tests)."""
        with self.engine.connect() as conn, open_tx(conn) as tx:
            yield tx

    def close(self) -> None:
        if self._writer is not None:
            self._waiting.put(None)
            self._writer.join(timeout=10)
            self._writer = None
        self.pool.shutdown(wait=True)
        while self._readers:
            self._readers.pop().conn.close()
        while self._writers:
            self._writers.pop().conn.close()
        self._reader = None
        self.engine.dispose()

    # --- reading ---------------------------------------------------------------------------------------------

    def _inline_reader(self) -> ReadTx:
        if self._reader is None:
            conn = self.engine.connect().execution_options(**BY_HAND)
            conn.exec_driver_sql("PRAGMA query_only=ON")
            self._reader = reading_tx(conn)
            self._readers.append(self._reader)
        return self._reader

    def _read_now(self, work: Work, tx: ReadTx) -> Any:
        """One read. On SQLite in one snapshot, begun and ended by hand: SQLAlchemy's way costs as much as the read."""
        driver: Any = tx.conn.connection.driver_connection
        if self.sqlite:
            driver.execute("BEGIN")
        try:
            return perform(tx, work)
        finally:
            try:
                tx.tidy()
            finally:
                clean(tx.conn)

    def _read_in_thread(self, work: Work) -> Any:
        return self._read_now(work, self._thread_reader())

    def _thread_reader(self) -> ReadTx:
        """One connection per thread. PostgreSQL in AUTOCOMMIT: each statement has a snapshot of its own either way."""
        tx: ReadTx | None = getattr(self._local, "reader", None)
        if tx is None or is_lost(tx.conn):
            options: dict[str, Any] = BY_HAND if self.sqlite else {"isolation_level": "AUTOCOMMIT"}
            tx = self._local.reader = reading_tx(self.engine.connect().execution_options(**options))
            self._readers.append(tx)
        return tx

    # --- writing, SQLite: one thread, many requests per fsync ------------------------------------------------

    def _enqueue(self, waiting: Waiting) -> None:
        with self._start:
            if self._writer is None:
                self._writer = threading.Thread(target=self._write_loop, name="writer", daemon=True)
                self._writer.start()
        if self._waiting.qsize() >= QUEUE:
            raise errors.busy()
        self._waiting.put(waiting)

    def _write_loop(self) -> None:
        """One group after the other. What fails is told to its group; the next one starts on a fresh connection."""
        with ExitStack() as kept:
            means: tuple[Any, WriteTx] | None = None
            more = True
            while more:
                group, more = self._next_group()
                if not group:
                    return
                try:
                    means = means or self._means(kept)
                    fcntl.flock(means[0], fcntl.LOCK_EX)  # several processes queue here, not in the busy handler
                    try:
                        self._write_group(means[1], group)
                    finally:
                        fcntl.flock(means[0], fcntl.LOCK_UN)
                except BaseException as wrong:  # nobody may wait for a writer that is gone
                    log.error("writer_failed", error=type(wrong).__name__)
                    _nobody_is_done(group)
                    means = None
                    with suppress(Exception):
                        kept.close()
                settle(group)

    def _means(self, kept: ExitStack) -> tuple[Any, WriteTx]:
        """The file that orders several processes, and the session on the writing connection."""
        lock = kept.enter_context(open(sqlite_file(self.engine).with_suffix(".lock"), "w"))  # noqa: SIM115 - kept
        return lock, writing_tx(kept.enter_context(self.engine.connect().execution_options(**WRITES)))

    def _next_group(self) -> tuple[list[Waiting], bool]:
        """Those who wait now, at least one; and whether to go on after them."""
        group: list[Waiting] = []
        while len(group) < GROUP:
            try:
                one = self._waiting.get(block=not group)
            except queue.Empty:
                break
            if one is None:
                return group, False
            group.append(one)
        return group, True

    def _write_group(self, tx: WriteTx, group: list[Waiting]) -> None:
        try:
            with tx.conn.begin():
                for waiting in group:
                    try:
                        with saved(tx):
                            waiting.result = waiting.work(tx)
                    except BaseException as wrong:
                        waiting.failed = or_busy(wrong)
                        if not in_transaction(tx.conn):  # SQLite gave up the whole transaction (disk full)
                            raise
        except BaseException as wrong:  # the commit itself failed: nobody in the group may be told "done"
            log.error("commit_failed", error=type(wrong).__name__)
            _nobody_is_done(group)
        clean(tx.conn)

    # --- writing, PostgreSQL: a thread per connection, whole function again on a lost race ----------------------

    def _pg_write_in_thread(self, work: Callable[[Session], Any]) -> Any:
        """On the thread's own writing connection."""

        def tx() -> WriteTx:
            kept: WriteTx | None = getattr(self._local, "writer", None)
            if kept is None or is_lost(kept.conn):
                kept = self._local.writer = writing_tx(self.engine.connect(), alone=True)
                self._writers.append(kept)
            return kept

        return self._pg_write(work, tx, keep=True)

    def _pg_write(self, work: Callable[[Session], Any], open_one: Callable[[], WriteTx], *, keep: bool) -> Any:
        for attempt in range(PG_RETRIES):
            acted = False
            tx: WriteTx | None = None
            try:
                tx = open_one()
                with tx.conn.begin():
                    result = work(tx)
                    finish(tx)
                    acted = True
                return result
            except OUT_OF_REACH as wrong:
                again = lost_race(wrong) or (not acted and tx is not None and is_lost(tx.conn))
                if attempt == PG_RETRIES - 1 or not again:
                    raise or_busy(wrong) from None
            finally:
                if tx is not None:
                    forget(tx)
                    if not keep:
                        tx.conn.close()
        raise errors.busy()


def _nobody_is_done(group: list[Waiting]) -> None:
    for waiting in group:
        waiting.failed = waiting.failed or errors.busy()


def in_transaction(conn: Connection) -> bool:
    return bool(getattr(conn.connection.driver_connection, "in_transaction", False))


def clean(conn: Connection) -> None:
    """After a failed COMMIT SQLite's driver keeps the transaction open and would poison the connection."""
    if in_transaction(conn):
        driver: Any = conn.connection.driver_connection
        driver.rollback()
