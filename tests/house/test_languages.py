"""Other languages say what English says: every text, with the same places and all their own plural forms."""

from __future__ import annotations

import json
import re

import pytest

from tests.house.app_words import SOURCES, catalogues
from tests.house.languages import APP, LANGUAGES, english, missing, unused_stays, wrong
from tests.house.places import name
from tests.house.server_sentences import sentences

pytestmark = pytest.mark.pure


def test_both_readers_of_the_catalogues_agree() -> None:
    texts = [text for keys in english().values() for it in keys.values()
             for text in (it.values() if isinstance(it, dict) else [it])]  # fmt: skip
    assert len(texts) == len(catalogues()) > 1000


def test_the_servers_sentences_are_found() -> None:
    found = sentences()
    assert "{name} now leads {group}. Thank you for leading it." in found["groups"]
    assert "{title}: {n} things to do after it. Have a look." in found["events"]
    assert sum(map(len, found.values())) > 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_words_in(language: str) -> None:
    """`.venv/bin/python scripts/missing_words.py` lists what is missing."""
    assert missing(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_fits_its_text_in(language: str) -> None:
    assert wrong(language) == []


def test_what_stays_english_is_there() -> None:
    assert unused_stays() == []
    assert json.loads((APP / "english-only.json").read_text())["help"] == "*"


# Words between tags, and words in attributes that are shown or read aloud. What is in braces comes from a catalogue.
BETWEEN = re.compile(r"(?<![=\s])>\s*([^<>{}]*[A-Za-z]{2}[^<>{}]*?)\s*<(?=/|[a-zA-Z])")
ATTRIBUTE = re.compile(
    r"\b(aria-label|aria-description|aria-roledescription|title|placeholder|alt|label|hint|more|heading|term|text)="
    r"(?:\"([^\"]*[A-Za-z]{2}[^\"]*)\"|\{\"([^\"]*[A-Za-z]{2}[^\"]*)\"\}|\{`([^`$]*[A-Za-z]{2}[^`]*)`\})"
)
LITERAL = re.compile(r"\{\s*\"([A-Z][^\"]*[A-Za-z]{2}[^\"]*)\"\s*\}")
# The name of the app is the same in every language.
NAMES = {"linkup", "Linkup"}


def hard_wired(source: str) -> list[str]:
    bare = re.sub(r"/\*.*?\*/|^\s*//[^\n]*", "", source, flags=re.DOTALL | re.MULTILINE)
    found = [one[1] for one in BETWEEN.finditer(bare) if "=>" not in one[0] and not re.search(r"[;=()&|?]|^,", one[1])]
    found += [one[2] or one[3] or one[4] for one in ATTRIBUTE.finditer(bare)]
    found += [one[1] for one in LITERAL.finditer(bare)]
    return [one for one in found if one.strip() not in NAMES]


def test_no_screen_has_words_of_its_own() -> None:
    screens = [path for path in SOURCES.rglob("*.tsx") if "catalogue" not in path.parts]
    assert len(screens) > 100
    found = {name(path): words for path in screens if (words := hard_wired(path.read_text()))}
    assert found == {}


@pytest.mark.parametrize(
    "line", ["<p>Hello there</p>", '<img alt="A cat" />', "<b>{x} new</b><i>Old ones</i>", '<Row title={"Nice one"} />']
)
def test_words_in_a_screen_are_found(line: str) -> None:
    assert hard_wired(line)


@pytest.mark.parametrize("line", ['<p>{w("hello")}</p>', "const f = (a: Map<string, number>) => a < b;", "<b>{n}</b>"])
def test_code_is_not_taken_for_words(line: str) -> None:
    assert not hard_wired(line)
