"""One request's work, and the order in which it is done: who, may they, seen before, act, note it."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session

from api.core import access, audit, idempotency, sessions
from api.core.access import Caller
from api.core.errors import Refuse
from api.core.idempotency import Once
from api.core.say import hearer
from api.core.trouble import OUT_OF_REACH


@dataclass(slots=True)
class Work:
    """One request's work: what to call, for whom, and how to render a replay."""

    fn: Callable[..., Any]
    args: tuple[Any, ...]
    caller: Caller
    params: dict[str, Any]
    once: Once | None = None
    again: Callable[..., Any] | None = None
    checked_only: bool = False


@dataclass(slots=True)
class Waiting:
    """A write that waits for its turn, and how to say what came of it."""

    work: Callable[[Session], Any]
    loop: asyncio.AbstractEventLoop | None = None
    future: "asyncio.Future[Any] | None" = None
    ready: threading.Event | None = None
    result: Any = None
    failed: BaseException | None = None

    def settle(self) -> None:
        if self.ready is not None:
            self.ready.set()
        elif self.future is not None and not self.future.cancelled():
            if self.failed is not None:
                self.future.set_exception(self.failed)
            else:
                self.future.set_result(self.result)


def settle(group: list[Waiting]) -> None:
    """Says to everybody in a group what came of it; each loop is woken once."""
    loops: dict[asyncio.AbstractEventLoop | None, list[Waiting]] = {}
    for one in group:
        loops.setdefault(one.loop, []).append(one)
    for loop, its in loops.items():
        if loop is None:
            _settle_all(its)
        else:
            with suppress(RuntimeError):  # the loop is gone: nobody waits any more
                loop.call_soon_threadsafe(_settle_all, its)


def _settle_all(group: list[Waiting]) -> None:
    for one in group:
        one.settle()


class Tx(Session):
    """A session that remembers its connection, so that hot statements skip the unit of work."""

    conn: Connection


class ReadTx(Tx):
    """For reading: kept with its connection and used again. Asking for the connection starts nothing."""

    def connection(self, *_: Any, **__: Any) -> Connection:
        return self.conn

    def tidy(self) -> None:
        """Leaves nothing of one request for the next."""
        self.close()
        self.info.clear()


def reading_tx(conn: Connection) -> ReadTx:
    tx = ReadTx(bind=conn, autoflush=False, join_transaction_mode="rollback_only")
    tx.conn = conn
    return tx


class WriteTx(ReadTx):
    """For writing: kept with its connection and used again, one request after the other.

    Asking for the connection starts nothing, so a request of plain statements has one savepoint of its own in plain SQL
    (see `saved`) and none of SQLAlchemy's. Once the session itself is used, it has its own inside that one.
    """


def writing_tx(conn: Connection, *, alone: bool = False) -> WriteTx:
    """alone: nobody shares the transaction, so the session needs no savepoint of its own."""
    mode: Any = "rollback_only" if alone else "create_savepoint"
    tx = WriteTx(bind=conn, autoflush=True, join_transaction_mode=mode)
    tx.conn = conn
    return tx


def finish(tx: WriteTx) -> None:
    """What the session holds goes to the database, as part of the transaction of its connection."""
    audit.write_notes(tx)
    if tx.in_transaction():
        tx.commit()
        tx.close()


def forget(tx: WriteTx) -> None:
    """Leaves nothing of one request for the next. What the session did in its own savepoint is undone if it is open."""
    try:
        if tx.in_transaction():
            tx.close()
    finally:
        tx.info.clear()


@contextmanager
def saved(tx: WriteTx) -> Iterator[None]:
    """One request of a group: what raises is undone, the others' work stays.

    Some errors (a full disk) make SQLite give up the whole transaction; then there is no savepoint to go back to.
    """
    driver: Any = tx.conn.connection.driver_connection
    driver.execute("SAVEPOINT one_request")
    try:
        yield
        finish(tx)
    except BaseException:
        with suppress(*OUT_OF_REACH):
            forget(tx)
        if driver.in_transaction:
            driver.execute("ROLLBACK TO one_request")
            driver.execute("RELEASE one_request")
        raise
    tx.info.clear()
    driver.execute("RELEASE one_request")


def open_tx(conn: Connection) -> Tx:
    tx = Tx(bind=conn, autoflush=True, join_transaction_mode="rollback_only")
    tx.conn = conn
    return tx


def perform(tx: Session, work: Work) -> Any:
    """Identity, access, replay, act, audit: the same order on both engines. Commits nothing."""
    caller = work.caller
    hearer.set(caller.language)
    conn = tx.conn if isinstance(tx, Tx) else tx.connection()
    caller.identity = sessions.identify(conn, caller.cookie)
    caller.made.clear()
    caller.new_cookie, caller.cookie_until, caller.clear_cookie = None, None, False  # of a try that was undone
    access.enter(tx, caller, work.params)
    if work.checked_only:
        return None
    if caller.identity:
        tx.info["actor"] = caller.identity.person_id
    once = _scoped(work)
    if once is not None:
        made = idempotency.seen(tx, once)
        if made is not None and work.again is not None:
            return work.again(tx, caller, *made)
    result = work.fn(tx, caller, *work.args)
    if once is not None and not isinstance(result, Refuse):
        tx.flush()
        idempotency.keep(tx, once, list(caller.made))
    audit.write_notes(tx)
    return result


def _scoped(work: Work) -> Once | None:
    """The key with its owner: the secret that was sent, else the person. Nobody's key is not kept."""
    once, identity = work.once, work.caller.identity
    if once is None or work.again is None:
        return None
    if once.scope:
        return once
    return Once(identity.person_id, once.key, once.operation, once.body) if identity else None
