"""On a line that loses every third request, on a phone that turns out to be shared, and after leaving in a hurry."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import OpenPhone
from tests.browser.keeping import kept, ready, sent
from tests.browser.phone import Phone
from tests.browser.scene import act, an_activity, an_invite
from tests.browser.test_first_story import join
from tests.browser.test_waiting_line import full

pytestmark = pytest.mark.prove
IN_A_WEEK = timedelta(days=7)
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 20_000}


def rough(phone: Phone) -> None:
    """From now on: 400 ms away, 400 kbit/s, and every third request to the server is lost on the way."""
    line = phone.context.new_cdp_session(phone.page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    seen = [0]

    def third(route: Route) -> None:
        seen[0] += 1
        if seen[0] % 3 == 0:
            route.abort("internetdisconnected")
        else:
            route.continue_()

    phone.context.route("**/api/**", third)


def nothing_waits(phone: Phone) -> None:
    """Each try may be the one that is lost, and the next comes later: a minute is enough for five."""
    expect(phone.page.locator(".status")).to_have_count(0, timeout=60_000)


def test_a_slow_and_lossy_line_ends_the_same_and_sends_each_thing_once(phone: OpenPhone) -> None:
    maya, zuri = phone("lead"), phone()
    event = an_activity(maya, "Stop motion")
    link = an_invite(maya)
    rough(zuri)
    zuri.open(link)
    zuri.reads("Maya asked you to join")
    join(zuri, "Zuri")
    bodies = sent(zuri, f"/events/{event}/answer")
    zuri.page.goto(f"/events/{event}")
    zuri.pick("I'm in")
    zuri.tap("Nothing needed")
    nothing_waits(zuri)
    zuri.settle()
    assert zuri.ask(f"/api/events/{event}")["my"]["answer"] == "going"
    assert 1 <= len(bodies) <= 2, "the answer, and the needs with it"

    rough(maya)
    maya.page.goto(f"/run/events/{event}/door")
    maya.tap("Zuri, here")
    nothing_waits(maya)
    totals = f"/api/events/{event}/attendance"
    maya.wait_until(lambda: maya.ask(totals)["totals"]["young_people"] > 0, lambda: f"counted: {maya.ask(totals)}")
    assert maya.ask(totals)["totals"]["young_people"] == 1


def test_leaving_the_line_and_needs_go_once_over_a_lossy_line(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    line, night = full(maya, "Mixing desk"), an_activity(maya, "Night walk", IN_A_WEEK)
    act(kai, "PUT", f"/api/events/{line}/answer", {"answer": "going"})
    rough(kai)
    left, told = sent(kai, f"/events/{line}/answer"), sent(kai, f"/events/{night}/answer")
    kai.page.goto(f"/events/{line}")
    kai.reads("You're 1st in line")
    kai.tap("Leave the line")
    kai.wait_until(lambda: kai.ask(f"/api/events/{line}")["my"]["answer"] == "cannot", lambda: "still in the line")
    nothing_waits(kai)
    kai.wait_until(lambda: bool(left), lambda: "no answer came back")
    assert [body["answer"] for body in left] == ["cannot"]

    kai.page.goto(f"/events/{night}")
    kai.pick("I'm in")
    kai.pick("Halal")
    kai.tap("Save", exact=True)
    kai.reads("What you told us")
    mine = f"/api/events/{night}"
    kai.wait_until(lambda: bool((kai.ask(mine)["my"] or {}).get("needs")), lambda: f"told: {kai.ask(mine)['my']}")
    nothing_waits(kai)
    kai.wait_until(lambda: bool(told), lambda: "no answer came back")
    assert kai.ask(mine)["my"]["needs"] == {"food": "Halal"}
    assert 1 <= len(told) <= 2, "the answer, and the needs with it"


def test_a_wrap_up_goes_once_over_a_lossy_line(phone: OpenPhone) -> None:
    maya = phone("lead")
    event = an_activity(maya, "Open mic", timedelta(hours=-4))
    rough(maya)
    bodies = sent(maya, f"/events/{event}/wrap-up")
    maya.page.goto(f"/run/events/{event}/wrap-up")
    maya.reads("How did it go?")
    maya.write("One sentence about it", "Loud and lovely.")
    maya.tap("Done")
    wrapped = f"/api/events/{event}"
    maya.wait_until(lambda: maya.ask(wrapped)["wrap_up"] is not None, lambda: "not wrapped up")
    nothing_waits(maya)
    maya.wait_until(lambda: bool(bodies), lambda: "no answer came back")
    assert maya.ask(wrapped)["wrap_up"]["sentence"] == "Loud and lovely."
    assert len(bodies) == 1


def test_a_phone_called_shared_later_keeps_nothing_from_then_on(phone: OpenPhone) -> None:
    kai = phone("young_person")
    kai.open("/groups")
    assert kept(kai)
    kai.open("/me")
    kai.tap("This is a shared phone")
    kai.reads("All you do here needs signal.")
    kai.tap("Yes, it's shared")
    kai.reads("Nothing stays on it when you leave.")
    assert kept(kai) == {}
    assert kai.page.evaluate("() => Object.keys(localStorage).filter((it) => !/clock|look/.test(it))") == []
    kai.open("/groups")
    kai.reads("Kitchen Vibes")
    assert kept(kai) == {}
    cookies = [it for it in kai.context.cookies() if it["httpOnly"]]
    assert [it["expires"] for it in cookies] == [-1], "the cookie goes when the browser closes"


def test_back_shows_nothing_after_leaving_fast_from_the_middle_of_a_visit(phone: OpenPhone) -> None:
    kai = phone("young_person")
    kai.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<h1>Weather</h1>"))
    kai.open("/")
    ready(kai)
    kai.page.get_by_role("link", name="Help").first.click()
    kai.reads("What do you need?")
    kai.tap("Leave fast")
    kai.page.wait_for_url("https://www.bbc.co.uk/weather")
    kai.page.go_back(wait_until="commit")
    kai.page.wait_for_url("https://www.bbc.co.uk/weather")
    assert kai.page.get_by_role("heading").inner_text() == "Weather"
    kai.open("/")
    kai.reads("Hey Kai")
    act(kai, "POST", "/api/session/sign-out")
