"""Every look a screen can have: colours, direction, window, size of text. An open screen is put into each in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


class Mirror:
    """Puts the screen that is open into one look after another. What two looks share is not changed in between."""

    def __init__(self, phone: Phone) -> None:
        self.page = phone.page
        self.before = self.page.viewport_size
        self.dir_before: str = self.page.evaluate("() => document.documentElement.dir")
        self.session = self.page.context.new_cdp_session(self.page)
        self.worn: Look | None = None

    def put_on(self, look: Look) -> None:
        worn, self.worn = self.worn, look
        if worn is None or worn.media != look.media:
            self.page.emulate_media(**USUAL | {"forced_colors": "none"} | look.media)
        if worn is None or worn.window != look.window:
            self.page.set_viewport_size(ViewportSize(width=look.window[0], height=look.window[1]))
        if worn is None or worn.rtl != look.rtl:
            self._point("rtl" if look.rtl else "ltr")
        if (worn.text if worn else 100) != look.text:
            self._size(look.text)

    def as_it_was(self) -> None:
        if self.worn and self.worn.text != 100:
            self._size(100)
        self.session.detach()
        self._point(self.dir_before)
        self.page.emulate_media(**USUAL | {"forced_colors": "none"})
        if self.before:
            self.page.set_viewport_size(self.before)

    def _point(self, way: str) -> None:
        self.page.evaluate("(dir) => { document.documentElement.dir = dir }", way)

    def _size(self, text: int) -> None:
        self.session.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL_TEXT * text // 100}})


def one_after_another(phone: Phone, looks: Sequence[Look]) -> Iterator[Look]:
    """The screen that is open in each of these looks, those of one window together, and afterwards as it was."""
    if not looks:
        return
    mirror = Mirror(phone)
    try:
        for look in sorted(looks, key=lambda look: (look.window, look.text, look.rtl)):
            mirror.put_on(look)
            yield look
    finally:
        mirror.as_it_was()
