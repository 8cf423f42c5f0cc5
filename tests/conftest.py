"""One suite for both engines: LINKUP_TEST_ENGINE=sqlite (default) or postgres."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from unittest.mock import patch

import pytest

_home = Path(tempfile.mkdtemp(prefix="linkup-tests-"))
os.environ["LINKUP_DATA_DIR"] = str(_home)
os.environ["LINKUP_BASE_URL"] = "http://localhost:8000"
os.environ["LINKUP_IN_PROCESS_WORKER"] = "false"
os.environ.pop("DATABASE_URL", None)

from hypothesis import HealthCheck, settings  # noqa: E402
from sqlalchemy import Engine, text  # noqa: E402
from sqlmodel import SQLModel  # noqa: E402

from api.core.db import Database  # noqa: E402
from api.core.engine import make_engine  # noqa: E402
from api.rooms import open_house  # noqa: E402
from tests import postgres  # noqa: E402
from tests.edges import pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown  # noqa: E402, F401
from tests.world import World  # noqa: E402

# A busy machine is not a fault: no example is judged by how long it took.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

# What the imports made stays until the end; looking through it again and again costs an eighth of the tests' time.
gc.freeze()
gc.set_threshold(50_000, 20, 20)

ENGINE = os.environ.get("LINKUP_TEST_ENGINE", "sqlite")
# Where the machine keeps files in memory, waiting for a disk costs nothing. What a power cut does is proved elsewhere.
IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


@pytest.fixture(scope="session")
def schema_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one database of this test process, with the schema in place."""
    open_house()
    if ENGINE == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('db') / 'linkup.sqlite'}"
        _create(url)
        yield url
        return
    url = postgres.make_database().replace("postgresql://", "postgresql+psycopg://", 1)
    _create(url)
    yield url
    postgres.drop_database(url.replace("postgresql+psycopg://", "postgresql://", 1))


def _create(url: str) -> None:
    engine = make_engine(url)
    with engine.connect().execution_options(linkup_write=True) as conn, conn.begin():
        SQLModel.metadata.create_all(conn)
    engine.dispose()


@pytest.fixture
def db(schema_url: str) -> Iterator[Database]:
    """An empty database, with the two verbs."""
    url = _copied(schema_url) if ENGINE == "sqlite" else _emptied(schema_url)
    with patch("api.core.db.make_engine", one_engine):
        database = Database(url, pg_threads=4)
    yield database
    database.close()


@lru_cache(maxsize=1)
def one_engine(url: str, *, pool: int) -> Engine:
    """One engine per test process: it remembers how each statement is written for its database, a sixth of the work."""
    return make_engine(url, pool=pool)


@lru_cache(maxsize=1)
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="linkup-test-", dir=IN_MEMORY)


def _copied(url: str) -> str:
    """A copy of the file with nothing but the schema: a hundred times faster than emptying the last test's."""
    folder = Path(_folder().name)
    for left in folder.iterdir():
        left.unlink()
    copy = folder / "linkup.sqlite"
    shutil.copyfile(url.removeprefix("sqlite:///"), copy)
    return f"sqlite:///{copy}"


def _emptied(url: str) -> str:
    """Empties every table; append-only triggers are off for that moment (only tests may do this)."""
    engine = one_engine(url, pool=4)
    tables = [table.name for table in reversed(SQLModel.metadata.sorted_tables)]
    with engine.connect().execution_options(linkup_write=True) as conn, conn.begin():
        conn.execute(text("SET session_replication_role = replica"))
        # TRUNCATE makes a new file per table: forty times slower than removing a few rows.
        conn.exec_driver_sql("; ".join(f"DELETE FROM {table}" for table in tables))  # noqa: S608 - our own tables
        conn.execute(text("SET session_replication_role = origin"))
    return url


@pytest.fixture
def world(db: Database) -> World:
    """Builders and clients on an empty database."""
    return World(db)
