"""Engines for SQLite and PostgreSQL, wired the way that was measured to be right (see decisions/0003)."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url

WRITES = {"linkup_write": True}
BY_HAND = {"linkup_by_hand": True}  # SQLite: the runner itself begins and ends each read

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=5000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",  # without it INSERT OR REPLACE walks past append-only triggers
    "PRAGMA cache_size=-16000",
    "PRAGMA mmap_size=268435456",
    "PRAGMA temp_store=MEMORY",
)


def is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def sqlite_file(engine: Engine) -> Path:
    return Path(str(engine.url.database))


def make_engine(url: str, *, pool: int = 8) -> Engine:
    """An engine for the app. SQLite begins only by our hook; PostgreSQL is READ COMMITTED."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(url)
    return create_engine(
        parsed, pool_size=pool * 2 + 2, max_overflow=4, pool_timeout=10, pool_pre_ping=True, hide_parameters=True
    )


def _sqlite(url: str) -> Engine:
    Path(str(make_url(url).database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url, connect_args={"check_same_thread": False, "timeout": 5}, pool_size=20, max_overflow=4, pool_timeout=10,
        hide_parameters=True,
    )  # fmt: skip

    @event.listens_for(engine, "connect")
    def on_connect(dbapi: Any, _: Any) -> None:
        dbapi.isolation_level = None  # the driver must not begin behind our back
        cursor = dbapi.cursor()
        for pragma in PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        options = connection.get_execution_options()
        if not options.get("linkup_by_hand", False):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("linkup_write", False) else "BEGIN")

    return engine
