"""Every screen, as everybody: once, each fourth in one more look that takes turns; `make prove` does every look."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.checks import in_looks, look_closely
from tests.browser.conftest import OpenPhone
from tests.browser.looks import MATRIX, Look, looks_in_turn, one_after_another
from tests.browser.phone import Phone
from tests.browser.scene import a_draft, a_series, act, an_activity, an_invite
from tests.browser.screens import PERSONAS, STAFF, Under, kind_of, starts_of, walk

SOURCES = Path(__file__).resolve().parents[2] / "pwa" / "src"
EVERYBODY = ("nobody", "young_person", "lead", "manager")  # between them they see every screen
WALKED = (*EVERYBODY, "worker")
# What only a worker sees are screens of an activity's leads; their own are the manager's too.
OF_STAFF: dict[str, Under] = {"worker": "/run/events/"}
LONG = (pytest.mark.prove, pytest.mark.whole)
SAME_SCREENS = tuple(persona for persona in PERSONAS if persona not in WALKED)  # theirs are these people's too


def walked(
    phone: OpenPhone, persona: str, looks: Sequence[Look] | None, only: Under = "/"
) -> tuple[list[str], set[str]]:
    """What is wrong on all screens of this person, and which kinds were seen. No looks: those whose turn it is."""
    one = phone(None if persona == "nobody" else persona)
    wrong, seen = [], set()
    for number, path in enumerate(walk(one, starts_for(phone, one, persona), only)):
        seen.add(kind_of(path))
        wrong += [f"{persona}, {path}: {what}" for what in look_closely(one)]
        wrong += [f"{persona}, {path}: {what}" for what in in_looks(one, looks or looks_in_turn(number))]
    return wrong, seen


def starts_for(phone: OpenPhone, one: Phone, persona: str) -> list[str]:
    starts = list(starts_of(persona))
    if persona == "nobody":
        starts.append(an_invite(phone("lead")).removeprefix(one.url))
    if persona == "lead":
        event = an_activity(one, "A night")
        starts += [f"/run/events/{event}/door", f"/run/events/{event}/wrap-up"]
        draft, again = a_draft(one, "Once"), a_series(one, "Again")
        starts += [f"/run/events/{draft}/repeat", f"/run/events/{again[0]}/series"]
    if persona == "worker":
        starts.append(f"/run/events/{an_answer(phone)}/answers")
    return starts


def an_answer(phone: OpenPhone) -> str:
    """An activity of next week for which Kai has said yes."""
    event = an_activity(phone("lead"), "Kite flying", timedelta(days=7))
    body = {"answer": "going", "children": 1, "needs": {"food": "halal"}}
    act(phone("young_person"), "PUT", f"/api/events/{event}/answer", body)
    return event


SEEN: dict[str, set[str]] = {}


@pytest.mark.parametrize("persona", [*WALKED, *(pytest.param(one, marks=LONG) for one in SAME_SCREENS)])
def test_every_screen_is_for_everybody(phone: OpenPhone, persona: str) -> None:
    wrong, seen = walked(phone, persona, None, OF_STAFF.get(persona, "/staff") if persona in STAFF else "/")
    SEEN[persona] = seen
    assert not wrong, "\n".join(wrong)
    assert len(seen) >= 5, sorted(seen)


def test_no_screen_was_forgotten(phone: OpenPhone) -> None:
    """Each address in the app's three tables of screens is opened by somebody above."""
    for persona in set(WALKED) - SEEN.keys():
        SEEN[persona] = walked(phone, persona, None, OF_STAFF.get(persona, "/"))[1]
    known = set()
    for table, before in (("app/rooms.ts", ""), ("lead/routes.tsx", "/run"), ("staff/routes.tsx", "/staff")):
        paths = re.findall(r'path: "([^"]+)"', (SOURCES / table).read_text())
        known |= {before + re.sub(r":\w+", "…", path).rstrip("/") or "/" for path in paths if "*" not in path}
    known.remove("/catalogue")  # for those who build Linkup: tests/browser/test_catalogue.py
    assert len(known) > 40
    pages = {re.sub(r"/edit/\w+$", "/edit/…", kind.partition("?")[0]) for seen in SEEN.values() for kind in seen}
    assert known - pages == set()


@pytest.mark.whole
@pytest.mark.prove
@pytest.mark.parametrize("persona", EVERYBODY)
def test_every_look_of_every_screen(phone: OpenPhone, persona: str) -> None:
    wrong, _ = walked(phone, persona, MATRIX)
    assert not wrong, "\n".join(wrong)


THEME = "() => [document.documentElement.dataset.theme, document.documentElement.dataset.contrast === 'more']"
GROUND = "() => getComputedStyle(document.body).backgroundColor"
ON_FIRST_DRAWING = """new MutationObserver((_, watch) => {
    if (!document.querySelector('#app > *')) return;
    globalThis.atFirst = document.documentElement.dataset.theme;
    watch.disconnect();
}).observe(document, {childList: true, subtree: true});"""


@pytest.mark.parametrize(("phone_says", "chosen", "shown"), [
    ("light", None, "light"), ("dark", None, "dark"), ("light", "dark", "dark"), ("dark", "light", "light"),
])  # fmt: skip
def test_nothing_flashes(phone: OpenPhone, phone_says: str, chosen: str | None, shown: str) -> None:
    """The ground has the phone's colour before any script runs, and the look holds before the first thing is drawn."""
    one = phone(None, color_scheme=phone_says)
    one.page.route("**/assets/*.js", lambda route: route.abort())
    one.page.goto("/help")
    assert one.page.evaluate(GROUND) == {"light": "rgb(255, 248, 231)", "dark": "rgb(13, 17, 34)"}[phone_says]
    one.complaints.clear()  # of the scripts that did not come
    if chosen:
        one.page.evaluate("(look) => localStorage.setItem('linkup:look', look)", chosen)
    one.page.unroute_all()
    one.page.add_init_script(ON_FIRST_DRAWING)
    one.open("/help")
    assert one.page.evaluate("() => globalThis.atFirst") == shown
    assert one.page.evaluate(THEME) == [shown, False]


def test_the_look_can_be_chosen_and_follows_the_phone(phone: OpenPhone) -> None:
    kai = phone("young_person", contrast="more")
    kai.open("/me")
    wears(kai, "light", True)
    kai.page.emulate_media(color_scheme="dark", contrast="no-preference")
    wears(kai, "dark", False)
    kai.pick("Strong contrast")
    kai.pick("Light")
    kai.open("/")
    wears(kai, "light", True)


def wears(one: Phone, theme: str, strong: bool) -> None:
    """Waits for this look: the page hears of the phone's wish a moment after it changed."""
    one.page.wait_for_function(f"([theme, strong]) => {{ const now = ({THEME})();"
                               " return now[0] === theme && now[1] === strong; }", arg=[theme, strong])  # fmt: skip


def test_a_look_changes_what_it_says(phone: OpenPhone) -> None:
    """The looks of the matrix are real: each of them is seen by the page."""
    one = phone()
    one.open("/help")
    plain = one.page.evaluate(f"() => JSON.stringify(({AS_SEEN})())")
    assert len({look.name for look in MATRIX}) == len(MATRIX) > 20
    for _ in one_after_another(one, MATRIX):
        one.page.wait_for_function(f"(plain) => JSON.stringify(({AS_SEEN})()) !== plain", arg=plain)
    one.page.wait_for_function(f"(plain) => JSON.stringify(({AS_SEEN})()) === plain", arg=plain)


AS_SEEN = """() => [innerWidth, getComputedStyle(document.body).direction,
        matchMedia('(max-width: 16rem)').matches, getComputedStyle(document.querySelector('h1')).fontSize,
        getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).getPropertyValue('--line'),
        matchMedia('(forced-colors: active)').matches, matchMedia('(prefers-reduced-motion: reduce)').matches]"""


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
    for part in ("color-contrast", "button-name", "smaller than 48", "is cut off", "the title is ''"):
        assert part in said, said


def test_what_only_one_look_spoils_is_seen_there(phone: OpenPhone) -> None:
    """In a shape that was looked at before only the colours are read: nothing is missed by that."""
    one = phone()
    one.open("/help")
    assert in_looks(one, MATRIX) == []
    one.page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`[data-theme=dark]:not([data-contrast=more]) main p { color: #333 !important; }
            @media (prefers-contrast: more) { main a { display: block !important; height: 9px !important;
                min-height: 0 !important; padding: 0 !important; overflow: hidden; } }
            [dir=rtl] main p { min-inline-size: 900px; }`);
        document.adoptedStyleSheets = [sheet];
    }""")
    said = in_looks(one, MATRIX)
    for part, spoils in SPOILT.items():
        where = {line.partition(":")[0] for line in said if part in line}
        assert where == {look.name for look in MATRIX if spoils(look)}, (part, said)


SPOILT: dict[str, Callable[[Look], bool]] = {
    "color-contrast": lambda look: look.media == {"color_scheme": "dark"},
    # What is wrong with a shape is said of the first look that has it.
    "smaller than": lambda look: look.media == {"contrast": "more"},
    "is cut off": lambda look: look.rtl and look.window[0] < 900 and "color_scheme" not in look.media,
}


def test_what_opens_over_a_screen_is_for_everybody(phone: OpenPhone) -> None:
    kai, maya = phone("young_person"), phone("lead")
    coming = an_activity(maya, "Kite flying")
    wrong = [*opened(kai, "/me", "Sign out"), *opened(maya, f"/run/events/{coming}", "Call it off")]
    for button in ("Show code", "Someone else", "Just count"):
        wrong += opened(maya, f"/run/events/{coming}/door", button)
    kai.open(f"/events/{coming}/here")
    wrong += look_closely(kai)
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
