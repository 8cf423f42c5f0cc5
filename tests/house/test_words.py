"""Plain and kind: no word that marks people, and nothing that is hard to read."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.house.app_words import SOURCES, Text, catalogues, grade, sentences, syllables
from tests.house.places import TOP, name, python, strings
from tests.house.server_words import said

pytestmark = pytest.mark.pure
SCREEN, SENTENCE = 5.5, 8.0
LABEL = 4  # fewer words than these are a label, and no school grade can be given to "Activities"
SHORT = 6  # a sentence as short as this is easy, however long one word in it is

# The columns of the activity log as its readers have always had them.
HEADINGS = "DATE, EVENT/ACTIVITY/WORKSHOP SESSIONS, ATTENDED, WHO ATTENDED"

BANNED = re.compile(
    r"\b(service users?|client groups?|beneficiar(?:y|ies)|placements?|looked[- ]after|care[- ]leavers?)\b", re.I
)
# A banned word may stand where it is somebody else's own word: (file, part of the text) → why.
ALLOWED: dict[tuple[str, str], str] = {}


def texts_people_see() -> list[tuple[str, str]]:
    server = [(name(path), text) for path in python("api") for _, text in strings(path)]
    files: list[Path] = [*SOURCES.rglob("*.ts"), *SOURCES.rglob("*.tsx"), TOP / "pwa" / "index.html"]
    return server + [(name(path), line) for path in files for line in path.read_text().splitlines()]


def test_no_word_that_marks_people() -> None:
    texts = texts_people_see()
    assert len(texts) > 3000, "the texts were not found"
    used: set[tuple[str, str]] = set()
    for where, text in texts:
        if BANNED.search(text):
            reasons = [key for key in ALLOWED if key[0] == where and key[1] in text]
            assert reasons, f"{where}: {text.strip()[:120]!r}"
            used.update(reasons)
    assert used == ALLOWED.keys(), "an allowance that is no longer needed"


@pytest.mark.parametrize("text", ["our service users", "A Beneficiary", "looked-after", "Care leavers", "placement"])
def test_a_banned_word_is_found(text: str) -> None:
    assert BANNED.search(text)


@pytest.mark.parametrize("text", ["replacement", "displacements", "be careful", "take care", "your service"])
def test_only_whole_words_are_banned(text: str) -> None:
    assert not BANNED.search(text)


def rooms() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = defaultdict(list)
    for text in catalogues():
        found[text.room] += [words for words in sentences(text.words) if len(words) >= LABEL]
    return found


def test_every_catalogue_of_the_app_was_read() -> None:
    calls = sum(
        len(re.findall(r'= room\("', path.read_text())) for path in SOURCES.rglob("*.ts*") if path.name != "i18n.ts"
    )
    assert calls == len({(text.room, text.where) for text in catalogues()}) > 15


def test_each_screen_can_be_read_at_ten() -> None:
    grades = {room: round(grade(parts), 1) for room, parts in rooms().items() if parts}
    assert len(grades) > 12
    assert {room: it for room, it in grades.items() if it > SCREEN} == {}


def hard(texts: list[Text]) -> list[str]:
    found = [(text, words) for text in texts for words in sentences(text.words.replace(HEADINGS, "these"))]
    found = [(text, words) for text, words in found if len(words) > SHORT]
    return [
        f"{grade([words]):.1f} {text.where}: {' '.join(words)}" for text, words in found if grade([words]) > SENTENCE
    ]


def test_no_sentence_of_the_app_is_hard() -> None:
    assert hard(catalogues()) == []


def test_no_sentence_of_the_server_is_hard() -> None:
    texts = said()
    assert len(texts) > 150, "the server's sentences were not found"
    assert hard(texts) == []


def test_a_hard_sentence_is_found() -> None:
    officialese = "Participation necessitates authorisation by the responsible organisational representative."
    assert hard([Text("x", "x", officialese)])
    assert not hard([Text("x", "x", "You can say yes now, and change your mind on the day.")])


@pytest.mark.parametrize(("word", "count"), [("open", 2), ("people", 2), ("activity", 4), ("code", 1), ("really", 3),
                                             ("waiting", 2), ("programme", 2), ("agreed", 2)])  # fmt: skip
def test_syllables_are_counted_well_enough(word: str, count: int) -> None:
    assert syllables(word) == count
