"""Every screen, as everybody, in every look. Each day another part of the matrix; `make prove` does all of it."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.checks import look_closely
from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone
from tests.browser.scene import act, an_activity, an_invite
from tests.browser.screens import PERSONAS, STAFF, kind_of, starts_of, walk

SOURCES = Path(__file__).resolve().parents[2] / "pwa" / "src"
LOOKS: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "laptop": {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "right to left": {},
    "still": {"reduced_motion": "reduce"},
    "strong contrast": {"contrast": "more"},
    "strong contrast, dark": {"contrast": "more", "color_scheme": "dark"},
}
EVERYBODY = ("nobody", "young_person", "lead", "manager")  # between them they see every screen
TODAY = datetime.now(UTC).toordinal()
MATRIX = [(look, persona) for look in LOOKS for persona in EVERYBODY]
PROVED = MATRIX[TODAY % 4 :: 4] if os.environ.get("PROVE") == "short" else MATRIX
MIRROR = "addEventListener('DOMContentLoaded', () => document.documentElement.setAttribute('dir', 'rtl'))"


def wrong_for(phone: OpenPhone, persona: str, look: str = "light", only: str = "/") -> tuple[list[str], set[str]]:
    """What is wrong on all screens of this person in this look, and which kinds of screens were seen."""
    one = phone(None if persona == "nobody" else persona, **LOOKS.get(look, {}))
    if look == "right to left":
        one.context.add_init_script(MIRROR)
    starts = list(starts_of(persona))
    if persona == "nobody":
        starts.append(an_invite(phone("lead")).removeprefix(one.url))
    if persona == "lead":
        event = an_activity(one, f"A night in {look}")
        starts += [f"/run/events/{event}/door", f"/run/events/{event}/wrap-up"]
    if persona == "worker":
        starts.append(f"/run/events/{an_answer(phone)}/answers")
    wrong, seen = [], set()
    for path in walk(one, starts, only):
        seen.add(kind_of(path))
        if look == "right to left":
            assert one.page.evaluate("() => getComputedStyle(document.body).direction") == "rtl"
        wrong += [f"{persona}, {look}, {path}: {what}" for what in look_closely(one)]
    return wrong, seen


def an_answer(phone: OpenPhone) -> str:
    """An activity of next week for which Kai has said yes."""
    event = an_activity(phone("lead"), "Kite flying", timedelta(days=7))
    body = {"answer": "going", "children": 1, "needs": {"food": "halal"}}
    act(phone("young_person"), "PUT", f"/api/events/{event}/answer", body)
    return event


SEEN: dict[str, set[str]] = {}


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_screen_is_for_everybody(phone: OpenPhone, persona: str) -> None:
    only = "/staff" if persona in STAFF[1:] else "/"
    wrong, seen = wrong_for(phone, persona, only=only)
    SEEN[persona] = seen
    assert not wrong, "\n".join(wrong)
    assert len(seen) >= 5, sorted(seen)


def test_no_screen_was_forgotten(phone: OpenPhone) -> None:
    """Each address in the app's three tables of screens is opened by somebody above."""
    for persona in {*EVERYBODY, "worker"} - SEEN.keys():
        SEEN[persona] = wrong_for(phone, persona)[1]
    known = set()
    for table, before in (("app/rooms.ts", ""), ("lead/routes.tsx", "/run"), ("staff/routes.tsx", "/staff")):
        paths = re.findall(r'path: "([^"]+)"', (SOURCES / table).read_text())
        known |= {before + re.sub(r":\w+", "…", path).rstrip("/") or "/" for path in paths if "*" not in path}
    assert len(known) > 40
    pages = {re.sub(r"/edit/\w+$", "/edit/…", kind.partition("?")[0]) for seen in SEEN.values() for kind in seen}
    assert known - pages == set()


@pytest.mark.parametrize("turn", [0, 1])
def test_the_look_of_the_day(phone: OpenPhone, turn: int) -> None:
    look, persona = MATRIX[(2 * TODAY + turn) * 5 % len(MATRIX)]
    wrong, _ = wrong_for(phone, persona, look)
    assert not wrong, "\n".join(wrong)


@pytest.mark.prove
@pytest.mark.parametrize(("look", "persona"), PROVED)
def test_every_look_of_every_screen(phone: OpenPhone, look: str, persona: str) -> None:
    wrong, _ = wrong_for(phone, persona, look)
    assert not wrong, "\n".join(wrong)


def test_the_checks_see_what_is_wrong(phone: OpenPhone) -> None:
    """A screen spoilt on purpose: each kind of check has something to say."""
    one = phone()
    one.open("/help")
    assert look_closely(one) == []
    one.page.evaluate("""() => {
        document.title = '';
        document.querySelector('main p').style.color = '#d8d8d8';
        document.querySelector('main p').style.minWidth = '500px';
        const small = document.createElement('button');
        small.style.cssText = 'width:10px;height:10px;min-width:0;min-height:0;padding:0;outline:none!important';
        document.getElementById('main').prepend(small);
    }""")
    said = "\n".join(look_closely(one))
    for part in ("color-contrast", "button-name", "smaller than 24", "is cut off", "the title is ''"):
        assert part in said, said


def test_what_opens_over_a_screen_is_for_everybody(phone: OpenPhone) -> None:
    kai, maya = phone("young_person"), phone("lead")
    coming = an_activity(maya, "Kite flying")
    wrong = [*opened(kai, "/me", "Sign out"), *opened(maya, f"/run/events/{coming}", "Call it off")]
    for button in ("Someone else came", "Just count"):
        wrong += opened(maya, f"/run/events/{coming}/door", button)
    kai.open(f"/events/{coming}")
    kai.pick("I'm in")
    kai.reads("You're in. Need anything?")
    kai.pick("Allergy")
    wrong += look_closely(kai)
    joining = phone()
    joining.open(an_invite(maya))
    joining.tap("Join Kitchen Vibes")
    wrong += look_closely(joining)
    joining.tap("Next")
    joining.reads("Pick your age group.")
    wrong += look_closely(joining)
    assert not wrong, "\n".join(wrong)


def opened(phone: Phone, path: str, button: str) -> list[str]:
    """Opens a sheet with the keyboard, looks at it, and closes it: focus goes back to where it came from."""
    phone.open(path)
    phone.one("button", button, exact=True).focus()
    phone.page.keyboard.press("Enter")
    phone.page.get_by_role("dialog").wait_for()
    wrong = look_closely(phone)
    phone.page.keyboard.press("Escape")
    phone.page.get_by_role("dialog").wait_for(state="detached")
    expect(phone.one("button", button, exact=True)).to_be_focused()
    return wrong
