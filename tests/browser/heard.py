"""What a screen says, word by word, and where it comes from: a catalogue, a person, a date; or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from playwright.sync_api import Response

from tests.browser.phone import Phone
from tests.house.server_sentences import sentences

# Every visible piece of text, every attribute that is shown or read aloud, and the page's title.
SAID = """() => {
    const shown = (it) => it.checkVisibility() && !it.closest('[aria-hidden=true], svg, script, style, textarea');
    const texts = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (shown(walker.currentNode.parentElement)) texts.push(walker.currentNode.data);
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription'])
        for (const it of document.querySelectorAll(`[${name}]`)) if (shown(it)) texts.push(it.getAttribute(name));
    return [...new Set(texts.map((it) => it.replace(/[\\u2066-\\u2069\\u202a-\\u202e]/g, '').trim()))];
}"""
UNFLIPPED = """() => [...document.querySelectorAll('.icon--flip')]
    .filter((it) => it.checkVisibility() && !getComputedStyle(it).transform.startsWith('matrix(-1'))
    .map((it) => it.closest('a, button, p')?.textContent ?? it.outerHTML)"""
_WORD = re.compile(r"[A-Za-z]{2,}")
# What the browser itself says for dates and names in a row.
_DATES = re.compile(
    r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\b[AaPp][Mm]\b|\band\b"
)
# The app's name is the same in every language; English and its word for "language" stand there in English.
_NAMES = re.compile(r"\blinkup\b|\bEnglish\b|^/? ?Language$", re.I)
PLAIN = {text for texts in sentences().values() for text in texts if "{" not in text and len(text) > 12}


class Listener:
    """Remembers every text the server sent to this phone."""

    def __init__(self, phone: Phone) -> None:
        self.texts: set[str] = set()
        phone.page.on("response", self._hear)

    def _hear(self, response: Response) -> None:
        if "/api/" in response.url and response.headers.get("content-type", "").startswith("application/"):
            with suppress(Exception):  # a page that was left before its answer came
                self.texts |= set(_strings(response.json()))

    def english(self) -> set[str]:
        """Sentences of ours that the server sent as they are, though the app asked for another language."""
        return self.texts & PLAIN


def _strings(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield from (part.strip() for part in (found, *found.split("\n")))
    elif isinstance(found, dict):
        for one in found.values():
            yield from _strings(one)
    elif isinstance(found, list):
        for one in found:
            yield from _strings(one)


def outside_brackets(text: str) -> str:
    """What is left of a text without its ⟦catalogue words⟧, whose values may have brackets of their own."""
    left, depth = [], 0
    for letter in text:
        depth += letter == "⟦"
        if depth == 0:
            left.append(letter)
        depth -= letter == "⟧"
    return "".join(left)


def without_a_beginning(text: str, of: list[str]) -> str:
    """The text without its last words, if one of these begins with them."""
    words = text.split(" ")
    ends = (" ".join(words[at:]) for at in range(len(words)))
    cut = next((end for end in ends if end and any(one.startswith(end) for one in of)), "")
    return text.removesuffix(cut)


def hard_wired(phone: Phone, heard: Listener) -> list[str]:
    """Texts of this screen that no catalogue, no person and no date gave."""
    people = sorted((one for one in heard.texts if len(one) > 1), key=len, reverse=True)
    found, whole = [], "\n".join(people)
    for text in phone.page.evaluate(SAID):
        left = outside_brackets(text)
        # What a person wrote, or the beginning of it, alone or beside others, as a list shows it.
        left = " ".join(piece for piece in left.split("·") if piece.strip(" .…") not in whole)
        for one in people if _WORD.search(left) else ():
            left = left.replace(one, " ")
        if text.endswith("…"):  # a row of several texts, cut in the middle of the last
            left = without_a_beginning(left.rstrip(" …"), people)
        if _WORD.search(_NAMES.sub("", _DATES.sub("", left))):
            found.append(f"{phone.page.url}: {text!r}")
    return found
