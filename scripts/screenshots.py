"""Takes a picture of every screen: signs in each demo persona and follows the links it is shown.

usage: screenshots.py [PERSONA …]        (none named: nobody signed in, then all seven)

Pictures go to screenshots/out/PERSONA/, phone (360 × 740) and laptop (1280 × 800), light and dark, with one page that
shows them all. It also says which screens wrote an error to the console or are wider than the window, and then exits 1.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright  # noqa: E402

from tests.browser.chromium import launch_options  # noqa: E402
from tests.serving import Served, serving  # noqa: E402

OUT = TOP / "screenshots" / "out"
PERSONAS = ("nobody", "young_person", "lead", "worker", "approver", "payer", "safeguarding", "manager")
SIZES = {"phone": (360, 740), "laptop": (1280, 800)}
MOST_SCREENS = 40
ONE_OF_MANY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/|$)")
NOT_SCREENS = ("/api/", "/docs", "/healthz", "/readyz", "/metrics")


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
        for persona in wanted or PERSONAS:
            pictures_of(browser, served, persona, album)
        browser.close()
    write_page(album)
    print(f"{len(album.pictures)} pictures in {OUT.relative_to(TOP)}/index.html")
    print(*album.wrong, sep="\n")
    return 1 if album.wrong or not album.pictures else 0


def signed_in(browser: Browser, served: Served, persona: str, **look: Any) -> Page:
    """A page whose browser is signed in as the persona."""
    context = browser.new_context(base_url=served.url, locale="en-GB", timezone_id="Europe/London", **look)
    if persona != "nobody":
        headers = {"Origin": served.url}
        answer = context.request.post("/api/demo/sign-in", data={"persona": persona}, headers=headers)
        if not answer.ok:
            raise SystemExit(f"signing in as {persona} answered {answer.status}: {answer.text()[:300]}")
    return context.new_page()


def screens(browser: Browser, served: Served, persona: str) -> list[str]:
    """The first address of every kind of screen that can be reached by links from the start page."""
    page = signed_in(browser, served, persona)
    found, waiting = {"/": "/"}, ["/"]
    while waiting and len(found) < MOST_SCREENS:
        show(page, waiting.pop(0))
        for address in page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
            path = address.removeprefix(served.url).partition("#")[0]
            kind = ONE_OF_MANY.sub("…", urlsplit(path).path)
            if path.startswith("/") and not path.startswith(NOT_SCREENS) and kind not in found and "." not in kind:
                found[kind] = path
                waiting.append(path)
    page.context.close()
    return list(found.values())


def show(page: Page, path: str) -> None:
    """Opens a screen and waits until it has drawn what it asked the server for."""
    page.goto(path)
    page.locator("h1").first.wait_for(timeout=10_000)
    page.wait_for_function("() => !document.querySelector('[aria-busy=true]')", timeout=10_000)
    page.evaluate("() => document.fonts.ready.then(() => true)")


def pictures_of(browser: Browser, served: Served, persona: str, album: Album) -> None:
    for number, path in enumerate(screens(browser, served, persona)):
        kind = ONE_OF_MANY.sub("one", urlsplit(path).path).strip("/").replace("/", "-") or "start"
        for size, (width, height) in SIZES.items():
            for colours in ("light", "dark"):
                window = {"width": width, "height": height}
                page = signed_in(browser, served, persona, viewport=window, color_scheme=colours)
                file = OUT / persona / f"{number:02}-{kind}-{size}-{colours}.png"
                said = picture(page, path, file)
                album.pictures.append(file)
                album.wrong += [f"{persona} {path} ({size}, {colours}): {what}" for what in said]
                page.context.close()


def picture(page: Page, path: str, file: Path) -> list[str]:
    """Takes one picture and gives what was wrong with the screen."""
    said: list[str] = []

    def heard(line: ConsoleMessage) -> None:
        if line.type == "error":
            said.append(line.text)

    page.on("console", heard)
    page.on("pageerror", lambda error: said.append(str(error)))
    try:
        show(page, path)
    except Error as error:
        said.append(error.message.splitlines()[0])
    if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
        said.append("is wider than the window")
    page.screenshot(path=file, full_page=True)
    return said


def write_page(album: Album) -> None:
    shown = "\n".join(
        f'<figure><img loading="lazy" src="{html.escape(str(file.relative_to(OUT)))}" alt="">'
        f"<figcaption>{html.escape(str(file.relative_to(OUT)))}</figcaption></figure>"
        for file in album.pictures
    )
    style = "body{display:flex;flex-wrap:wrap;gap:1rem;font:14px sans-serif}img{width:300px;border:1px solid #ccc}"
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "index.html").write_text(f"<!doctype html><title>Linkup, every screen</title><style>{style}</style>{shown}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
