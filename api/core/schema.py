"""Bringing a database to the schema of this version, and asking which version it has.

On SQLite a batch migration drops triggers silently and would delete children through ON DELETE CASCADE: so foreign
keys are off while migrating and checked afterwards, and all triggers are put in place again at the end.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from api.core.audit import install_triggers
from api.core.engine import WRITES, is_sqlite

FOLDER = Path(__file__).resolve().parents[2] / "migrations"
LOCK = 7_210_337  # any number, the same for every process: one migrates, the others wait


class BrokenReferences(Exception):
    """After a migration some rows point at nothing. Nothing was changed."""


def alembic_config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def newest_revision() -> str:
    """The one head of the migrations in this version."""
    return str(ScriptDirectory.from_config(alembic_config()).get_current_head())


def current_revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine, to: str = "head") -> None:
    """Migrates up. Raises BrokenReferences (and changes nothing) when rows would point at nothing."""
    _run(engine, lambda config: command.upgrade(config, to))


def downgrade(engine: Engine, to: str) -> None:
    _run(engine, lambda config: command.downgrade(config, to))


def _run(engine: Engine, steps: Callable[[Config], None]) -> None:
    sqlite = is_sqlite(engine)
    with engine.connect().execution_options(**WRITES) as connection:
        if sqlite:
            _foreign_keys(connection, on=False)
        try:
            with connection.begin():
                if not sqlite:
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
                steps(alembic_config(connection))
                install_triggers(connection)
                if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise BrokenReferences("some rows would point at nothing")
        finally:
            if sqlite:
                _foreign_keys(connection, on=True)


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Only outside a transaction does SQLite listen to this."""
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
