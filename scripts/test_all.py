"""Runs the parts of `make lint`, `make test` or `make prove` one after the other, and adds up what they say.

Every part runs even if an earlier one failed. Its output is shown as it comes; at the end stand a table of the parts,
a sentence on which databases were tested, and one closing line. The figures are also kept in build/results, from where
`test_all.py sum` adds up several runs. Exit code 0 only if every part passed.

LINKUP_TEST_NEED=postgres,browser makes it a failure when one of these could not be tested.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from xml.etree import ElementTree

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))
os.chdir(TOP)

from tests.postgres import VARIABLE, NoPostgresError, Server, find_server  # noqa: E402

RESULTS = TOP / "build" / "results"
PYTHON = TOP / ".venv" / "bin"
WORKERS = str(min(4, os.cpu_count() or 1))
NEEDED = {name for name in os.environ.get("LINKUP_TEST_NEED", "").split(",") if name}


@dataclass
class Part:
    """One command. `minutes` is the most it may take; `counts` is the JUnit file it leaves, if it runs tests."""

    name: str
    command: list[str]
    folder: str = "."
    minutes: int = 10
    counts: str | None = None
    more: dict[str, str] = field(default_factory=dict)


@dataclass
class Outcome:
    name: str
    seconds: float
    passed: int
    failed: int
    skipped: int
    words: str


def lint() -> list[Part]:
    return [
        Part("ruff check", [f"{PYTHON}/ruff", "check", "."]),
        Part("ruff format", [f"{PYTHON}/ruff", "format", "--check", "."]),
        Part("mypy", [f"{PYTHON}/mypy"]),
        Part("biome", ["npm", "run", "--silent", "lint"], folder="pwa"),
        Part("tsc", ["npm", "run", "--silent", "check"], folder="pwa"),
    ]


def pytest(
    name: str, marks: str, engine: str, *, workers: str = WORKERS, share: str = "worksteal", minutes: int = 15
) -> Part:
    counts = f"{name.replace(' ', '-')}.xml"
    command = [f"{PYTHON}/pytest", "-m", marks, "-n", workers, "--dist", share, f"--junitxml={RESULTS / counts}"]
    return Part(name, [*command, "tests"], minutes=minutes, counts=counts, more={"LINKUP_TEST_ENGINE": engine})


def test(server: Server | None) -> list[Part]:
    vitest = ["npm", "test", "--silent", "--", "--reporter=default", "--reporter=junit"]
    parts = [
        *lint(),
        Part("app build", ["npm", "run", "--silent", "build"], folder="pwa"),
        Part("app tests", [*vitest, f"--outputFile.junit={RESULTS / 'app.xml'}"], folder="pwa", counts="app.xml"),
        pytest("tests on SQLite", "not browser and not prove", "sqlite"),
    ]
    if server:
        parts.append(pytest("tests on PostgreSQL", "not browser and not prove and not pure", "postgres"))
    if browser_wanted():
        by_file = "loadfile"  # what one walk has seen, a later test in its file knows
        parts.append(pytest("browser tests", "browser and not prove", "sqlite", share=by_file))
    return parts


def prove(server: Server | None) -> list[Part]:
    marks = "prove and not whole" if os.environ.get("PROVE") == "short" else "prove"
    marks += "" if browser_wanted() else " and not browser"
    parts = [pytest("proofs on SQLite", marks, "sqlite", workers="0", minutes=90)]  # every look of every screen
    if server:
        on_both = "prove and not browser and not pure"
        parts.append(pytest("proofs on PostgreSQL", on_both, "postgres", workers="0", minutes=20))
    parts.append(Part("bench", [f"{PYTHON}/python", "-m", "bench"], minutes=15))
    return parts


def browser_wanted() -> bool:
    return os.environ.get("NO_BROWSER") != "1"


def run(part: Part) -> Outcome:
    print(f"\n── {part.name} ──", flush=True)
    if part.counts:
        (RESULTS / part.counts).unlink(missing_ok=True)
    began = time.monotonic()
    words, code = "", 0
    # A group of its own, so that a part that hangs takes its children with it.
    environment = {**os.environ, **part.more}
    process = subprocess.Popen(part.command, cwd=TOP / part.folder, env=environment, start_new_session=True)
    try:
        code = process.wait(part.minutes * 60)
    except subprocess.TimeoutExpired:
        words, code = f"not done after {part.minutes} minutes", 124
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    outcome = Outcome(part.name, time.monotonic() - began, 0, 0, 0, words)
    if part.counts:
        count(RESULTS / part.counts, outcome)
        if not (outcome.passed or outcome.failed):
            code, outcome.words = code or 1, words or "ran no test"
    if code and not outcome.failed:
        outcome.failed, outcome.words = 1, outcome.words or f"ended with code {code}"
    return outcome


def count(report: Path, outcome: Outcome) -> None:
    if not report.exists():
        return
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 - our own runner wrote it
        number = {key: int(suite.get(key) or 0) for key in ("tests", "failures", "errors", "skipped")}
        outcome.failed += number["failures"] + number["errors"]
        outcome.skipped += number["skipped"]
        outcome.passed += number["tests"] - number["failures"] - number["errors"] - number["skipped"]


def postgres() -> tuple[Server | None, str]:
    try:
        server = find_server()
    except NoPostgresError as none:
        return None, str(none)
    os.environ[VARIABLE] = server.url
    return server, str(server)


def what_ran(server: Server | None, words: str) -> list[str]:
    """The loud sentences on what was and was not tested."""
    sqlite = f"SQLite {sqlite3.sqlite_version}"
    lines = [f"Tests ran on: {sqlite}, {words}." if server else f"Tests ran on: {sqlite} ONLY. {words}"]
    if not browser_wanted():
        lines.append("**** NO_BROWSER=1: THE BROWSER TESTS DID NOT RUN. ****")
    return lines


def missing(server: Server | None) -> list[Outcome]:
    """A failure for each thing that LINKUP_TEST_NEED asks for and this run did without."""
    absent = {"postgres": server is None, "browser": not browser_wanted()}
    return [Outcome(f"need {name}", 0, 0, 1, 0, "was not tested") for name in sorted(NEEDED) if absent.get(name, True)]


def table(outcomes: list[Outcome]) -> None:
    print(f"\n{'part':<24}{'seconds':>8}{'passed':>8}{'failed':>8}{'skipped':>8}")
    for one in outcomes:
        print(f"{one.name:<24}{one.seconds:>8.1f}{one.passed:>8}{one.failed:>8}{one.skipped:>8}  {one.words}")


def closing_line(outcomes: list[Outcome]) -> int:
    passed, failed, skipped = (sum(getattr(one, what) for one in outcomes) for what in ("passed", "failed", "skipped"))
    also = f", {skipped} skipped" if skipped else ""
    seconds = sum(one.seconds for one in outcomes)
    print(f"== {passed} passed, {failed} failed{also} in {seconds:.1f}s ==", flush=True)
    return 1 if failed else 0


def main(what: str) -> int:
    RESULTS.mkdir(parents=True, exist_ok=True)
    if what == "sum":
        kept = [json.loads(file.read_text()) for file in sorted(RESULTS.glob("*.json"), reverse=True)]
        outcomes = [Outcome(**one) for run_of_parts in kept for one in run_of_parts]
        table(outcomes)
        return closing_line(outcomes) if outcomes else 1
    if what == "lint":
        outcomes = [run(part) for part in lint()]
        table(outcomes)
        return closing_line(outcomes)
    server, words = postgres()
    for line in (loud := what_ran(server, words)):
        print(line.replace("ran", "run", 1), flush=True)
    try:
        outcomes = [run(part) for part in (test if what == "test" else prove)(server)] + missing(server)
    finally:
        if server:
            server.stop()
    (RESULTS / f"{what}.json").write_text(json.dumps([asdict(one) for one in outcomes]))
    table(outcomes)
    print(*loud, sep="\n")
    return closing_line(outcomes)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("lint", "test", "prove", "sum"):
        sys.exit("usage: test_all.py lint|test|prove|sum")
    if not shutil.which("npm"):
        os.environ["PATH"] = f"{TOP / '.tools' / 'node'}:{os.environ['PATH']}"
    sys.exit(main(sys.argv[1]))
