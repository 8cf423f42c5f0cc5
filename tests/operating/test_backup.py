"""Backup and restore: what comes back is what was there, without the keys, and never over something."""

import shutil
import tarfile
from pathlib import Path

import pytest

from api.core import audit, schema
from api.core.backup import CannotBackUp, backup, restore
from api.core.config import Settings
from api.core.db import Database
from api.core.files import FolderFiles
from api.core.marks import mark, marked

pytestmark = pytest.mark.pure  # its own SQLite files; PostgreSQL's own tools do the other kind


def place(folder: Path) -> Settings:
    folder.mkdir(exist_ok=True)
    return Settings(LINKUP_DATA_DIR=folder, DATABASE_URL="", _env_file=None)  # type: ignore[call-arg]


@pytest.fixture
def lived_in(tmp_path: Path) -> Settings:
    """A place with a migrated database, one mark, one audited act and one file."""
    config = place(tmp_path / "old")
    db = Database(config.url, pg_threads=1)
    schema.upgrade(db.engine)
    db.run_now(lambda session: (mark(session, "demo", "yes"), audit.note(session, "x.y", "x", "1"))[0])
    db.close()
    FolderFiles(config.data_dir / "files").put("a/b", b"picture")
    (config.data_dir / "keys.json").write_text("{}")
    return config


def test_what_was_there_comes_back(lived_in: Settings, tmp_path: Path) -> None:
    archive = tmp_path / "b.tar.gz"
    assert backup(lived_in, archive) == archive.stat().st_size
    assert archive.stat().st_mode & 0o077 == 0, "nobody else may read a backup"
    with tarfile.open(archive) as held:
        assert not [name for name in held.getnames() if "keys" in name], "keys never travel in a backup"
    config = place(tmp_path / "new")
    shutil.copy(lived_in.data_dir / "keys.json", config.data_dir)
    restore(config, archive)
    db = Database(config.url, pg_threads=1)
    with db.look() as session:
        assert marked(session, "demo") == "yes"
        assert audit.verify(session) == []
        assert len(audit.heads(session)) == 1
    db.close()
    assert FolderFiles(config.data_dir / "files").get("a/b") == b"picture"


def test_nothing_is_written_over(lived_in: Settings, tmp_path: Path) -> None:
    archive = tmp_path / "b.tar.gz"
    backup(lived_in, archive)
    with pytest.raises(CannotBackUp, match="there already"):
        backup(lived_in, archive)
    with pytest.raises(CannotBackUp, match="empty place"):
        restore(lived_in, archive)


def test_a_restore_asks_for_the_keys_first(lived_in: Settings, tmp_path: Path) -> None:
    archive = tmp_path / "b.tar.gz"
    backup(lived_in, archive)
    config = place(tmp_path / "new")
    with pytest.raises(CannotBackUp, match=r"keys\.json"):
        restore(config, archive)
    assert list(config.data_dir.iterdir()) == []


def test_the_password_is_no_argument_of_the_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody on a machine can list the arguments of everybody's processes."""
    tool = tmp_path / "pg_dump"
    tool.write_text('#!/bin/sh\necho "$@" > "$0.args"; echo "$PGPASSWORD" > "$0.secret"; exit 1\n')
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    address = "postgresql://ana:s3cret@db.example.org:5433/linkup?sslmode=require"
    config = Settings(LINKUP_DATA_DIR=tmp_path, DATABASE_URL=address, _env_file=None)  # type: ignore[call-arg]
    with pytest.raises(CannotBackUp, match="pg_dump said"):
        backup(config, tmp_path / "b.tar.gz")
    said = (tmp_path / "pg_dump.args").read_text()
    assert "s3cret" not in said
    assert "--dbname=postgresql://ana@db.example.org:5433/linkup?sslmode=require" in said
    assert (tmp_path / "pg_dump.secret").read_text() == "s3cret\n"


def test_no_database_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotBackUp, match="no database"):
        backup(place(tmp_path / "none"), tmp_path / "b.tar.gz")
