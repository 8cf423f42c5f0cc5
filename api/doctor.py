"""`linkup doctor`: what is wrong on this machine, and what to do about it, in plain sentences."""

import os
import shutil
import socket
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import inspect, text
from sqlmodel import select

from api.core import audit, clock, schema
from api.core.config import Settings
from api.core.crypto import KEY_FILE, Sealer
from api.core.db import Database
from api.core.jobs import WorkerHeartbeat
from api.core.marks import is_demo

FREE_BYTES = 500_000_000


@dataclass(frozen=True)
class Finding:
    """ok, look or stop; what it is about; a sentence; and what to do when it is not ok."""

    state: str
    about: str
    sentence: str
    do: str = ""


def examine(config: Settings) -> list[Finding]:
    """Looks at everything that can be looked at; one failure does not hide the next."""
    findings: list[Finding] = []
    for look in (_folder, _keys, _address, _tls, _database, _app_files, _post):
        findings += _safely(look, config)
    return findings


def _safely(look: Callable[[Settings], Iterator[Finding]], config: Settings) -> list[Finding]:
    try:
        return list(look(config))
    except Exception as wrong:  # a check that breaks is itself a finding
        about = look.__name__.strip("_")
        return [
            Finding(
                "stop", about, f"This could not be looked at ({type(wrong).__name__}: {wrong}).", "Mend this first."
            )
        ]


def _folder(config: Settings) -> Iterator[Finding]:
    folder = config.data_dir
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        yield Finding(
            "stop", "data folder", f"{folder} is missing or cannot be written.", "Make it, or set LINKUP_DATA_DIR."
        )
        return
    free = shutil.disk_usage(folder).free
    if free < FREE_BYTES:
        yield Finding("look", "disk", f"Only {free // 1_000_000} MB are free.", "Make room before the disk is full.")
    else:
        yield Finding("ok", "data folder", f"{folder} can be written; {free // 1_000_000_000} GB are free.")


def _keys(config: Settings) -> Iterator[Finding]:
    path = config.data_dir / KEY_FILE
    if not path.exists():
        yield Finding(
            "look", "keys", "There are no keys yet.", "They are made at the first start. Then keep a copy elsewhere."
        )
        return
    Sealer(config.data_dir)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield Finding("stop", "keys", f"Others on this machine can read {path}.", f"Run: chmod 600 {path}")
    else:
        yield Finding("ok", "keys", "The keys are whole and private. Keep a copy in another place than the backups.")


def _address(config: Settings) -> Iterator[Finding]:
    if config.is_local:
        yield Finding(
            "look", "address", f"{config.base_url} works on this machine only.", "For real use set LINKUP_BASE_URL."
        )
    elif not config.base_url.startswith("https://"):
        yield Finding(
            "stop", "address", f"{config.base_url} is not https.", "Put Linkup behind https and set LINKUP_BASE_URL."
        )
    else:
        yield Finding("ok", "address", f"People reach Linkup at {config.base_url}.")
    taken = port_taken(config.port)
    yield Finding("ok", "port", f"Port {config.port} is {'in use (Linkup may be running)' if taken else 'free'}.")


def _tls(config: Settings) -> Iterator[Finding]:
    if trouble := config.tls_trouble():
        yield Finding("stop", "https", trouble, "Mend the settings: linkup serve does not start so.")
    elif config.tls_key and stat.S_IMODE(config.tls_key.stat().st_mode) & 0o007:
        yield Finding(
            "look", "https", f"Everybody on this machine can read {config.tls_key}.", f"Run: chmod 640 {config.tls_key}"
        )


def port_taken(port: int) -> bool:
    """True when something on this machine answers at the port already."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _database(config: Settings) -> Iterator[Finding]:
    db = Database(config.url, pg_threads=1)
    try:
        at, newest = schema.current_revision(db.engine), schema.newest_revision()
        if at != newest:
            yield Finding(
                "stop", "database", f"It is at {at or 'nothing'}, this version needs {newest}.", "Run: linkup migrate"
            )
            return
        with db.look() as session:
            session.connection().execute(text("SELECT 1"))
            wrong = audit.verify(session)
            demo = is_demo(session)
            beats = list(session.exec(select(WorkerHeartbeat.at)))
        tables = len(inspect(db.engine).get_table_names())
        yield Finding("ok", "database", f"{db.engine.dialect.name} answers, is at {at}, {tables} tables.")
        if wrong:
            yield Finding("stop", "audit", wrong[0], "Somebody changed the record. Compare with your last backup.")
        else:
            yield Finding("ok", "audit", "The record of who did what is whole.")
        if demo:
            yield Finding(
                "look",
                "demo",
                "This database is a demo for ever.",
                "For real use start with an empty one and linkup init.",
            )
        lively = any((clock.now() - beat).total_seconds() < 30 for beat in beats)
        if lively:
            yield Finding("ok", "worker", "A worker is running.")
        else:
            yield Finding(
                "look", "worker", "No worker is running.", "Start linkup serve (it has one inside) or linkup worker."
            )
    finally:
        db.close()


def _app_files(config: Settings) -> Iterator[Finding]:
    if (config.pwa_dir / "index.html").exists():
        yield Finding("ok", "app", "The app for phones is built.")
    else:
        yield Finding(
            "stop", "app", f"The app for phones is not in {config.pwa_dir}.", "Run: make run (or npm run build in pwa/)"
        )


def _post(config: Settings) -> Iterator[Finding]:
    if config.smtp_url and config.mail_from:
        yield Finding("ok", "post", "E-mail codes go out through your mail server.")
    else:
        yield Finding(
            "look",
            "post",
            "No mail server is set, so e-mail codes cannot be sent.",
            "Set LINKUP_SMTP_URL and LINKUP_MAIL_FROM.",
        )
