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
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby, product
from pathlib import Path
from typing import Any, Literal

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from playwright.sync_api import Browser, ViewportSize, sync_playwright  # noqa: E402

from tests.browser.checks import WIDE  # noqa: E402
from tests.browser.chromium import launch_options  # noqa: E402
from tests.browser.phone import Phone  # noqa: E402
from tests.browser.scene import act, an_activity, an_invite  # noqa: E402
from tests.browser.screens import PERSONAS, kind_of, starts_of, walk  # noqa: E402
from tests.serving import Served, serving  # noqa: E402

OUT = TOP / "screenshots" / "out"
README = TOP / "docs" / "pictures"
# What a phone or a laptop shows when it asks "Install this app?" (pwa/public/manifest.webmanifest).
INSTALL = TOP / "pwa" / "public" / "pictures"
USUAL = ("nobody", "young_person", "lead", "worker", "manager")
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
SMALL_LAPTOP: dict[str, Any] = {"viewport": {"width": 1080, "height": 720}}
WINDOWS = {"phone": PHONE, "laptop": LAPTOP}
LANGUAGES = ("en", "ar")
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
DRAWN = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
NEEDS = {0: {"food": "Halal"}, 3: {"access": "Step-free"}, 4: {"food": "Halal", "access": "A quiet space"}}
MOST_BYTES = 120_000


@dataclass
class Album:
    """The pictures taken, and what was wrong on the way."""

    pictures: list[Path] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def main(wanted: list[str]) -> int:
    if unknown := set(wanted) - set(PERSONAS):
        sys.exit(f"There is no persona {', '.join(sorted(unknown))}. Known: {', '.join(PERSONAS)}.")
    shutil.rmtree(OUT, ignore_errors=True)
    album = Album()
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        night, link = something_on(open_phone(browser, served, "lead"), open_phone(browser, served, "worker"))
        for persona in wanted or USUAL:
            starts = [*starts_of(persona)]
            starts += [f"/run/events/{night}/door", f"/run/events/{night}/wrap-up"] if persona == "lead" else []
            starts += [link] if persona == "nobody" else []
            pictures_of(browser, served, persona, starts, album)
        if not wanted:
            pictures_for_readme(browser, served, night)
        browser.close()
    write_page(album)
    print(f"{len(album.pictures)} pictures in {OUT.relative_to(TOP)}/index.html")
    print(*album.wrong, sep="\n")
    return 1 if album.wrong or not album.pictures else 0


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


def open_phone(browser: Browser, served: Served, persona: str, language: str = "en", **look: Any) -> Phone:
    context = browser.new_context(base_url=served.url, locale="en-GB", timezone_id="Europe/London", **look)
    context.add_init_script(f"localStorage.setItem('linkup:language', '{language}')")
    one = Phone(context, served.url)
    if persona != "nobody":
        one.be(persona)
        act(one, "PATCH", "/api/me", {"language": language})  # a person's own choice follows them to every phone
    return one


def pictures_of(browser: Browser, served: Served, persona: str, starts: list[str], album: Album) -> None:
    """Every screen of this person: opened once in each window and language, pictured light and dark."""
    for (window, how), language in product(WINDOWS.items(), LANGUAGES):
        one = open_phone(browser, served, persona, language, **how)
        for number, path in enumerate(walk(one, starts)):
            kind = kind_of(path).strip("/").replace("/", "-").replace("?", "-").replace("…", "one") or "start"
            album.wrong += [f"{persona} {path} ({window}, {language}): {what}" for what in one.page.evaluate(WIDE)]
            for theme in THEMES:
                file = OUT / persona / f"{number:02}-{kind}-{window}-{language}-{theme}.png"
                one.page.emulate_media(color_scheme=theme)
                one.page.evaluate(DRAWN)
                whole_screen(one, file, how["viewport"])
                album.pictures.append(file)
        album.wrong += [f"{persona} ({window}, {language}): {what}" for what in one.complaints]
        one.context.close()


def whole_screen(one: Phone, file: Path, window: dict[str, int]) -> None:
    """The window grows to the length of the page, so that what sticks to its lower edge is at the lower edge."""
    length: int = one.page.evaluate("() => document.documentElement.scrollHeight")
    one.page.set_viewport_size(ViewportSize(width=window["width"], height=max(length, window["height"])))
    one.page.screenshot(path=file)
    one.page.set_viewport_size(ViewportSize(width=window["width"], height=window["height"]))


def pictures_for_readme(browser: Browser, served: Served, night: str) -> None:
    """What the README shows: a phone for young people and for leads, a laptop for staff."""
    shown: dict[str, tuple[str, str, str, dict[str, Any]]] = {
        "whats-on": ("young_person", "/", "en", PHONE),
        "activity": ("young_person", "/", "en", PHONE | {"color_scheme": "dark"}),
        "whats-on-arabic": ("young_person", "/", "ar", PHONE),
        "check-in": ("lead", f"/run/events/{night}/door", "en", PHONE),
        "activity-log": ("worker", "/staff/log", "en", SMALL_LAPTOP),
    }
    README.mkdir(parents=True, exist_ok=True)
    for name, (persona, path, language, look) in shown.items():
        one = open_phone(browser, served, persona, language, **look)
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
