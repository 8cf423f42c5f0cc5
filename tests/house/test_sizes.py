"""Nothing grows past what one can read at once."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.places import CODE, TOP, name, python, tree

pytestmark = pytest.mark.pure
FILE, TEST_FILE, FUNCTION, SCREEN = 300, 400, 60, 250
# A migration is a list of columns: its length says nothing about how hard it is to read.
LISTS = "migrations/versions/"


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


@pytest.mark.parametrize("path", python(*CODE), ids=name)
def test_python(path: Path) -> None:
    most = TEST_FILE if path.is_relative_to(TOP / "tests") else FILE
    assert lines(path) <= most, f"{name(path)} has {lines(path)} lines, at most {most}"
    if name(path).startswith(LISTS):
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            long = (node.end_lineno or node.lineno) - node.lineno + 1
            assert long <= FUNCTION, f"{name(path)}: {node.name} has {long} lines, at most {FUNCTION}"


def test_screens() -> None:
    screens = sorted((TOP / "pwa" / "src").rglob("*.tsx"))
    assert len(screens) > 20, "where have the screens gone?"
    long = {name(path): lines(path) for path in screens if lines(path) > SCREEN}
    assert long == {}, f"at most {SCREEN} lines"
