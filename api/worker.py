"""The background engine: DBOS, durable, in the same database as everything else.

Embedded by default (one process); the same code runs as `linkup worker` beside several app processes on PostgreSQL.
DBOS gets its own engine: with the app's begin hook its own migration would fail.
"""

import fcntl
import os
import signal
import socket
import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from dbos import DBOS, DBOSClient, DBOSConfig
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlmodel import Session, col, select

from api.core import clock
from api.core.config import Settings
from api.core.db import Database
from api.core.jobs import JOBS, WorkerHeartbeat, set_waker
from api.core.logs import log

NAME = "linkup"
VERSION = "1"  # fixed: an upgrade must not strand what is waiting
NOW_QUEUE = "linkup-now"
BEAT = 3.0
SILENT = timedelta(seconds=12)
POLL = 0.2


class Worker:
    """Runs the jobs. start() returns at once; stop() lets what runs finish its step."""

    def __init__(self, config: Settings, db: Database) -> None:
        self.config, self.db = config, db
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._slot: Any = None
        self.executor = ""
        self.engine = jobs_engine(config)
        self.ready = threading.Event()

    def start(self) -> None:
        self.executor, self._slot = _take_slot(self.config.data_dir)
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=20)
        set_waker(None)
        DBOS.destroy(workflow_completion_timeout_sec=5)
        self.engine.dispose()
        if self._slot is not None:
            self._slot.close()

    def _run(self) -> None:
        while not self._launched():
            if self._stop.wait(BEAT):
                return
        client = DBOSClient(system_database_engine=self.engine, lazy=True, application_name=NAME)
        set_waker(lambda session, name: _enqueue(client, session, name))
        self.ready.set()
        while True:
            try:
                self._beat()
            except Exception as wrong:  # a missed beat is not the end; the next one may work
                log.error("heartbeat_failed", error=type(wrong).__name__)
            if self._stop.wait(BEAT):
                return

    def _launched(self) -> bool:
        """A database that is away for a moment must not leave us without background work until a restart."""
        try:
            launch(self.engine, self.executor, self.db)
        except Exception as wrong:  # whatever it is, the next try may work; the kind goes to the log
            log.error("worker_not_started", error=type(wrong).__name__)
            DBOS.destroy()
            return False
        return True

    def _beat(self) -> None:
        silent = self.db.run_now(lambda session: beat(session, self.executor))
        for executor in silent:
            held = DBOS.list_workflows(status="PENDING", executor_id=executor, load_input=False, load_output=False)
            if held:
                DBOS.resume_workflows([flow.workflow_id for flow in held])
                log.info("took_over", count=len(held))


def beat(session: Session, executor: str) -> list[str]:
    """Notes that this worker lives; returns the workers that have gone silent (each is named once)."""
    at = clock.now()
    mine = session.get(WorkerHeartbeat, executor)
    if mine is None:
        session.add(WorkerHeartbeat(executor=executor, at=at))
    else:
        mine.at = at
    gone = session.exec(select(WorkerHeartbeat).where(col(WorkerHeartbeat.at) < at - SILENT)).all()
    for row in gone:
        session.delete(row)
    return [row.executor for row in gone]


def run_forever(config: Settings, db: Database) -> None:
    """`linkup worker`: works until told to stop (SIGTERM or Ctrl-C), then lets what runs finish its step."""
    told = threading.Event()
    for which in (signal.SIGTERM, signal.SIGINT):
        signal.signal(which, lambda *_: told.set())
    working = Worker(config, db)
    working.start()
    told.wait()
    working.stop()
    db.close()


_db: list[Database] = []


@DBOS.workflow(name="run_job")
def run_job(_: datetime, name: str) -> None:
    """One run of one job: a single step, so a killed worker's run is done again as a whole."""
    run_step(name)


@DBOS.step(name="job_step", retries_allowed=True, max_attempts=3)
def run_step(name: str) -> int:
    job = JOBS[name]
    done = int(_db[0].run_now(job.run))
    if job.after_commit is not None:
        done += job.after_commit(_db[0])
    if done:
        log.info("job", job=name, count=done)
    return done


def launch(engine: Engine, executor: str, db: Database) -> None:
    """Starts DBOS on our engine and puts the schedules in place."""
    _db[:] = [db]
    config: DBOSConfig = {
        "name": NAME,
        "system_database_engine": engine,
        "system_database_url": engine.url.render_as_string(hide_password=False),
        "executor_id": executor,
        "application_version": VERSION,
        "log_level": "ERROR",
        "max_executor_threads": 4,
        "notification_listener_polling_interval_sec": POLL,
        "scheduler_polling_interval_sec": 5.0,
        "use_listen_notify": False,
    }
    DBOS(config=config)
    DBOS.launch()
    DBOS.register_queue(NOW_QUEUE, worker_concurrency=2, polling_interval_sec=POLL)
    DBOS.apply_schedules(
        [{"schedule_name": job.name, "workflow_fn": run_job, "schedule": job.cron, "context": job.name}
         for job in JOBS.values()]
    )  # fmt: skip


def _enqueue(client: DBOSClient, session: Session, name: str) -> None:
    client.enqueue_in_transaction(
        session, {"workflow_name": "run_job", "queue_name": NOW_QUEUE, "app_version": VERSION}, clock.now(), name
    )


def jobs_engine(config: Settings) -> Engine:
    """DBOS's own engine. On SQLite it queues for the same file lock as our writer, else one of them would starve."""
    url = make_url(config.url)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_size=4, max_overflow=4, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"isolation_level": "IMMEDIATE", "check_same_thread": False})
    lock_path = Path(str(url.database)).with_suffix(".lock")

    @event.listens_for(engine, "connect")
    def on_connect(dbapi: Any, _: Any) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
            dbapi.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        lock = open(lock_path, "w")  # noqa: SIM115 - held until commit or rollback
        fcntl.flock(lock, fcntl.LOCK_EX)
        connection.info["linkup_lock"] = lock

    @event.listens_for(engine, "commit")
    def on_commit(connection: Any) -> None:
        """SQLAlchemy tells us just before it commits; committing here keeps the lock until it is done."""
        try:
            connection.connection.driver_connection.commit()
        finally:
            _give_back(connection)

    @event.listens_for(engine, "rollback")
    def on_rollback(connection: Any) -> None:
        try:
            connection.connection.driver_connection.rollback()
        finally:
            _give_back(connection)

    return engine


def _give_back(connection: Any) -> None:
    lock = connection.info.pop("linkup_lock", None)
    if lock is not None:
        lock.close()


def _take_slot(data_dir: Path) -> tuple[str, Any]:
    """A stable, unique name for this process: host and the first free numbered lock."""
    folder = data_dir / "executors"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(256):
        lock = open(folder / f"{number}.lock", "w")  # noqa: SIM115 - held for the life of the process
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            continue
        lock.write(str(os.getpid()))
        lock.flush()
        return f"{socket.gethostname()}-{number}", lock
    raise RuntimeError("more than 256 workers on this machine")
