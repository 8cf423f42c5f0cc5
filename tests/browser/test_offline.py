"""Without signal: what was seen opens, what was done is kept and sent once, and nothing stays where it must not."""

from __future__ import annotations

import json
from datetime import timedelta

from playwright.sync_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.keeping import APP_FILES, SAVED, keeps_addresses, kept, no_signal, ready, sent, signal
from tests.browser.scene import act, an_activity, an_invite, my_group

IN_A_WEEK = timedelta(days=7)


def test_after_the_first_visit_screens_never_opened_open_without_signal(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    event = an_activity(maya, "Picnic by the lake", IN_A_WEEK)
    kai.open("/")
    ready(kai)
    keeps_addresses(kai, f"/api/events/{event}", "/ready")  # nobody opened it
    files = kai.page.evaluate(APP_FILES)
    assert "/" in files
    assert any(path.startswith("/assets/") for path in files)
    assert not [path for path in files if path.startswith(("/api", "/assets/staff-"))], "only the app of young people"

    no_signal(kai)
    kai.open("/")
    kai.reads("Hey Kai")
    kai.reads("No signal right now.")
    kai.page.goto("/me/needs")
    kai.reads("Food")
    kai.page.goto("/help")
    kai.reads("Joe")
    kai.page.goto(f"/events/{event}")
    kai.reads("Picnic by the lake")
    kai.reads("Maya, in a yellow scarf")
    kai.page.goto("/groups")
    kai.reads("Kitchen Vibes")
    kai.page.goto(f"/groups/{my_group(maya)}")
    kai.reads("Kitchen Vibes")
    kai.page.goto("/updates")
    kai.reads("Picnic by the lake")
    kai.page.goto("/coming")
    kai.reads("Picnic by the lake")
    kai.page.goto("/me/calendar")
    kai.reads("We can't show this without signal.")


def test_an_answer_without_signal_is_kept_and_sent_once(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    event = an_activity(maya, "Board games", IN_A_WEEK)
    kai.open(f"/events/{event}")
    ready(kai)
    no_signal(kai)
    kai.pick("I'm in")
    kai.tap("Nothing needed")
    kai.reads(SAVED)
    kai.pick("Maybe")
    kai.reads(SAVED)
    kai.reads("It's saved on this phone.")

    kai.page.goto(f"/events/{event}")
    expect(kai.page.get_by_role("radio", name="Maybe")).to_be_checked()
    kai.reads(SAVED)
    assert kai.ask(f"/api/events/{event}")["my"] is None
    kai.tap("Waiting to send (1)", "link")
    kai.reads("Your answer: Board games")

    bodies = sent(kai, f"/events/{event}/answer")
    signal(kai)
    kai.reads("Nothing waits. All sent.")
    kai.open(f"/events/{event}")
    kai.settle()
    assert [body["answer"] for body in bodies] == ["maybe"], "the newest wish, once"
    assert kai.ask(f"/api/events/{event}")["my"]["answer"] == "maybe"


def test_when_signal_is_back_the_open_activity_shows_what_was_sent(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    event = an_activity(maya, "Chess", IN_A_WEEK)
    kai.open(f"/events/{event}")
    ready(kai)
    no_signal(kai)
    kai.pick("Maybe")
    kai.reads(SAVED)
    signal(kai)
    with kai.page.expect_response(lambda it: it.url.endswith("/answer") and it.request.method == "PUT"):
        kai.page.evaluate("dispatchEvent(new Event('online'))")
    expect(kai.page.get_by_text(SAVED)).to_have_count(0)
    expect(kai.page.get_by_role("radio", name="Maybe")).to_be_checked()
    assert kai.ask(f"/api/events/{event}")["my"]["answer"] == "maybe"


def test_check_in_without_signal_is_kept_and_counted_once(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    event = an_activity(maya, "Tea and talk")
    act(kai, "PUT", f"/api/events/{event}/answer", {"answer": "going", "children": 0, "needs": {"food": "no sesame"}})
    maya.open(f"/run/events/{event}/door")
    maya.reads("Needs: no sesame")
    ready(maya)
    assert f"/api/events/{event}/attendance" in kept(maya)
    assert "sesame" not in json.dumps(kept(maya)), "the list that stays on the phone holds names only"

    no_signal(maya)
    maya.tap("Kai, here")
    maya.reads("Saved on this phone")
    maya.tap("Someone else")
    maya.write("Their name", "Ali from next door")
    maya.tap("Add them")
    maya.reads("2 people here")
    maya.page.goto(f"/run/events/{event}/door")
    expect(maya.one("button", "Kai, here")).to_have_attribute("aria-pressed", "true")
    maya.reads("Ali from next door")
    maya.reads("2 people here")
    assert maya.ask(f"/api/events/{event}/attendance")["totals"]["all"] == 0

    bodies = sent(maya, "/api/check-ins")
    signal(maya)
    expect(maya.page.locator(".status")).to_have_count(0)
    maya.settle()
    assert sorted(fact["kind"] for body in bodies for fact in body["facts"]) == ["present", "walk_in"]
    assert len(bodies) == 1, "what waited together goes together"
    assert maya.ask(f"/api/events/{event}/attendance")["totals"]["young_people"] == 2


def test_help_opens_without_signal_and_signed_out(phone: OpenPhone) -> None:
    nobody = phone()
    nobody.open("/")
    ready(nobody)
    no_signal(nobody)
    nobody.page.goto("/help")
    for told in ("Opening this page tells no one.", "Call 999", "0800 1111", "116 123", "85258", "choose option 2"):
        nobody.reads(told)


def test_signing_out_takes_everything_private_along(phone: OpenPhone) -> None:
    kai = phone("young_person")
    kai.open("/")
    kai.open("/groups")
    assert "/api/me" in kept(kai)
    kai.open("/me")
    kai.tap("Sign out")
    kai.page.get_by_role("dialog").get_by_role("button", name="Sign out").click()
    kai.reads("Find your people.")
    assert kept(kai) == {}
    assert kai.page.evaluate("() => localStorage.getItem('linkup:session')") is None
    kai.page.go_back()
    kai.settle()
    assert kai.page.get_by_text("Kai").count() == 0, "Back shows nobody"


def test_what_waits_is_kept_for_the_same_person_only(phone: OpenPhone) -> None:
    """Signed out without signal: the phone forgets Kai, the server hears of it later, the answer waits for Kai."""
    maya, shared = phone("lead"), phone("young_person")
    event = an_activity(maya, "Charades", IN_A_WEEK)
    shared.open(f"/events/{event}")
    ready(shared)
    no_signal(shared)
    shared.pick("Not this time")
    shared.reads(SAVED)
    shared.page.goto("/me")
    shared.tap("Sign out")
    shared.reads("1 thing waits to be sent. It stays here, hidden, until you are back.")
    shared.page.get_by_role("dialog").get_by_role("button", name="Sign out").click()
    shared.reads("Find your people.")
    assert kept(shared) == {}

    bodies = sent(shared, f"/events/{event}/answer")
    signal(shared)
    shared.open("/")
    shared.reads("Find your people.")
    shared.be("lead")
    shared.open("/")
    shared.reads("Hey Maya")
    assert bodies == []
    shared.be("young_person")
    with shared.page.expect_response(lambda it: it.url.endswith("/answer") and it.ok):
        shared.open("/")
    shared.reads("Hey Kai")
    expect(shared.page.locator(".status")).to_have_count(0)
    assert [body["answer"] for body in bodies] == ["cannot"]


def test_a_phone_that_was_ended_elsewhere_forgets(phone: OpenPhone) -> None:
    kept_phone, lost = phone("young_person"), phone("young_person")
    lost.open("/groups")
    lost.reads("Kitchen Vibes")
    assert kept(lost)
    session = lost.ask("/api/me")["session"]["id"]
    lost.page.goto("/healthz")  # in a pocket: nothing of the app runs there when it is ended
    kept_phone.open("/me/phones")
    others = [it["id"] for it in kept_phone.ask("/api/me/devices")["items"] if not it["current"]]
    kept_phone.page.get_by_role("button", name="Sign out there").nth(others.index(session)).click()
    kept_phone.reads("Whoever has it is out at once.")
    kept_phone.page.get_by_role("dialog").get_by_role("button", name="Sign out there").click()
    kept_phone.reads("Done. It is signed out.")

    lost.open("/")
    lost.reads("You're signed out on this phone. Sign in again to carry on.")
    assert kept(lost) == {}
    assert lost.page.get_by_text("Kai").count() == 0


def test_a_shared_phone_keeps_nothing(phone: OpenPhone) -> None:
    maya, library = phone("lead"), phone()
    event = an_activity(maya, "Karaoke", IN_A_WEEK)
    library.open(an_invite(maya))
    library.tap("Join Kitchen Vibes")
    library.pick("18 to 24")
    library.tap("Next")
    library.write("My name here", "Bo")
    library.pick("This is not my own phone")
    library.tap("Next")
    library.tap("Yes to these. Let me in")
    library.reads("You're in, Bo")
    library.open("/")
    library.open(f"/events/{event}")
    ready(library)
    assert kept(library) == {}
    assert library.page.evaluate("() => localStorage.getItem('linkup:session')") is None
    no_signal(library)
    library.pick("Maybe")
    library.reads("This needs signal. Try again when you're back online.")
    assert library.page.get_by_text("It's saved on this phone.").count() == 0
    signal(library)
    library.open(f"/events/{event}")
    assert library.ask(f"/api/events/{event}")["my"] is None


def test_leave_fast_goes_at_once_and_leaves_no_way_back(phone: OpenPhone) -> None:
    for by_key in (False, True):
        kai = phone("young_person")
        kai.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<h1>Weather</h1>"))
        kai.open("/")
        ready(kai)
        kai.page.evaluate("() => location.replace('/help')")
        kai.reads("What do you need?")
        kai.settle()
        if by_key:
            for _ in range(3):
                kai.page.keyboard.press("Shift")
        else:
            kai.tap("Leave fast")
        kai.page.wait_for_url("https://www.bbc.co.uk/weather")
        assert kai.page.get_by_role("heading").inner_text() == "Weather"
        kai.page.go_back()
        assert kai.page.url == "about:blank", "the way back does not lead to Linkup"
        kai.page.goto("/healthz")
        assert kept(kai) == {}
