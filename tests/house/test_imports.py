"""Imports run one way, in no circle, and some things are used in one place only."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from api.rooms import ORDER
from tests.house.places import TOP, imported, name, python, tree

pytestmark = pytest.mark.pure
API = python("api")
OWN_BUSINESS = ("routes", "hearers", "jobs")  # no other room imports these parts of a room


def module(path: Path) -> str:
    parts = path.relative_to(TOP).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(dotted: str) -> str:
    """The room of a module; what lies beside the rooms (main, cli, worker …) is "top"."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in ORDER else "top"


def test_every_folder_is_a_room_with_a_place_in_the_order() -> None:
    folders = {path.name for path in (TOP / "api").iterdir() if (path / "__init__.py").exists()}
    assert folders - set(ORDER) <= {"demo"}, "a room without a place in api/rooms.py"


@pytest.mark.parametrize("path", API, ids=name)
def test_imports_run_one_way(path: Path) -> None:
    here = room(module(path))
    for other in imported(path):
        if not other.startswith("api") or here == "top":
            continue
        there = room(other)
        assert there != "top" or other in ("api", ""), f"{name(path)} imports {other}: only main and cli stand above"
        if there != "top":
            assert ORDER.index(there) <= ORDER.index(here), f"{name(path)} imports {other}, which lies to its right"
        if there not in (here, "core"):
            own = set(other.split(".")[2:]) & set(OWN_BUSINESS)
            assert not own, f"{name(path)} imports {other}: that is the other room's own business"


def test_no_circle() -> None:
    modules = {module(path): path for path in API}
    edges = {here: {one for one in imported(path) if one in modules and one != here} for here, path in modules.items()}
    done: set[str] = set()

    def walk(here: str, on_the_way: tuple[str, ...]) -> None:
        assert here not in on_the_way, " → ".join([*on_the_way[on_the_way.index(here) :], here])
        if here not in done:
            for there in sorted(edges[here]):
                walk(there, (*on_the_way, here))
            done.add(here)

    for start in sorted(modules):
        walk(start, ())


COMMITS = {"commit", "rollback", "begin", "begin_nested", "begin_twophase"}
MAY_COMMIT = {
    "api/core/db.py": "the runner",
    "api/core/schema.py": "migrations run before the runner may",
    "api/worker.py": "the background engine's own connections, see facts on its begin hook",
    "api/core/work.py": "opens the runner's sessions",
}


@pytest.mark.parametrize("path", [path for path in API if name(path) not in MAY_COMMIT], ids=name)
def test_only_the_runner_begins_or_commits(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in COMMITS, f"{name(path)}:{node.lineno} calls {node.func.attr}()"


def test_only_tokens_knows_jose() -> None:
    users = {name(path) for path in API if any(one.split(".")[0] == "jose" for one in imported(path))}
    assert users == {"api/core/tokens.py"}


def test_only_the_clock_knows_the_time() -> None:
    allowed = {"api/core/clock.py"}
    asks = re.compile(r"\bdatetime\.(now|utcnow|today)\(|\bdate\.today\(|\btime\.time\(")
    users = {name(path) for path in API if asks.search(path.read_text())}
    assert users <= allowed, f"ask core/clock.py instead: {sorted(users - allowed)}"


def test_the_background_engine_is_never_reset() -> None:
    word = "reset_" + "system_database"
    files = [*python("api", "tests", "migrations", "bench", "scripts"), TOP / "Makefile", *(TOP / "scripts").iterdir()]
    users = [name(path) for path in files if path.is_file() and word in path.read_text(errors="ignore")]
    assert users == [], "it removes the file, or empties every table of ours"
