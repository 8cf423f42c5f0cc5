"""One person's browser in a test: opens screens, taps what a person reads, remembers what the page complained of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Locator, Page, Request, expect

Role = Literal["button", "link", "checkbox", "radio", "textbox", "heading", "combobox"]
PATIENCE_MS = 20_000  # a busy machine is not a fault
# A refusal, no signal, a server that a test has stopped.
AN_ANSWER = ("status of 4", "ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_REFUSED")
GLANCE_MS = 40
GLANCES = 4
DRAWN = """() => !document.querySelector('[aria-busy=true], .skeleton')
    && document.fonts.status === 'loaded' && !!document.querySelector('h1')"""

expect.set_options(timeout=PATIENCE_MS)


def path_of(request: Request) -> str:
    return urlsplit(request.url).path


class Phone:
    """A page in a context of its own: nothing is shared with anybody else's."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        self.url = url
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.excused: list[str] = []  # words of complaints that belong to what a test does
        self.page.set_default_timeout(PATIENCE_MS)
        self._asking: set[Request] = set()
        self.context.on("request", self._stays_here)
        self.page.on("request", self._asks)
        self.page.on("requestfinished", self._told)
        self.page.on("requestfailed", self._told)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{error.name}: {error.message}"))

    def be(self, persona: str) -> None:
        """Signs in as one of the demo's seven people."""
        answer = self.context.request.post("/api/demo/sign-in", data={"persona": persona}, headers={"Origin": self.url})
        assert answer.ok, f"signing in as {persona} answered {answer.status}: {answer.text()[:300]}"

    def ask(self, path: str) -> Any:
        """What the server tells this person, as JSON."""
        answer = self.context.request.get(path)
        assert answer.ok, f"{path} answered {answer.status}: {answer.text()[:300]}"
        return answer.json()

    def open(self, path: str) -> None:
        self.page.goto(path)
        self.settle()

    def settle(self) -> None:
        """Waits until the screen has drawn everything it asked the server for."""
        self.page.locator("h1").first.wait_for()
        quiet = 0

        def drawn() -> bool:
            nonlocal quiet
            quiet = 0 if self._asking else quiet + 1
            return quiet >= GLANCES and bool(self.page.evaluate(DRAWN))

        self.wait_until(drawn, lambda: f"{self.page.url} is not drawn. It asks: {[*map(path_of, self._asking)]}")

    def wait_until(self, holds: Callable[[], bool], otherwise: Callable[[], str]) -> None:
        """Waits for what no element of the page shows; `otherwise` says what is the case instead."""
        for _ in range(PATIENCE_MS // GLANCE_MS):
            if holds():
                return
            self.page.wait_for_timeout(GLANCE_MS)
        raise AssertionError(f"{otherwise()} (after {PATIENCE_MS / 1000} seconds)")

    def one(self, role: Role, name: str, *, exact: bool = False) -> Locator:
        return self.page.get_by_role(role, name=name, exact=exact)

    def tap(self, name: str, role: Role = "button", *, exact: bool = False) -> None:
        self.one(role, name, exact=exact).click()

    def pick(self, name: str) -> None:
        """Taps a radio or checkbox where a thumb would: on its words."""
        self.page.locator("label").filter(has_text=name).first.click()

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def reads(self, text: str) -> None:
        """Fails unless these words are on the screen within a moment."""
        try:
            self.page.get_by_text(text).locator("visible=true").first.wait_for()
        except Error:
            words = self.page.locator("body").inner_text()
            raise AssertionError(f"{text!r} is not on {self.page.url}, which says:\n{words[:1500]}") from None

    def _stays_here(self, request: Request) -> None:
        """Our pages ask nobody else for anything. Leaving for another page is the person's own step."""
        leaving = request.is_navigation_request() and request.frame.parent_frame is None
        if (
            urlsplit(request.url).scheme in ("http", "https", "ws", "wss")
            and not leaving
            and not self._is_ours(request.url)
        ):
            self.complaints.append(f"asked another place: {request.method} {request.url}")

    def _is_ours(self, address: str) -> bool:
        return urlsplit(address)[:2] == urlsplit(self.url)[:2]

    def _asks(self, request: Request) -> None:
        if path_of(request).startswith("/api/"):
            self._asking.add(request)

    def _told(self, request: Request) -> None:
        self._asking.discard(request)

    def _heard(self, line: ConsoleMessage) -> None:
        if line.type != "error" or self._is_an_answer(line):
            return
        self.complaints.append(f"{line.text} ({line.location.get('url', '')})")

    def _is_an_answer(self, line: ConsoleMessage) -> bool:
        """The browser writes every 4xx of the server, and every request without signal, to the console."""
        ours = str(line.location.get("url", "")).startswith(f"{self.url}/api/")
        return ours and any(said in line.text for said in AN_ANSWER)
