"""Prints the table of ratios; ends with 1 when a target is missed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

TOP = Path(__file__).resolve().parent.parent
IS_SHORT = os.environ.get("PROVE") == "short"
ROUNDS, REQUESTS, CONNECTIONS = (7, 200, 4) if IS_SHORT else (15, 400, 4)
TARGETS = {"SQLite": 0.6, "PostgreSQL": 0.5}


@contextmanager
def serving(folder: Path, url: str) -> Iterator[int]:
    """A server process on this database; gives its port."""
    from tests.serving import free_port  # noqa: PLC0415

    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "bench.server", str(port)], cwd=TOP, env=environment(folder, url))
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    import urllib.request  # noqa: PLC0415

    for _ in range(300):
        assert process.poll() is None, "the server did not start"
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not get ready")


def environment(folder: Path, url: str) -> dict[str, str]:
    return os.environ | {"LINKUP_DATA_DIR": str(folder), "DATABASE_URL": url, "LINKUP_IN_PROCESS_WORKER": "false",
                         "LINKUP_BASE_URL": "http://localhost:8000"}  # fmt: skip


def ask(job: dict[str, Any]) -> dict[str, Any]:
    client = [sys.executable, "-m", "bench.client"]
    done = subprocess.run(client, cwd=TOP, input=json.dumps(job), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def request(path: str, cookie: str, method: str = "GET", body: str = "", key: str = "") -> str:
    more = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n" if body else ""
    more += f"Idempotency-Key: {key}\r\n" if key else ""
    return f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: linkup={cookie}\r\n{more}\r\n{body}"


def reading(folder: Path, url: str, sessions: list[str]) -> dict[str, float]:
    """whats_on against its floor, in rounds one after the other; requests a second, and the ratio round by round."""
    from api.core.sessions import cookie_for  # noqa: PLC0415

    cookies = [cookie_for(session, 1) for session in sessions]
    with serving(folder, url) as port:
        page = [request("/api/whats-on", cookies[n % len(cookies)]) for n in range(REQUESTS)]
        floor = [request("/api/floor/whats-on", cookies[n % len(cookies)]) for n in range(REQUESTS)]
        bare = [request("/bare", cookies[n % len(cookies)]) for n in range(REQUESTS)]
        rounds = [["warm", page], ["warm", floor], ["warm", bare]]
        rounds += [["page", page], ["floor", floor], ["bare", bare]] * ROUNDS
        taken = ask({"port": port, "connections": CONNECTIONS, "rounds": rounds})
    said = taken["bodies"]
    assert said["page"] == said["floor"] == said["bare"] and len(json.loads(said["page"])["items"]) == 20, (
        "not the same bytes"
    )

    def to(name: str) -> float:
        return median(low / high for low, high in zip(taken[name], taken["page"], strict=True))

    return {"page": REQUESTS / median(taken["page"]), "ratio": to("floor"), "bare": to("bare")}


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="linkup-bench-") as place:
        os.environ["LINKUP_DATA_DIR"] = place  # the keys that sign the cookies are the server's
        from bench import check_ins, fill, writing  # noqa: PLC0415 - settings are read when these are imported

        size, small = (fill.SHORT, fill.TWENTIETH) if IS_SHORT else (fill.FULL, fill.TWENTIETH)
        print(f"{size.answers} answers, {size.people} people, {size.events} activities; {ROUNDS} rounds, median\n")
        lines: list[tuple[str, str, str]] = []
        missed = []
        for engine, url, tiny_url, drop in databases(Path(place)):
            sessions, few = fill.fill(url, size), fill.fill(tiny_url, small)
            found = reading(Path(place), url, sessions)
            lines.append((f"whats_on, {engine}", f"{found['page']:.0f}/s", f"{found['ratio']:.2f} × floor"))
            lines.append(("  beside the driver with no framework", "", f"{found['bare']:.2f} × bare"))
            if found["ratio"] < TARGETS[engine]:
                missed.append(f"whats_on on {engine}: {found['ratio']:.2f}, wanted {TARGETS[engine]}")
            little = reading(Path(place), tiny_url, few)
            grown = size.answers // small.answers
            growth = found["page"] / little["page"]
            lines.append((f"whats_on, {engine}, {grown} × the answers", f"{little['page']:.0f}/s before",
                          f"{growth:.2f} × as fast"))  # fmt: skip
            found_lines, found_missed = writing.lines(Path(place), engine, url, tiny_url, grown)
            door_lines, door_missed = check_ins.lines(Path(place), engine, url, tiny_url)
            lines += found_lines + door_lines
            missed += found_missed + door_missed
            drop()
        for what, rate, ratio in lines:
            print(f"{what:<48}{rate:>22}{ratio:>24}")
        print(*missed, sep="\n")
        return 1 if missed else 0


def databases(place: Path) -> Iterator[tuple[str, str, str, Any]]:
    yield "SQLite", f"sqlite:///{place / 'big.sqlite'}", f"sqlite:///{place / 'small.sqlite'}", lambda: None
    from tests import postgres  # noqa: PLC0415

    if postgres.VARIABLE not in os.environ:
        print("**** PostgreSQL was not measured: LINKUP_TEST_POSTGRES names no server. ****\n")
        return
    made = [postgres.make_database() for _ in range(2)]
    yield "PostgreSQL", made[0], made[1], lambda: [postgres.drop_database(url) for url in made]


if __name__ == "__main__":
    sys.exit(main())
