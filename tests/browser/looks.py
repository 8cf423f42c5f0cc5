"""Every look a screen can have: colours, direction, window, size of text. An open screen is put into each in turn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from playwright.sync_api import ViewportSize

from tests.browser.phone import Phone

USUAL_TEXT = 16  # pixels: what 1rem is unless a person asked for larger text
USUAL: dict[str, Any] = {"color_scheme": "light", "contrast": "no-preference", "reduced_motion": "no-preference"}
COLOURS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "strong contrast": {"contrast": "more"},
    "strong contrast, dark": {"contrast": "more", "color_scheme": "dark"},
}
PHONE, NARROW, LAPTOP = (360, 740), (320, 640), (1280, 800)


@dataclass(frozen=True)
class Look:
    """How a person has set up their phone or laptop."""

    name: str
    media: dict[str, Any] = field(default_factory=dict)
    rtl: bool = False
    window: tuple[int, int] = PHONE
    text: int = 100  # per cent


def matrix() -> Iterator[Look]:
    """Each colouring, from left to right and from right to left, in a narrow window and with text of twice the size."""
    for (colours, media), rtl in product(COLOURS.items(), (False, True)):
        way = "right to left" if rtl else "left to right"
        yield Look(f"{colours}, {way}, 320 pixels", media, rtl, NARROW)
        yield Look(f"{colours}, {way}, 200 % text", media, rtl, PHONE, 200)
    for colours, media in COLOURS.items():
        yield Look(f"{colours}, laptop", media, rtl=colours == "dark", window=LAPTOP)
    yield Look("forced colours", {"forced_colors": "active"})
    yield Look("still", {"reduced_motion": "reduce"})


MATRIX = tuple(matrix())
# Which look a screen is seen in: one on with each release, never by itself, so that what was green once stays green.
TURN = 11


EVERY = 4


def look_in_turn(number: int) -> Look:
    """Another one for each number, and with the next release another one for the same number."""
    return MATRIX[(TURN + number) % len(MATRIX)]


def looks_in_turn(number: int) -> list[Look]:
    """One for each fourth screen, each time another; with the next release it is the next screens' turn."""
    turn = TURN + number
    return [] if turn % EVERY else [MATRIX[turn // EVERY % len(MATRIX)]]


@contextmanager
def wearing(phone: Phone, look: Look) -> Iterator[None]:
    """The screen that is open in this look, and afterwards as it was."""
    page = phone.page
    before, dir_before = page.viewport_size, page.evaluate("() => document.documentElement.dir")
    page.emulate_media(**USUAL | {"forced_colors": "none"} | look.media)
    page.set_viewport_size(ViewportSize(width=look.window[0], height=look.window[1]))
    page.evaluate("(dir) => { document.documentElement.dir = dir }", "rtl" if look.rtl else "ltr")
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL_TEXT * look.text // 100}})
    try:
        yield
    finally:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL_TEXT}})
        session.detach()
        page.evaluate("(dir) => { document.documentElement.dir = dir }", dir_before)
        page.emulate_media(**USUAL | {"forced_colors": "none"})
        if before:
            page.set_viewport_size(before)
