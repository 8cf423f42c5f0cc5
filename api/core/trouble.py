"""When the database itself cannot right now: locked by somebody else, full, restarting. That is no mistake of ours."""

import sqlite3

import psycopg
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from api.core import errors
from api.core.logs import log

# What a driver may raise, through SQLAlchemy or by itself (statements that skip it, see core.quick).
OUT_OF_REACH = (DBAPIError, PendingRollbackError, NoConnectionFree, sqlite3.Error, psycopg.Error)
PG_RETRY_STATES = {"40001", "40P01"}
SQLITE_CANNOT = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
})  # fmt: skip


def or_busy(wrong: BaseException) -> BaseException:
    """503 "come back in a moment" when the database could not; else what went wrong, as it is."""
    if not _cannot(wrong):
        return wrong
    log.error("database_cannot", error=type(wrong).__name__)
    return errors.busy()


def _cannot(wrong: BaseException) -> bool:
    if isinstance(wrong, (NoConnectionFree, PendingRollbackError)):
        return True
    cause = wrong.orig if isinstance(wrong, DBAPIError) else wrong
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in SQLITE_CANNOT
    return isinstance(cause, (psycopg.OperationalError, psycopg.InterfaceError))


def lost_race(wrong: BaseException) -> bool:
    """A lost race (serialisation, deadlock) or a twin request that stored its key or chain head first."""
    cause = wrong.orig if isinstance(wrong, DBAPIError) else wrong
    state, words = getattr(cause, "sqlstate", ""), str(cause)
    twin = any(name in words for name in ("pk_idempotency", "pk_audit_head", "pk_limit_counter"))
    return state in PG_RETRY_STATES or (state == "23505" and twin)


def is_lost(conn: Connection) -> bool:
    """Whether the server has gone since the last read: what the driver ran itself, SQLAlchemy does not notice."""
    if not conn.closed and getattr(conn.connection.driver_connection, "closed", False):
        conn.invalidate()
    return conn.closed or conn.invalidated
