"""The words of the app, room by room, as they stand in the catalogues of pwa/src; and how hard they are to read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pyphen

from tests.house.places import TOP, name

SOURCES = TOP / "pwa" / "src"
ROOM = re.compile(r"\broom\(\s*\"([\w-]+)\"\s*,\s*\{")
TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`|([{}])""", re.DOTALL
)
EXAMPLES = {"n": "3", "count": "3"}


@dataclass(frozen=True)
class Text:
    """One text of one room, with its places filled in by an example."""

    room: str
    where: str
    words: str


def catalogues() -> list[Text]:
    found: list[Text] = []
    for path in sorted((*SOURCES.rglob("*.ts"), *SOURCES.rglob("*.tsx"))):
        if path.name.endswith(".test.ts") or path.name == "i18n.ts":
            continue
        source = path.read_text()
        for start in ROOM.finditer(source):
            found += [Text(start[1], name(path), filled(one)) for one in values(source, start.end())]
    return found


def values(source: str, at: int) -> list[str]:
    """The texts between the "{" before `at` and the "}" that ends it; keys in quotes are not texts."""
    depth, texts = 1, []
    for token in TOKEN.finditer(source, at):
        if token[4]:
            depth += 1 if token[4] == "{" else -1
            if depth == 0:
                return texts
        elif not token[0].startswith("/") and not source[token.end() :].lstrip().startswith(":"):
            texts.append(re.sub(r"\\(.)", r"\1", token[1] or token[2] or token[3] or ""))
    raise ValueError("a catalogue that does not end")


def filled(text: str) -> str:
    text = re.sub(r"\$?\{(\w+)[^}]*\}", lambda place: EXAMPLES.get(place[1], "Kai"), text)
    return re.sub(r"</?\w+>|\*", "", text)


_dictionary = pyphen.Pyphen(lang="en_US")


@cache
def syllables(word: str) -> int:
    """The larger of what hyphenation and groups of vowels say: hyphenation alone counts "open" as one."""
    word = word.lower()
    word = re.sub(r"(some|where|there|fore|more|here|safe)(?=[a-z]{3})", lambda part: part[1][:-1], word)
    word = word.replace("every", "evry")
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"[^l]e$|[^td]ed$|[^scxzg]es$", word) and not re.search(r"(ee|eed|shes|ches)$", word)
    return max(len(_dictionary.positions(word)) + 1, groups - bool(silent and groups > 1))


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence. A label without a full stop is a sentence; a number counts as a short word."""
    parts = re.split(r"(?<=[.!?:…])\s+|\n+", text)
    found = [re.findall(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)?|\d[\d.:]*", part) for part in parts]
    return [words for words in found if words]


def grade(parts: list[list[str]]) -> float:
    """Flesch–Kincaid: the school grade (years of school) at which a text can be read."""
    words = sum(len(part) for part in parts)
    sounds = sum(1 if word[0].isdigit() else syllables(word) for part in parts for word in part)
    return 0.39 * words / len(parts) + 11.8 * sounds / words - 15.59
