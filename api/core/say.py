"""Sentences in the language of whoever hears them.

`say("{name} now leads {group}.", name=…, group=…)` is the English sentence, and remembers how it was made, so that it
can be put into another language where it leaves: in a problem, in an answer (`Sentence`, api/core/schemas.py), in a
notice. Translations lie in api/core/lang/<language>/<room>.json under the English sentence with its places; a sentence
without one stays English. Sentences without places are found there as they are.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton, format_time
from babel.lists import format_list

LANGUAGES = ("en", "ar")
MADE_UP = ("en-XA", "ar-XB")  # long and accented, and from right to left: for checks (pwa/src/core/pseudo.ts)
FOLDER = Path(__file__).parent / "lang"
NOON = time(12, tzinfo=UTC)
APART, END = "\u2068", "\u2069"  # around a piece that runs the other way than its sentence
_PLACE = re.compile(r"(\{\w*\})")
_LETTERS = re.compile(r"[A-Za-z]")
_WEIGHT = re.compile(r"[01](\.\d{0,3})?")

# Whose answer is being made right now; the runner sets it.
hearer: ContextVar[str] = ContextVar("hearer", default="en")


class Said(str):
    """An English text that can be said in another language too."""

    __slots__ = ("again",)
    again: Callable[[str], str]

    @classmethod
    def made(cls, english: str, again: Callable[[str], str]) -> Self:
        said = cls(english)
        said.again = again
        return said

    def __reduce__(self) -> tuple[type[str], tuple[str]]:  # between processes it is the English text alone
        return str, (str.__str__(self),)


def say(template: str, /, **values: Any) -> str:
    """The sentence with its values in their places."""
    return Said.made(template.format(**values), partial(_filled, template, values))


def say_n(one: str, other: str, /, n: int, **values: Any) -> str:
    """A sentence about `n` things. Its translation, under the plural sentence, has all forms of its language."""
    return Said.made((one if n == 1 else other).format(n=n, **values), partial(_filled, other, values | {"n": n}))


def day_said(english: str, day: date, skeleton: str = "yMMMEd") -> str:
    """skeleton: which parts of the date are said (Unicode's letters: "MMMEd" has no year, "EEEE" is the weekday)."""
    return Said.made(english, partial(_day, day, skeleton))


def moment_said(english: str, at: datetime, zone: str) -> str:
    return Said.made(english, partial(_moment, at.astimezone(ZoneInfo(zone))))


def hour_said(english: str, at: datetime, zone: str) -> str:
    return Said.made(english, partial(_hour, at.astimezone(ZoneInfo(zone))))


def place_said(english: str, place: int) -> str:
    """A place in a line: "3rd"; the number alone where a language has its own way."""
    return Said.made(english, lambda language: str(place))


def listed_said(english: str, names: Sequence[str]) -> str:
    return Said.made(english, partial(_listed, names))


def put(text: str, language: str) -> str:
    """The text in this language. What nobody has translated stays as it is."""
    if language == "en" or not text:
        return text
    if isinstance(text, Said):
        return text.again(language)
    words = catalogue(language).get(text, text)
    return words if isinstance(words, str) else text


def language_of(accepted: str | None) -> str:
    """The language an `Accept-Language` header likes best, of those there are (RFC 9110: q=0 is "not this one")."""
    return _language(accepted) if accepted else "en"


@lru_cache(maxsize=256)
def _language(accepted: str) -> str:
    asked = [_asked(part) for part in accepted.split(",")]
    refused = {language for language, liked in asked if liked <= 0}
    for language, liked in sorted(asked, key=lambda one: -one[1]):  # equally liked ones stay in their order
        if liked <= 0:
            break
        if language == "*":
            return next((one for one in LANGUAGES if one not in refused), "en")
        if language in LANGUAGES or language in MADE_UP:
            return language
    return "en"


def _asked(part: str) -> tuple[str, float]:
    """One language of the header, without its country, and how much it is liked: 1 when nothing is said."""
    tag, *said = (piece.strip() for piece in part.split(";"))
    weight = next((piece[2:] for piece in said if piece[:2].lower() == "q="), "1")
    liked = float(weight) if _WEIGHT.fullmatch(weight) else 0.0
    return tag if tag in MADE_UP else tag.partition("-")[0].lower(), liked


def spoken(language: str) -> str:
    """The language as a person's own: the made-up ones are nobody's."""
    return language if language in LANGUAGES else "en"


@cache
def catalogue(language: str) -> Mapping[str, Any]:
    """Every sentence of a language under its English one."""
    if language in MADE_UP:
        return Pseudo()
    found: dict[str, Any] = {}
    for path in sorted((FOLDER / language).glob("*.json")):
        found |= json.loads(path.read_text())
    return found


class Pseudo(dict[str, Any]):
    """Every sentence in brackets, with accents: what shows without them was never meant to be translated."""

    _ACCENTS = str.maketrans("aceginorsuyzACEGINOSU", "áçéğíñöřšüýžÅÇÉĞÎÑÖŠÛ")

    def get(self, key: str, default: Any = None) -> Any:
        parts = [part if part.startswith("{") else part.translate(self._ACCENTS) for part in _PLACE.split(key)]
        return f"⟦{''.join(parts)}{' ~~~~' * (len(key) // 12)}⟧" if _LETTERS.search(_PLACE.sub("", key)) else default


def _filled(template: str, values: Mapping[str, Any], language: str) -> str:
    words = catalogue(language).get(template)
    if words is None:
        joins_only = not _LETTERS.search(_PLACE.sub("", template))
        if not joins_only:  # nobody has translated it: all of it stays English, its dates too
            return template.format(**values)
        words = template
    if isinstance(words, dict):
        words = words.get(_plural(language, values["n"]), words["other"])
    return str(words).format(**{name: _value(value, language) for name, value in values.items()})


def _value(value: Any, language: str) -> Any:
    if isinstance(value, Said):
        return value.again(language)
    mirrored = isinstance(value, str) and language.startswith("ar") and _LETTERS.search(value)
    return f"{APART}{value}{END}" if mirrored else value


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language[:2])


def _plural(language: str, n: int) -> str:
    return str(_locale(language).plural_form(n))


def _day(day: date, skeleton: str, language: str) -> str:
    return format_skeleton(skeleton, datetime.combine(day, NOON), locale=_locale(language))


def _moment(local: datetime, language: str) -> str:
    comma = "، " if language.startswith("ar") else ", "
    return f"{_day(local.date(), 'MMMEd', language)}{comma}{_hour(local, language)}"


def _hour(local: datetime, language: str) -> str:
    return format_time(local, "short", tzinfo=local.tzinfo, locale=_locale(language))


def _listed(names: Sequence[str], language: str) -> str:
    return format_list([_value(name, language) for name in names], locale=_locale(language))
