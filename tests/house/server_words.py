"""The sentences the server says to people: each text in the rooms that reads like one, with examples filled in."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from api.rooms import ORDER
from tests.house.app_words import Text, filled
from tests.house.places import TOP, name, python, tree

# Said to people by the core, beside the rooms. The rest of the core speaks to operators and programmers only.
CORE = {"errors", "middleware", "http", "idempotency", "versions", "schemas"}
FOR_US = {"Fact", "Question", "job", "Job", "RuntimeError", "ValueError", "AssertionError", "TypeError", "States"}
SENTENCE = re.compile(r"^[A-Z“\"'].*\s.*[.!?…]$", re.DOTALL)


def said() -> list[Text]:
    found: list[Text] = []
    for path in python("api"):
        room = path.relative_to(TOP).parts[1]
        if room in ORDER and (room != "core" or path.stem in CORE):
            reader = Reader(path)
            reader.visit(tree(path))
            found += [Text(room, f"{name(path)}:{line}", words) for line, words in reader.texts]
    return found


class Reader(ast.NodeVisitor):
    """Collects texts, and leaves out docstrings and what is said to the house itself."""

    def __init__(self, path: Path) -> None:
        self.path, self.texts = path, list[tuple[int, str]]()

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if called in FOR_US and called not in ("ValueError", "States"):
            return
        self.visit(node.func)
        for part in node.args:
            self.visit(part)
        for keyword in node.keywords:
            if keyword.arg not in ("scope", "summary", "description"):
                self.visit(keyword.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        parts = [str(one.value) if isinstance(one, ast.Constant) else "{x}" for one in node.values]
        self._keep(node.lineno, "".join(parts))

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._keep(node.lineno, node.value)

    def _keep(self, line: int, text: str) -> None:
        if SENTENCE.match(text.strip()):
            self.texts.append((line, filled(text.strip())))
