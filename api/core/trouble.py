"""When the database itself cannot right now: locked by somebody else, full, restarting. That is no mistake of ours."""

import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from api.core import errors
from api.core.logs import log

# What a driver may raise, through SQLAlchemy or by itself (statements that skip it, see core.quick).
OUT_OF_REACH = (DBAPIError, PendingRollbackError, NoConnectionFree, sqlite3.Error, psycopg.Error)
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
