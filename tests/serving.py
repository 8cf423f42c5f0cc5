"""Linkup as a real process for a test: its own folder, its own database, a free port, started as `linkup serve`."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
LINKUP = Path(sys.executable).parent / "linkup"
SECONDS_TO_START = 60
PASSED_ON = ("PATH", "HOME", "LANG", "TMPDIR", "SSL_CERT_FILE", "LINKUP_PWA_DIR")


class Served:
    """A running server. `url` is what a browser would open (localhost, as passkeys ask for)."""

    def __init__(self, folder: Path, settings: dict[str, str] | None = None) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ} | {
            "LINKUP_DATA_DIR": str(folder / "data"),
            "LINKUP_BASE_URL": self.url,
            "PORT": str(self.port),
            **(settings or {}),
        }
        self.process: subprocess.Popen[bytes] | None = None

    def linkup(self, *words: str) -> str:
        """Runs `linkup …` on the same data and gives what it printed; fails the test with its own words."""
        done = subprocess.run(
            [str(LINKUP), *words],
            cwd=TOP,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, (
            f"linkup {' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        )
        return done.stdout

    def start(self) -> None:
        """Starts the server and waits until it can serve."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(LINKUP), "serve"], cwd=TOP, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until and self.process.poll() is None:
            if self._ready():
                return
            time.sleep(0.05)
        self.stop()
        raise AssertionError(f"the server did not start:\n{self.said()[-3000:]}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ends the server, kindly or (SIGKILL) not, and gives its exit code."""
        if self.process is None:
            return 0
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"the server did not stop within 20 seconds:\n{self.said()[-3000:]}") from None

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def said(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def _ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False


@contextmanager
def serving(folder: Path, *, demo: bool = True, settings: dict[str, str] | None = None) -> Iterator[Served]:
    """A migrated (and, if wanted, demo-filled) server that runs as long as the block does."""
    with started(filled(folder, demo=demo, settings=settings), settings) as served:
        yield served


def filled(folder: Path, *, demo: bool = True, settings: dict[str, str] | None = None) -> Path:
    """The folder with a migrated (and, if wanted, demo-filled) database in it; nothing runs."""
    made = Served(folder, settings)
    made.linkup("migrate")
    if demo:
        made.linkup("demo")
    return folder


@contextmanager
def started(folder: Path, settings: dict[str, str] | None = None) -> Iterator[Served]:
    """A server on what is in the folder, for as long as the block runs."""
    served = Served(folder, settings)
    served.start()
    try:
        yield served
    finally:
        served.stop()


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
