"""When the database cannot: locked by somebody else, full, gone. Whoever waits is told so, and then it goes on."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select

from api.core.db import Database
from api.core.errors import Problem
from api.core.marks import HouseMark
from api.core.trouble import or_busy


def test_a_writer_that_cannot_begin_says_so_and_the_next_one_can(tmp_path: Path, monkeypatch: Any) -> None:
    """The very first write comes while somebody else has the file to themselves: refused, not waiting for ever."""
    url = f"sqlite:///{tmp_path / 'linkup.sqlite'}"
    database = Database(url)
    monkeypatch.setattr("api.core.engine.PRAGMAS", ("PRAGMA busy_timeout=50", "PRAGMA journal_mode=WAL"))
    other = sqlite3.connect(tmp_path / "linkup.sqlite", isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("CREATE TABLE house_mark (key TEXT PRIMARY KEY, value TEXT)")
    try:
        with pytest.raises(Problem) as refused:
            database.run_now(lambda tx: tx.add(HouseMark(key="a", value="1")))
        assert (refused.value.status, refused.value.extra["retry_after"]) == (503, 2)
        other.close()
        database.run_now(lambda tx: tx.add(HouseMark(key="b", value="2")))
        with database.look() as session:
            assert [row.key for row in session.exec(select(HouseMark))] == ["b"]
    finally:
        other.close()
        database.close()


def test_a_full_disk_refuses_and_keeps_nothing_of_it(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'linkup.sqlite'}")
    try:
        database.run_now(lambda tx: tx.connection().exec_driver_sql("CREATE TABLE heap (words TEXT)"))

        def fill(session: Session) -> None:
            session.connection().exec_driver_sql("PRAGMA max_page_count=8")
            session.connection().exec_driver_sql("INSERT INTO heap VALUES (?)", ("x" * 200_000,))

        with pytest.raises(Problem) as refused:
            database.run_now(fill)
        assert refused.value.status == 503
        with database.look() as session:
            assert session.connection().exec_driver_sql("SELECT count(*) FROM heap").scalar_one() == 0
    finally:
        database.close()


def test_what_the_database_cannot_is_busy_and_a_mistake_stays_a_mistake(db: Database) -> None:
    gone = psycopg.OperationalError("server closed the connection unexpectedly")
    for wrong in (gone, psycopg.InterfaceError("closed"), OperationalError("SELECT 1", {}, gone)):
        told = or_busy(wrong)
        assert isinstance(told, Problem) and told.status == 503
    ours = sqlite3.OperationalError("no such column: x")
    assert or_busy(ours) is ours
    other = ValueError("x")
    assert or_busy(other) is other
    with pytest.raises(Exception, match="nowhere"):
        db.run_now(lambda tx: tx.connection().exec_driver_sql("SELECT * FROM nowhere"))


def test_other_accounts_of_the_machine_cannot_read_what_linkup_keeps(tmp_path: Path) -> None:
    linkup = Path(sys.executable).parent / "linkup"
    environment = os.environ | {"LINKUP_DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": ""}
    subprocess.run([linkup, "migrate"], env=environment, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    kept = [tmp_path / "data", *(tmp_path / "data").iterdir()]
    assert (tmp_path / "data" / "linkup.sqlite") in kept
    assert [path.name for path in kept if path.stat().st_mode & 0o077] == []
