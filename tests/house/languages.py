"""The catalogues of every language beside the English ones: what is missing, and what does not fit."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from babel import Locale

from tests.house.app_words import ROOM, SOURCES, TOKEN
from tests.house.places import TOP
from tests.house.server_sentences import NOT_YET, sentences

APP, SERVER = SOURCES / "lang", TOP / "api" / "core" / "lang"
LANGUAGES = sorted(folder.name for folder in APP.iterdir() if folder.is_dir())
# Rooms of the app nobody has translated yet: they fall back to English as a whole.
APP_NOT_YET: frozenset[str] = frozenset()
PLACE = re.compile(r"\{\w+\}")
KEY = re.compile(r"(?:\"([^\"]+)\"|(\w+))\s*:\s*$")

Entry = str | dict[str, str]


def english() -> dict[str, dict[str, Entry]]:
    """Every catalogue of the app: room → key → text, or forms of a plural."""
    found: dict[str, dict[str, Entry]] = {}
    for path in sorted((*SOURCES.rglob("*.ts"), *SOURCES.rglob("*.tsx"))):
        if path.name != "i18n.ts":
            source = path.read_text()
            for start in ROOM.finditer(source):
                found[start[1]] = _entries(source, start.end())
    return found


def _entries(source: str, at: int) -> dict[str, Entry]:
    """The keys between the "{" before `at` and the "}" that ends it."""
    found: dict[str, Entry] = {}
    inside, last = "", at
    for token in TOKEN.finditer(source, at):
        before, last = source[last : token.start()], token.end()
        if token[0].startswith("/"):
            continue
        named = KEY.search(before)
        name = (named[1] or named[2]) if named else ""
        if token[0] == "}":
            if not inside:
                return found
            inside = ""
        elif token[0] == "{":
            inside = name or _quoted_key(source, token.start())
            found[inside] = {}
        elif not source[token.end() :].lstrip().startswith(":"):
            text = token[1] if token[1] is not None else token[2] if token[2] is not None else token[3] or ""
            name = name or _quoted_key(source, token.start())
            here = found[inside] if inside else found
            assert isinstance(here, dict)
            here[name] = re.sub(r"\\(.)", r"\1", text)
    raise ValueError("a catalogue that does not end")


def _quoted_key(source: str, at: int) -> str:
    named = re.search(r"[\"'`]([^\"'`]+)[\"'`]\s*:\s*$", source[:at])
    assert named, source[max(0, at - 80) : at + 40]
    return named[1]


def stays_english() -> tuple[dict[str, Any], list[str]]:
    """(keys by room or "*", of the app; sentences of the server): safety and consent, until a person has checked."""
    return json.loads((APP / "english-only.json").read_text()), json.loads((SERVER / "english-only.json").read_text())


def theirs(folder: Path) -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))}


def missing(language: str) -> list[str]:
    """Texts that have no words in this language and are not meant to stay English."""
    app_english, server_english = stays_english()
    found = []
    have = theirs(APP / language)
    for room, keys in english().items():
        stays = app_english.get(room, [])
        if room in APP_NOT_YET or stays == "*":
            continue
        for key, text in keys.items():
            if text and key not in have.get(room, {}) and key not in stays:
                found.append(f"app {room}.{key}: {json.dumps(text, ensure_ascii=False)}")
    known = {one for room in theirs(SERVER / language).values() for one in room} | set(server_english)
    for room, texts in sentences().items():
        found += [f"server {room}: {json.dumps(one, ensure_ascii=False)}" for one in texts if one not in known]
    return found


def wrong(language: str) -> list[str]:
    """Words for keys that are not there, other places than the English text has, forms their language does not know."""
    forms = {*Locale.parse(language).plural_form.tags, "other"}
    catalogues = english()
    found = []
    for room, words in theirs(APP / language).items():
        for key, text in words.items():
            there = catalogues.get(room, {}).get(key)
            found += [f"app {room}.{key}: {it}" for it in ["no such text"] if there is None]
            if there is not None:
                found += [f"app {room}.{key}: {it}" for it in _misfits(there, text, forms)]
    said = {one for texts in sentences().values() for one in texts}
    for room, words in theirs(SERVER / language).items():
        for sentence, text in words.items():
            if sentence not in said:
                found.append(f"server {room}: no such sentence {sentence!r}")
            found += [f"server {room} {sentence!r}: {it}" for it in _misfits(sentence, text, forms, plural=True)]
    return found


def _misfits(there: Entry, text: Any, forms: set[str], plural: bool = False) -> list[str]:
    wanted = PLACE.findall(there) if isinstance(there, str) else PLACE.findall(" ".join(there.values()))
    if isinstance(there, dict) != isinstance(text, dict) and not plural:
        return ["a plural in one language and none in the other"]
    if isinstance(text, str):
        same = sorted(set(wanted)) == sorted(set(PLACE.findall(text)))
        return [] if same and text.strip() else [f"other places than {sorted(set(wanted))}: {text}"]
    found = [f"forms {sorted(text)}, not {sorted(forms)}"] if set(text) != forms else []
    # One and two may say the number in the word itself.
    strange = [one for one in text.values() if not set(PLACE.findall(one)) <= set(wanted)]
    return found + [f"a place that is not in the English text: {one}" for one in strange]


def unused_stays() -> list[str]:
    """What is listed as English only and is no text of ours."""
    app, server = stays_english()
    catalogues, said = english(), {one for texts in sentences().values() for one in texts}
    gone = [f"{room}.{key}" for room, keys in app.items() if keys != "*" for key in keys
            if key not in catalogues.get(room, {})]  # fmt: skip
    return gone + [room for room in app if room not in catalogues] + [one for one in server if one not in said]


__all__ = ["APP_NOT_YET", "LANGUAGES", "NOT_YET", "english", "missing", "unused_stays", "wrong"]
