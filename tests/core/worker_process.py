"""A real worker in a process of its own, with jobs that leave marks. Commands come by standard input.

usage: python -m tests.core.worker_process URL DATA_DIR NAME
"""

import os
import sys
import time
from datetime import timedelta

from sqlmodel import Session

from api import worker
from api.core import jobs
from api.core.config import Settings
from api.core.db import Database
from api.core.marks import mark
from api.rooms import open_house

worker.BEAT, worker.SILENT = 0.5, timedelta(seconds=2)


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(url: str, data_dir: str, name: str) -> None:
    open_house()
    jobs.JOBS.clear()

    @jobs.job("quick", "Leaves a mark.", "0 0 1 1 *")
    def quick(session: Session) -> int:
        mark(session, f"quick {time.time_ns()}"[-30:], name)
        return 1

    @jobs.job("each second", "Leaves a mark every second.", "* * * * * *")
    def each_second(session: Session) -> int:
        mark(session, "each second", name)
        return 1

    def long(_: Database) -> int:
        if not os.path.exists(f"{data_dir}/long began"):
            open(f"{data_dir}/long began", "w").close()
            time.sleep(120)
        db.run_now(lambda session: mark(session, "long", name))
        return 1

    jobs.JOBS["long"] = jobs.Job("long", "Is long the first time.", "0 0 1 1 *", lambda _: 0, after_commit=long)
    config = Settings(DATABASE_URL=url, LINKUP_DATA_DIR=data_dir)
    db = Database(config.url, pg_threads=2)
    working = worker.Worker(config, db)
    working.start()
    working.ready.wait(60)
    say(f"ready {working.executor}")
    for line in sys.stdin:
        command, _, about = line.strip().partition(" ")
        if command == "wake":
            db.run_now(lambda session, about=about: jobs.wake(session, about))
        elif command == "wake_then_raise":
            try:
                db.run_now(lambda session: [jobs.wake(session, "quick"), 1 / 0])
            except ZeroDivisionError:
                say("raised")
    working.stop()
    db.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
