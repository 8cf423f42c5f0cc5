"""One app, three sides by role: switching without a new sign-in, and the young person's side with made-up people."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Request, expect

from tests.browser.checks import look_closely
from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone
from tests.browser.scene import an_activity

LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False}
OUTBOX_OPEN = """async () => {
    while ((await indexedDB.databases()).length === 0) await new Promise((done) => setTimeout(done, 50));
}"""
KEPT = """async () => ({
    storage: Object.entries(localStorage).sort(),
    tab: Object.entries(sessionStorage),
    caches: (await Promise.all((await caches.keys()).filter((name) => name.startsWith('linkup-private')).map(
        async (name) => (await (await caches.open(name)).keys()).map((it) => name + new URL(it.url).pathname)))).flat(),
    bases: (await indexedDB.databases()).map((it) => it.name),
})"""


def path(phone: Phone) -> str:
    return phone.page.url.removeprefix(phone.url)


def test_who_runs_a_group_switches_sides_and_the_phone_remembers(phone: OpenPhone) -> None:
    maya = phone("lead")
    maya.open("/")
    maya.tap("Run a group", "link")
    maya.reads("You're running this")
    expect(maya.one("heading", "Tonight")).to_be_focused()
    maya.open("/")
    maya.reads("You're running this")
    assert path(maya) == "/run"
    event = an_activity(maya, "A night to link to")
    maya.open(f"/events/{event}")
    maya.reads("A night to link to")
    assert path(maya) == f"/events/{event}", "a deep link is meant as it is"
    maya.tap("Run a group", "link")
    maya.tap("Switch back", "link")
    maya.reads("Hey Maya")
    maya.open("/")
    maya.reads("Hey Maya")
    assert path(maya) == "/"


def test_somebody_with_one_side_sees_no_switch(phone: OpenPhone) -> None:
    kai = phone("young_person")
    kai.open("/")
    assert kai.page.get_by_role("navigation", name="Your sides of Linkup").count() == 0


def test_staff_find_the_way_back_from_their_own_pages(phone: OpenPhone) -> None:
    joe = phone("worker")
    joe.open("/me")
    assert joe.page.get_by_role("navigation", name="Main").get_by_role("link").count() == 2
    joe.tap("Staff work", "link")
    joe.page.wait_for_url("**/staff")
    joe.settle()
    joe.tap("More")
    expect(joe.page.get_by_role("dialog").get_by_role("link", name="Activity log")).to_be_visible()
    joe.page.get_by_role("dialog").get_by_role("link", name="Activity log").click()
    expect(joe.one("heading", "Activity log")).to_be_focused()


def test_made_up_people_are_shown_by_the_real_screens_and_nothing_leaves(phone: OpenPhone) -> None:
    joe = phone("worker", **LAPTOP)
    joe.open("/staff")
    joe.page.evaluate("() => caches.open('linkup-private-old').then((it) => it.put('/api/groups', new Response('[]')))")
    # What can wait (the outbox) opens after the first screen stands.
    joe.page.evaluate(OUTBOX_OPEN)
    before = joe.page.evaluate(KEPT)
    asked: list[Request] = []
    joe.page.on("request", lambda request: asked.append(request) if "/api/" in request.url else None)
    joe.tap("See it as a young person")
    joe.reads("Made up. Nothing is sent.")
    joe.reads("Hey Kai")
    wrong = look_closely(joe)
    for tab, says in (("Groups", "Made-up Kitchen"), ("Updates", "Climbing"), ("Me", "Made-up programme")):
        joe.page.get_by_role("navigation", name="Main").get_by_role("link", name=tab).click()
        joe.reads(says)
        joe.settle()
        wrong += look_closely(joe)
    joe.open("/coming")
    for title in ("Climbing", "Sound day", "Poster making", "Picnic in the park", "Quiz night", "Ice skating"):
        joe.reads(title)
    joe.tap("Poster making", "link")
    joe.pick("I'm in")
    joe.reads("This is made up, so nothing is sent.")
    joe.open("/groups/made-up-kitchen")
    joe.reads("You can leave the room any time.")
    joe.open("/me/name")
    joe.write("My name here", "Somebody real")
    joe.tap("Save")
    joe.reads("This is made up, so nothing is sent.")
    assert not wrong, "\n".join(wrong)
    assert [request.url for request in asked] == []
    joe.tap("Back to work")
    joe.page.wait_for_url("**/staff")
    joe.reads("Joe, staff")
    assert {request.method for request in asked} == {"GET"}
    assert joe.page.evaluate(KEPT) == before


@pytest.mark.prove
def test_the_made_up_view_has_no_way_out_but_its_own(phone: OpenPhone) -> None:
    """Whatever a screen may try: the network, the phone's storage and other pages of the app are out of reach."""
    joe = phone("worker", **LAPTOP)
    joe.open("/staff")
    joe.tap("See it as a young person")
    joe.reads("Hey Kai")
    asked: list[str] = []
    joe.page.on("request", lambda request: asked.append(request.url))
    tried = joe.page.evaluate("""async () => {
        localStorage.setItem('kept', 'no');
        await (await caches.open('linkup-private-x')).put('/x', new Response('x'));
        const sent = await fetch('/api/me', {method: 'PATCH', body: '{}'});
        const people = await fetch('/api/programmes');
        return [sent.status, people.status, typeof indexedDB, typeof XMLHttpRequest, typeof BroadcastChannel,
                typeof navigator.serviceWorker, navigator.sendBeacon('/api/me')];
    }""")
    assert tried == [409, 404, "undefined", "undefined", "undefined", "undefined", True]
    assert asked == []
    joe.page.reload()
    joe.reads("Made up. Nothing is sent.")
    assert joe.page.evaluate("() => localStorage.getItem('kept')") is None
