"""What is kept outlives a killed browser, a second tab, an update and a clock that is wrong; what is lost is said."""

from __future__ import annotations

import os
import signal as unix
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, expect

from tests.browser import chromium
from tests.browser.builds import WHILE_IT_RESTARTED, update
from tests.browser.conftest import OpenPhone
from tests.browser.keeping import SAVED, no_signal, ready, sent, signal
from tests.browser.phone import Phone
from tests.browser.scene import act, an_activity
from tests.serving import Served

IN_A_WEEK = timedelta(days=7)
SPOIL = """(children) => new Promise((done) => {
    indexedDB.open('linkup-outbox').onsuccess = (opened) => {
        const work = opened.target.result.transaction('acts', 'readwrite');
        const acts = work.objectStore('acts');
        acts.getAll().onsuccess = (found) => found.target.result.forEach((it) => {
            it.body.children = children;
            acts.put(it);
        });
        work.oncomplete = () => { opened.target.result.close(); done(); };
    };
})"""
NOTHING_NEWER = """async () => {
    const mine = await navigator.serviceWorker.ready;
    return !mine.installing && !mine.waiting;
}"""
THROW_AWAY = """async () => {
    for (const name of await caches.keys()) if (name.startsWith('linkup-private-')) await caches.delete(name);
    await new Promise((done) => { const it = indexedDB.deleteDatabase('linkup-outbox'); it.onsuccess = done; });
}"""


def kill(profile: Path) -> None:
    """Ends the browser of this profile as a flat battery would. Only the process that was started with it."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        mine = f"--user-data-dir={profile}".encode() in words
        if mine and not any(word.startswith(b"--type=") for word in words):
            os.kill(int(entry.name), unix.SIGKILL)


def test_an_answer_outlives_a_killed_browser_and_is_sent_once(
    phone: OpenPhone,
    demo_server: Served,
    browser_type: BrowserType,
    browser_context_args: dict[str, Any],
    tmp_path: Path,
) -> None:
    event = an_activity(phone("lead"), "Lino printing", IN_A_WEEK)
    profile = tmp_path / "profile"
    args = {**browser_context_args, "base_url": demo_server.url}

    def on() -> Phone:
        context: BrowserContext = browser_type.launch_persistent_context(profile, **chromium.launch_options(), **args)
        return Phone(context, demo_server.url)

    kai = on()
    kai.be("young_person")
    kai.open(f"/events/{event}")
    ready(kai)
    kai.context.close()

    kai = on()
    no_signal(kai)
    kai.page.goto(f"/events/{event}")
    kai.pick("Maybe")
    kai.reads(SAVED)
    kill(profile)

    kai = on()
    no_signal(kai)
    kai.page.goto(f"/events/{event}")
    expect(kai.page.get_by_role("radio", name="Maybe")).to_be_checked()
    kai.reads("Waiting to send (1)")
    bodies = sent(kai, f"/events/{event}/answer")
    signal(kai)
    expect(kai.page.get_by_text("Waiting to send (1)")).to_have_count(0)
    kai.open("/")
    assert [body["answer"] for body in bodies] == ["maybe"]
    assert kai.ask(f"/api/events/{event}")["my"]["answer"] == "maybe"
    kai.context.close()


def test_two_tabs_know_of_each_other_and_send_each_thing_once(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    one, two = (an_activity(maya, title, IN_A_WEEK) for title in ("Mask making", "Quiz night"))
    kai.open(f"/events/{one}")
    ready(kai)
    other = kai.context.new_page()
    other.goto(f"/events/{two}")
    other.get_by_role("heading", name="Quiz night").wait_for()
    puts: list[str] = []
    kai.context.on("requestfinished", lambda it: puts.append(it.url) if it.method == "PUT" else None)
    no_signal(kai)
    kai.pick("Maybe")
    kai.reads(SAVED)
    other.locator("label").filter(has_text="Not this time").first.click()
    for page in (kai.page, other):
        page.get_by_text("Waiting to send (2)").first.wait_for()
    signal(kai)
    for page in (kai.page, other):
        expect(page.locator(".status")).to_have_count(0)
    assert sorted(url.split("/events/")[1] for url in puts) == sorted([f"{one}/answer", f"{two}/answer"])
    assert [kai.ask(f"/api/events/{it}")["my"]["answer"] for it in (one, two)] == ["maybe", "cannot"]


def look_for_update(phone: Phone) -> None:
    phone.page.evaluate("async () => { await (await navigator.serviceWorker.ready).update(); }")


@pytest.mark.prove
def test_an_update_waits_for_one_tap_and_loses_nothing_typed(
    phone: OpenPhone, updating: Served, tmp_path: Path
) -> None:
    kai = phone(base_url=updating.url)
    kai.url, kai.excused = updating.url, [WHILE_IT_RESTARTED]
    kai.be("young_person")
    kai.open("/")
    ready(kai)
    kai.page.goto("/groups/new")
    kai.write("Its name", "Night swimmers")
    kai.write("What would you do together?", "We swim when it is dark.")
    kai.tap("Next")
    kai.pick("Walking")
    update(updating, tmp_path / "next")
    look_for_update(kai)
    kai.reads("A new version of Linkup is ready.")
    with kai.page.expect_navigation():
        kai.tap("Update now")
    kai.reads("Step 2 of 3")
    expect(kai.page.get_by_role("radio", name="Walking")).to_be_checked()
    kai.reads("Night swimmers")
    kai.tap("Back", exact=True)
    expect(kai.page.get_by_label("What would you do together?", exact=True)).to_have_value("We swim when it is dark.")
    look_for_update(kai)
    assert kai.page.evaluate(NOTHING_NEWER)
    assert kai.page.get_by_text("A new version of Linkup is ready.").count() == 0, "not offered again"
    names = kai.page.evaluate("async () => (await caches.keys()).filter((it) => it.startsWith('linkup-app-'))")
    assert names == ["linkup-app-0123456789ab"]


def test_what_the_browser_threw_away_is_said_and_what_can_be_comes_back(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    event = an_activity(maya, "Bike repair", IN_A_WEEK)
    kai.open(f"/events/{event}")
    ready(kai)
    no_signal(kai)
    kai.pick("Maybe")
    kai.reads(SAVED)
    # Nothing reaches the server while the browser clears up: the answer must not go meanwhile.
    kai.context.route("**/api/**", lambda route: route.abort("internetdisconnected"))
    signal(kai)
    kai.page.goto("/healthz")
    kai.page.evaluate(THROW_AWAY)
    kai.context.unroute("**/api/**")
    no_signal(kai)
    kai.page.goto(f"/events/{event}")
    kai.reads("Your phone threw away what was saved here.")
    signal(kai)
    kai.open(f"/events/{event}")
    kai.reads("1 thing was not sent yet.")
    kai.tap("All right")
    expect(kai.page.locator(".status")).to_have_count(0)
    kai.pick("Maybe")
    kai.settle()
    assert kai.ask(f"/api/events/{event}")["my"]["answer"] == "maybe"
    kai.open("/")
    assert kai.page.get_by_text("threw away").count() == 0, "said once"


def test_refused_things_are_explained_and_can_be_mended_or_forgotten(phone: OpenPhone) -> None:
    """A 409: the activity was called off meanwhile. A 422: kept by an app that allowed more than the server."""
    maya, kai = phone("lead"), phone("young_person")
    off, on = (an_activity(maya, title, IN_A_WEEK) for title in ("Kite day", "Mural"))
    kai.open(f"/events/{off}")
    ready(kai)
    kai.open(f"/events/{on}")
    no_signal(kai)
    kai.pick("I'm in")
    kai.pick("Halal")
    kai.tap("Save", exact=True)
    kai.reads(SAVED)
    kai.page.evaluate(SPOIL, 7)
    kai.page.goto(f"/events/{off}")
    kai.pick("Maybe")
    kai.reads(SAVED)
    act(maya, "POST", f"/api/events/{off}/cancel", {"reason": "Too windy."})
    kai.page.goto("/me/waiting")
    signal(kai)
    kai.reads("2 things did not go through")

    mended = kai.page.get_by_role("listitem").filter(has_text="Your answer: Mural")
    gone = kai.page.get_by_role("listitem").filter(has_text="Your answer: Kite day")
    expect(gone.get_by_role("button", name="Try again")).to_have_count(1)
    gone.get_by_role("button", name="Forget it").click()
    kai.reads("1 thing did not go through")
    mended.get_by_role("link", name="Change it").click()
    kai.reads("Halal")
    kai.tap("What you told us")
    kai.page.get_by_role("dialog").get_by_role("button", name="One fewer").click()
    kai.tap("Save", exact=True)
    expect(kai.page.locator(".status")).to_have_count(0)
    my = kai.ask(f"/api/events/{on}")["my"]
    assert (my["answer"], my["children"], my["needs"]) == ("going", 6, {"food": "Halal"})
    assert kai.ask(f"/api/events/{off}")["my"] is None
    kai.page.goto("/me/waiting")
    kai.reads("Nothing waits. All sent.")


@pytest.mark.parametrize("hours", [2, pytest.param(-2, marks=pytest.mark.prove)])
def test_a_clock_two_hours_wrong_changes_nothing(phone: OpenPhone, hours: int) -> None:
    """An activity that runs now is open on both phones, and a check-in without signal carries the right time."""
    maya, kai = phone("lead"), phone("young_person")
    event = an_activity(maya, "Soup kitchen")
    act(kai, "PUT", f"/api/events/{event}/answer", {"answer": "going", "children": 0, "needs": {}})
    for one in (maya, kai):
        one.context.clock.set_system_time(datetime.now(UTC) + timedelta(hours=hours))
    kai.open(f"/events/{event}")
    maya.open(f"/run/events/{event}/door")
    ready(kai)
    ready(maya)
    for one in (maya, kai):
        no_signal(one)
    kai.page.goto(f"/events/{event}")
    kai.reads("Soup kitchen")
    assert kai.page.get_by_text("This was on").count() == 0
    expect(kai.page.get_by_role("radio", name="Maybe")).to_be_enabled()
    maya.page.goto(f"/run/events/{event}/door")
    maya.tap("Kai, here")
    maya.reads("Saved on this phone")
    bodies = sent(maya, "/api/check-ins")
    signal(maya)
    expect(maya.page.locator(".status")).to_have_count(0)
    maya.settle()
    (fact,) = [fact for body in bodies for fact in body["facts"]]
    happened = datetime.fromisoformat(fact["at"]) + timedelta(milliseconds=fact["clock_offset_ms"])
    assert abs(happened - datetime.now(UTC)) < timedelta(minutes=5)
    assert maya.ask(f"/api/events/{event}/attendance")["totals"]["young_people"] == 1
