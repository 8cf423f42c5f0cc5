"""Where the house's files are, and their syntax trees, read once for all house tests."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
CODE = ("api", "tests", "migrations", "bench", "scripts")


def python(*folders: str) -> list[Path]:
    """Every Python file under these folders of the house, in a fixed order."""
    return sorted(
        path for folder in folders for path in (TOP / folder).rglob("*.py") if "node_modules" not in path.parts
    )


def name(path: Path) -> str:
    return str(path.relative_to(TOP))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def imported(path: Path) -> set[str]:
    """Every module this file imports, wherever in the file it does so ("api.core.db", never "api.core.db.Database")."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {deepest(f"{node.module}.{one.name}") for one in node.names}
    return found


def deepest(dotted: str) -> str:
    """The module a dotted name lies in: the whole name if it is a module of ours, else all but its last part."""
    path = TOP / dotted.replace(".", "/")
    is_module = path.with_suffix(".py").exists() or (path / "__init__.py").exists()
    return dotted if is_module else dotted.rpartition(".")[0]


def strings(path: Path) -> list[tuple[int, str]]:
    """Every text in a file that is not a docstring, with its line."""
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents
    ]
