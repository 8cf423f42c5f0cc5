"""Takes a picture of every screen: signs in demo personas and follows the links they are shown.

usage: screenshots.py [PERSONA …]        (none named: nobody signed in, young person, lead, worker and manager)

Pictures go to screenshots/out/PERSONA/: phone (360 × 740) and laptop (1280 × 800), light and dark, English and Arabic,
with a contact sheet (index.html) that shows each screen's eight in a row. Those that README shows go to docs/pictures,
those that the question "Install this app?" shows also to pwa/public/pictures.
It also says which screens wrote an error to the console or are wider than the window, and then exits 1.
"""

from __future__ import annotations

import html
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby, product
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from playwright.sync_api import Browser, Error, ViewportSize, sync_playwright  # noqa: E402

from tests.browser.checks import WIDE  # noqa: E402
from tests.browser.chromium import launch_options  # noqa: E402
from tests.browser.phone import Phone  # noqa: E402
from tests.browser.scene import act, an_activity, an_invite  # noqa: E402
from tests.browser.screens import PERSONAS, STAFF, kind_of, starts_of, walk  # noqa: E402
from tests.serving import serving  # noqa: E402

OUT = TOP / "screenshots" / "out"
README = TOP / "docs" / "pictures"
# What a phone or a laptop shows when it asks "Install this app?" (pwa/public/manifest.webmanifest).
INSTALL = TOP / "pwa" / "public" / "pictures"
USUAL = ("nobody", "young_person", "lead", "worker", "manager")
MOST_TO_SEE = ("lead", "young_person", *STAFF, "nobody")
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
SMALL_LAPTOP: dict[str, Any] = {"viewport": {"width": 1080, "height": 720}}
WINDOWS = {"phone": PHONE, "laptop": LAPTOP}
LANGUAGES = ("en", "ar")
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
STILL: dict[str, Any] = {"reduced_motion": "reduce"}  # a picture never shows a colour on its way to another
AT_ONCE = 2  # a browser keeps a core busy
DRAWN = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
NEEDS = {0: {"food": "Halal"}, 3: {"access": "Step-free"}, 4: {"food": "Halal", "access": "A quiet space"}}
MOST_BYTES = 120_000


@dataclass
class Album:
    """The pictures taken, and what was wrong on the way."""

    pictures: list[Path] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Round:
    """One person's screens, as one browser pictures them."""

    url: str
    persona: str
    starts: tuple[str, ...]


def main(wanted: list[str]) -> int:
    if unknown := set(wanted) - set(PERSONAS):
        sys.exit(f"There is no persona {', '.join(sorted(unknown))}. Known: {', '.join(PERSONAS)}.")
    shutil.rmtree(OUT, ignore_errors=True)
    album = Album()
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as served:
        night, rounds = rounds_of(served.url, wanted or USUAL)
        with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn")) as browsers:
            for done in browsers.map(pictures_of, rounds):
                album.pictures += done.pictures
                album.wrong += done.wrong
        if not wanted:
            pictures_for_readme(served.url, night)
    write_page(album)
    print(f"{len(album.pictures)} pictures in {OUT.relative_to(TOP)}/index.html")
    print(*album.wrong, sep="\n")
    return 1 if album.wrong or not album.pictures else 0


def rounds_of(url: str, personas: Sequence[str]) -> tuple[str, list[Round]]:
    """The night that is on, and where everybody's walk begins. Whoever sees most comes first: nobody waits for one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        night, link = something_on(open_phone(browser, url, "lead"), open_phone(browser, url, "worker"))
        browser.close()
    more = {"lead": (f"/run/events/{night}/door", f"/run/events/{night}/wrap-up"), "nobody": (link,)}
    rounds = [Round(url, persona, (*starts_of(persona), *more.get(persona, ()))) for persona in personas]
    return night, sorted(rounds, key=lambda one: MOST_TO_SEE.index(one.persona))


def something_on(maya: Phone, joe: Phone) -> tuple[str, str]:
    """A night that began at the last half hour, half of those who answered there. Gives its id and a link to join."""
    began = datetime.now(UTC)
    began -= timedelta(minutes=began.minute % 30, seconds=began.second, microseconds=began.microsecond)
    night = an_activity(maya, "Jollof night", began - datetime.now(UTC))
    path = f"/api/events/{night}"
    people = maya.ask(f"{path}/attendance")["people"]
    for number, person in enumerate(people[:9]):
        body = {"answer": "going" if number < 7 else "maybe", "children": 0, "needs": NEEDS.get(number, {})}
        act(joe, "PUT", f"{path}/answers/{person['person_id']}", body)
        if number % 2 == 0:
            fact = {"nonce": person["person_id"], "kind": "present", "person_id": person["person_id"]}
            fact |= {"of": "young_person", "at": began.isoformat(), "clock_offset_ms": 0}
            act(maya, "POST", f"{path}/attendance", {"facts": [fact]})
    link = an_invite(maya).removeprefix(maya.url)
    maya.context.close()
    joe.context.close()
    return night, link


def open_phone(browser: Browser, url: str, persona: str, language: str = "en", **look: Any) -> Phone:
    where: dict[str, Any] = {"base_url": url, "locale": "en-GB", "timezone_id": "Europe/London"}
    context = browser.new_context(**where, **STILL, **look)
    context.add_init_script(f"localStorage.setItem('linkup:language', '{language}')")
    one = Phone(context, url)
    if persona != "nobody":
        one.be(persona)
        act(one, "PATCH", "/api/me", {"language": language})  # a person's own choice follows them to every phone
    return one


def pictures_of(these: Round) -> Album:
    """Every screen of this person: opened once in each window and language, pictured light and dark.

    Staff see what a lead sees too; of theirs only the staff pages are pictured.
    """
    album, persona = Album(), these.persona
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        for (window, how), language in product(WINDOWS.items(), LANGUAGES):
            one = open_phone(browser, these.url, persona, language, **how)
            try:
                pictures_on(one, these, album, f"{window}-{language}", how["viewport"])
            except (AssertionError, Error) as stopped:  # the others are still worth having
                one.complaints.append(f"{one.page.url} could not be pictured: {str(stopped).splitlines()[0]}")
            album.wrong += [f"{persona} ({window}, {language}): {what}" for what in one.complaints]
            one.context.close()
        browser.close()
    return album


def pictures_on(one: Phone, these: Round, album: Album, look: str, window: dict[str, int]) -> None:
    met: Counter[str] = Counter()
    for path in walk(one, these.starts, "/staff" if these.persona in STAFF else "/"):
        kind = kind_of(path).strip("/").replace("/", "-").replace("?", "-").replace("…", "one") or "start"
        met[kind] += 1
        album.wrong += [f"{these.persona} {path} ({look}): {what}" for what in one.page.evaluate(WIDE)]
        for theme in THEMES:
            file = OUT / these.persona / f"{kind}-{met[kind]}-{look}-{theme}.png"
            one.page.emulate_media(color_scheme=theme)
            one.page.evaluate(DRAWN)
            whole_screen(one, file, window)
            album.pictures.append(file)


def whole_screen(one: Phone, file: Path, window: dict[str, int]) -> None:
    """The window grows to the length of the page, so that what sticks to its lower edge is at the lower edge."""
    length: int = one.page.evaluate("() => document.documentElement.scrollHeight")
    one.page.set_viewport_size(ViewportSize(width=window["width"], height=max(length, window["height"])))
    one.page.screenshot(path=file)
    one.page.set_viewport_size(ViewportSize(width=window["width"], height=window["height"]))


def pictures_for_readme(url: str, night: str) -> None:
    """What the README shows: a phone for young people and for leads, a laptop for staff."""
    shown: dict[str, tuple[str, str, str, dict[str, Any]]] = {
        "whats-on": ("young_person", "/", "en", PHONE),
        "activity": ("young_person", "/", "en", PHONE | {"color_scheme": "dark"}),
        "whats-on-arabic": ("young_person", "/", "ar", PHONE),
        "check-in": ("lead", f"/run/events/{night}/door", "en", PHONE),
        "activity-log": ("worker", "/staff/log", "en", SMALL_LAPTOP),
    }
    README.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        for name, (persona, path, language, look) in shown.items():
            one = open_phone(browser, url, persona, language, **look)
            one.open(path)
            if name == "activity":
                one.page.locator(".poster h2 a").click()
                one.page.locator(".dock").wait_for()
                one.settle()
            file = README / f"{name}.png"
            one.page.screenshot(path=file)
            one.context.close()
            if file.stat().st_size > MOST_BYTES:
                sys.exit(f"{file.name} is bigger than {MOST_BYTES // 1000} kB.")
            if (INSTALL / file.name).exists():
                shutil.copy(file, INSTALL)
        browser.close()


def write_page(album: Album) -> None:
    """The contact sheet: a row for each screen, named by its address."""

    def screen(file: Path) -> str:
        return f"{file.parent.name}/{file.stem.rsplit('-', 3)[0]}"

    rows = []
    for name, files in groupby(sorted(album.pictures, key=lambda file: (screen(file), file.name)), screen):
        shown = "".join(
            f'<img loading="lazy" alt="{html.escape(file.stem)}" src="{html.escape(file.relative_to(OUT).as_posix())}">'
            for file in files
        )
        rows.append(f"<h2>{html.escape(name)}</h2><div>{shown}</div>")
    style = "body{font:14px sans-serif}div{display:flex;gap:8px;align-items:start;overflow:auto}img{width:220px}"
    OUT.mkdir(parents=True, exist_ok=True)
    page = f"<!doctype html><title>Linkup, every screen</title><style>{style}</style>{''.join(rows)}"
    (OUT / "index.html").write_text(page)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
