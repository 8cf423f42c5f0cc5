"""The server's sentences as they stand in the code, room by room: what a translation has to know (api/core/lang)."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

from api.rooms import ORDER
from tests.house.places import TOP, python, tree
from tests.house.server_words import CORE, FOR_US, SENTENCE

# Plans to start from are a lead's own words once taken; the log is read and written in English everywhere.
NOT_SAID = ("api/events/plans/starts.py",)
NOT_YET = {"reports"}
WORDS = ("say", "say_n")
# Short words that are no sentences, by the name of the constant that holds them.
LABELS = ("NEEDS_CHOICES", "TITLES", "SENTENCES", "DISCREET", "NAME", "MAIL_SUBJECT", "DONE", "STEPS")


def files() -> list[tuple[str, Path]]:
    """(room, file) of everything that speaks to people."""
    found = []
    for path in python("api"):
        room = path.relative_to(TOP).parts[1].removesuffix(".py")
        speaks = (room == "core" and path.stem in CORE | {"words", "clock"}) or (room in ORDER and room != "core")
        if (speaks or room == "main") and str(path.relative_to(TOP)) not in NOT_SAID:
            found.append(("core" if room == "main" else room, path))
    return found


def sentences() -> dict[str, list[str]]:
    """Every English sentence of every room, with its places as {names}; each once."""
    found: dict[str, list[str]] = defaultdict(list)
    for room, path in files():
        reader = Reader()
        reader.visit(tree(path))
        known = {one for texts in found.values() for one in texts}
        found[room] += [one for one in dict.fromkeys(reader.texts) if one not in known]
    return {room: texts for room, texts in found.items() if room not in NOT_YET}


@cache
def constants() -> dict[str, list[str]]:
    """The texts of each module constant in the house, by its name."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in (path for room, path in files() if room not in NOT_YET):
        for node in tree(path).body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found[node.targets[0].id] += texts_of(node.value)
    return found


def texts_of(node: ast.expr) -> list[str]:
    """Texts, but not the keys they lie under, nor what something is compared with."""
    left_out: set[int] = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Dict):
            left_out |= {id(key) for key in part.keys}
        elif isinstance(part, ast.Compare | ast.JoinedStr):
            left_out |= {id(one) for one in ast.walk(part)}
    every = [part for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return [part.value for part in every if id(part) not in left_out]


class Reader(ast.NodeVisitor):
    """Collects whole sentences and whatever goes into `say`; leaves out docstrings and what the house tells itself."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.local: dict[str, ast.expr] = {}

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.local = {}
        for part in ast.walk(node):
            if isinstance(part, ast.Assign):
                for target in part.targets:
                    self._remember(target, part.value)
        self.generic_visit(node)

    def _remember(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.local[target.id] = value
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for one, its in zip(target.elts, value.elts, strict=True):
                self._remember(one, its)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        name = getattr(node.targets[0], "id", "")
        if name in LABELS:
            self.texts += [text for text in texts_of(node.value) if text[:1].isupper()]
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if called in WORDS:
            for template in node.args[: 2 if called == "say_n" else 1]:
                self.texts += [text for text in self._templates(template) if any(letter.isalpha() for letter in text)]
            if called == "say_n":  # the plural sentence is the one translations lie under
                self.texts = [text for text in self.texts if text != getattr(node.args[0], "value", None)]
        elif called in FOR_US and called not in ("ValueError", "States"):
            return
        for part in [*node.args, *(one.value for one in node.keywords if one.arg not in HIDDEN)]:
            if not (called == "say_n" and part is node.args[0]):
                self.visit(part)
        self.visit(node.func)

    def _templates(self, node: ast.expr) -> list[str]:
        """The texts a `say` may be given: itself, a constant of any room, or a name of the same function."""
        found = texts_of(node) if not isinstance(node, ast.Subscript) else []
        for part in ast.walk(node):
            name = getattr(part, "id", getattr(part, "attr", ""))
            if isinstance(part, ast.Name) and name in self.local:
                found += texts_of(self.local[name])
            elif isinstance(part, ast.Name | ast.Attribute):
                found += [text for text in constants().get(name, []) if " " in text or name.isupper()]
        return found

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """A text that is put together by hand cannot be translated: the parts of it are not sentences."""

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and SENTENCE.match(node.value.strip()):
            self.texts.append(node.value)


HIDDEN = ("scope", "summary", "description")
