"""Other languages: nothing is written into a screen, and everything runs from right to left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.checks import WIDE
from tests.browser.conftest import OpenPhone
from tests.browser.heard import UNFLIPPED, Listener, hard_wired
from tests.browser.phone import Phone
from tests.browser.screens import starts_of, walk

SHORT = {"young_person": ("/", "/groups", "/updates", "/me"), "lead": ("/run",), "manager": ("/staff",)}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}


def speaking(phone: OpenPhone, language: str, persona: str | None, **look: object) -> Phone:
    one = phone(persona, **look)
    one.context.add_init_script(f"localStorage.setItem('linkup:language', '{language}')")
    return one


def looked_at(one: Phone, paths: tuple[str, ...], whole: bool) -> list[str]:
    heard, wrong, seen = Listener(one), [], 0
    for path in walk(one, paths) if whole else opened(one, paths):
        seen += 1
        wrong += hard_wired(one, heard)
        if one.page.evaluate("document.documentElement.dir") == "rtl":
            wrong += [f"{path}: does not point the other way: {it}" for it in one.page.evaluate(UNFLIPPED)]
            wrong += [f"{path}: {it}" for it in one.page.evaluate(WIDE)]
    assert seen >= len(paths)
    return [*wrong, *(f"the server said in English: {it}" for it in heard.english())]


def opened(one: Phone, paths: tuple[str, ...]) -> Iterator[str]:
    """Opens them one after the other while they are gone through."""
    for path in paths:
        one.open(path)
        yield path


@pytest.mark.parametrize(
    ("persona", "language"),
    [("young_person", "en-XA"), ("lead", "ar-XB"), pytest.param("manager", "en-XA", marks=pytest.mark.prove)],
)
def test_main_screens_say_nothing_of_their_own(phone: OpenPhone, persona: str, language: str) -> None:
    one = speaking(phone, language, persona)
    wrong = [line for path in SHORT[persona] for line in looked_at(one, (path,), whole=False)]
    assert "\n".join(wrong) == ""


@pytest.mark.whole
@pytest.mark.prove
@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
@pytest.mark.parametrize("persona", ["nobody", "young_person", "lead", "worker", "manager"])
def test_no_screen_says_anything_of_its_own(phone: OpenPhone, persona: str, language: str) -> None:
    look = LAPTOP if persona in ("worker", "manager") else {}
    one = speaking(phone, language, None if persona == "nobody" else persona, **look)
    assert "\n".join(looked_at(one, starts_of(persona), whole=True)) == ""


def test_a_text_of_the_screens_own_would_be_found(phone: OpenPhone) -> None:
    one = speaking(phone, "en-XA", None)
    one.open("/join")
    one.page.evaluate("document.querySelector('h1').append('Hard wired')")
    assert [line for line in hard_wired(one, Listener(one)) if "Hard wired" in line]


def test_somebody_who_reads_arabic_chooses_it_and_keeps_it(phone: OpenPhone) -> None:
    one = phone()
    one.open("/")
    one.pick("العربية")
    expect(one.page.locator("html[lang=ar][dir=rtl]")).to_be_attached()
    one.reads("اللغة")
    one.open("/help")
    assert one.page.locator("main [lang=en-GB][dir=ltr]").first.is_visible(), "safety words stay English, and say so"
    layla = phone("young_person")
    layla.open("/me")
    layla.pick("العربية")
    expect(layla.page.locator("html[lang=ar]")).to_be_attached()
    assert layla.ask("/api/me")["language"] == "ar"
    elsewhere = phone("young_person")  # the same person on another phone
    elsewhere.open("/me")
    expect(elsewhere.page.locator("html[lang=ar][dir=rtl]")).to_be_attached()
