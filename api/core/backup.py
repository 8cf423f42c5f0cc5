"""Backup and restore: one archive with the database and the files, never the keys.

The keys belong in another place: without them sealed texts in a backup cannot be read, which is the point.
"""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

from api.core.config import Settings

SQLITE_NAME, POSTGRES_NAME, FILES = "linkup.sqlite", "linkup.pgdump", "files"
CANCEL = "UPDATE {table} SET status = 'CANCELLED' WHERE status IN ('PENDING', 'ENQUEUED', 'DELAYED')"


class CannotBackUp(Exception):
    """Refused, with the reason and what to do; nothing was written."""


def backup(config: Settings, target: Path) -> int:
    """Writes `target` (.tar.gz) while Linkup runs. Returns its size in bytes. Raises CannotBackUp."""
    if target.exists():
        raise CannotBackUp(f"{target} is there already. Choose another name.")
    url = make_url(config.url)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        place = Path(folder)
        if url.get_backend_name() == "sqlite":
            _copy_sqlite(Path(str(url.database)), place / SQLITE_NAME)
            name = SQLITE_NAME
        else:
            _pg_tool("pg_dump", ["--format=custom", f"--file={place / POSTGRES_NAME}"], config)
            name = POSTGRES_NAME
        draft = place / "draft.tar.gz"
        with tarfile.open(draft, "w:gz") as archive:
            archive.add(place / name, name)
            if (config.data_dir / FILES).is_dir():
                archive.add(config.data_dir / FILES, FILES)
        os.chmod(draft, 0o600)
        draft.replace(target)
    return target.stat().st_size


def restore(config: Settings, source: Path) -> None:
    """Puts a backup into an empty place. Raises CannotBackUp when something is there already, or keys are missing."""
    url = make_url(config.url)
    sqlite = url.get_backend_name() == "sqlite"
    if not (config.data_dir / "keys.json").exists():
        raise CannotBackUp(f"First put keys.json into {config.data_dir}: without it nothing sealed can be read.")
    if sqlite and Path(str(url.database)).exists():
        raise CannotBackUp(f"{url.database} is there already. Restore into an empty place.")
    with tempfile.TemporaryDirectory(dir=config.data_dir) as folder:
        place = Path(folder)
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(place, filter="data")
        wanted = SQLITE_NAME if sqlite else POSTGRES_NAME
        if not (place / wanted).exists():
            raise CannotBackUp(f"This backup holds no {wanted}: it was made on the other kind of database.")
        if sqlite:
            _forget_waiting_work(place / SQLITE_NAME)
            shutil.move(place / SQLITE_NAME, str(url.database))
        else:
            _pg_tool(
                "pg_restore", ["--no-owner", "--exit-on-error", "--single-transaction", str(place / wanted)], config
            )
            _forget_waiting_work_on_postgres(config)
        if (place / FILES).is_dir():
            shutil.copytree(place / FILES, config.data_dir / FILES, dirs_exist_ok=True)


def _copy_sqlite(source: Path, target: Path) -> None:
    if not source.exists():
        raise CannotBackUp(f"There is no database at {source} yet.")
    with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
        old.backup(new)
    old.close()
    new.close()


def _forget_waiting_work(database: Path) -> None:
    """What waited when the backup was made is found again by the sweeps; doing it from the past could repeat it."""
    with sqlite3.connect(database) as conn:
        there = conn.execute("SELECT 1 FROM sqlite_master WHERE name='workflow_status'").fetchone()
        if there:
            conn.execute(CANCEL.format(table="workflow_status"))
    conn.close()


def _forget_waiting_work_on_postgres(config: Settings) -> None:
    address = make_url(config.url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address) as conn:
        there = conn.execute("SELECT to_regclass('dbos.workflow_status') IS NOT NULL").fetchone()
        if there == (True,):
            conn.execute(CANCEL.format(table="dbos.workflow_status"))


def _pg_tool(tool: str, options: list[str], config: Settings) -> None:
    found = shutil.which(tool)
    if found is None:
        raise CannotBackUp(f"{tool} is not on this machine. Install PostgreSQL's client tools, then run this again.")
    url = make_url(config.url).set(drivername="postgresql")
    # The password goes by the environment: everybody on the machine can read a process's arguments.
    private = dict(os.environ) | ({"PGPASSWORD": str(url.password)} if url.password else {})
    address = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    command = [found, f"--dbname={address.render_as_string()}", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=private)  # noqa: S603 - our words
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["nothing"]
        first = next((line for line in said if "error" in line.lower()), said[-1])
        raise CannotBackUp(f"{tool} said: {first}")
