"""Inside a chat app: said before joining and after, nothing breaks without storage, a code brings the person out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone
from tests.browser.scene import an_activity, an_invite

INSTAGRAM = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 "
    "Instagram 330.0.0.32.90"
)
# What such a browser may not have: no storage, no worker, no way to share or copy.
BARE = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError") } });
for (const name of ["indexedDB", "caches", "PublicKeyCredential"])
  Object.defineProperty(window, name, { value: undefined });
for (const name of ["serviceWorker", "share", "locks"]) delete Navigator.prototype[name];
"""
INSTALLED = """
const ask = window.matchMedia.bind(window);
window.matchMedia = (query) => query.includes("standalone") ? { matches: true, addEventListener() {} } : ask(query);
"""


def joins(one: Phone, link: str, name: str) -> None:
    one.open(link.removeprefix(one.url))
    one.reads("You're inside another app")
    way_out = one.one("link", "Open in my browser").get_attribute("href")
    assert way_out == f"x-safari-{link}", "the phone's own browser opens the same invite"
    one.tap("Join Kitchen Vibes")
    one.pick("18 to 24")
    one.tap("Next")
    one.write("My name here", name)
    one.tap("Next")
    one.tap("Yes to these. Let me in")
    one.reads(f"You're in, {name}")


def test_from_a_chat_app_to_the_installed_app_by_a_code(phone: OpenPhone, browser_context_args: dict[str, Any]) -> None:
    lead = phone("lead")
    link = an_invite(lead)
    event = an_activity(lead, "Bowling", timedelta(days=3))
    chat = phone(user_agent=INSTAGRAM)
    chat.context.add_init_script(BARE)
    joins(chat, link, "Tia")
    chat.reads("Take Linkup out of this chat app")

    chat.open(f"/events/{event}")
    chat.pick("Maybe")
    chat.reads("You're inside another app")
    chat.tap("Get my code")
    chat.tap("Make a code")
    code = (chat.page.locator(".code").get_attribute("aria-label") or "").replace(" ", "")
    assert len(code) == 6

    app = phone()
    app.context.add_init_script(INSTALLED)
    app.open("/")
    app.tap("A code from my other phone", "link")
    app.write("The 6 letters or numbers from your other phone", code)
    app.tap("Let me in")
    app.reads("Hey Tia")
    assert app.ask("/api/me")["id"] == chat.ask("/api/me")["id"]
    assert app.ask(f"/api/events/{event}")["my"]["answer"] == "maybe"


def test_after_the_first_answer_the_home_screen_is_offered_once(phone: OpenPhone) -> None:
    lead, kai = phone("lead"), phone("young_person")
    first, second = (an_activity(lead, title, timedelta(days=3)) for title in ("Charades", "Quiz"))
    kai.open(f"/events/{first}")
    kai.page.evaluate(
        """() => { const it = new Event("beforeinstallprompt", { cancelable: true });
        it.prompt = () => { window.asked = true; return Promise.resolve({ outcome: "accepted" }); };
        dispatchEvent(it); window.heldBack = it.defaultPrevented; }"""
    )
    assert kai.page.evaluate("window.heldBack"), "the phone's own question waits"
    assert kai.page.get_by_text("Want Linkup on your home screen?").count() == 0
    kai.pick("Maybe")
    kai.reads("Want Linkup on your home screen?")
    kai.tap("Put it there")
    kai.page.wait_for_function("window.asked")
    kai.page.get_by_text("Want Linkup on your home screen?").wait_for(state="detached")
    kai.open(f"/events/{second}")
    kai.pick("Maybe")
    kai.reads("OK, maybe.")
    assert kai.page.get_by_text("Want Linkup on your home screen?").count() == 0, "once is enough"


@pytest.mark.parametrize("agent", [INSTAGRAM.replace("Instagram 330.0.0.32.90", "Safari/604.1")])
def test_an_iphone_gets_pictures_of_what_to_tap(phone: OpenPhone, agent: str) -> None:
    kai = phone("young_person", user_agent=agent)
    kai.open("/me")
    kai.tap("Put Linkup on your home screen", "link")
    kai.reads("Tap the Share button")
    assert kai.page.locator(".guide svg").count() == 3
