"""One request's work, and the order in which it is done: who, may they, seen before, act, note it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session

from api.core import access, audit, idempotency, sessions
from api.core.access import Caller
from api.core.errors import Refuse
from api.core.idempotency import Once


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
    work: Callable[[Session], Any]
    done: Callable[[Any, BaseException | None], None]
    result: Any = None
    failed: BaseException | None = field(default=None)


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


def open_tx(conn: Connection, *, savepoint: bool = False) -> Tx:
    tx = Tx(bind=conn, autoflush=True, join_transaction_mode="create_savepoint" if savepoint else "rollback_only")
    tx.conn = conn
    if savepoint:
        tx.connection()  # the savepoint exists before the first statement, so a raise undoes all of it
    return tx


def perform(tx: Session, work: Work) -> Any:
    """Identity, access, replay, act, audit: the same order on both engines. Commits nothing."""
    caller = work.caller
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
