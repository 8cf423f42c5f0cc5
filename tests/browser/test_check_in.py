"""At the door on small phones: the code, two leads in one list, one without signal, and what waits for staff."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.keeping import keeps_addresses, kept, no_signal, ready, signal
from tests.browser.phone import Phone
from tests.browser.scene import act, an_activity, my_group


def code_of(lead: Phone, event: str) -> str:
    return str(lead.ask(f"/api/events/{event}/check-in-code")["code"])


def test_somebody_checks_themselves_in_with_the_code_on_the_leads_phone(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    event = an_activity(maya, "Soup night")
    maya.open(f"/run/events/{event}/door")
    maya.tap("Show code")
    maya.reads("Hold up your phone.")
    code = code_of(maya, event)
    expect(maya.page.get_by_role("img", name=" ".join(code))).to_be_visible()
    expect(maya.page.locator(".qr img")).to_be_visible()

    kai.open(f"/events/{event}")
    kai.tap("I'm here", "link")
    kai.write("Type the 4 numbers on the lead's phone", f"{(int(code) + 1) % 10_000:04d}")
    kai.tap("I'm here")
    kai.reads("You have 4 tries left.")
    kai.page.goto(f"/events/{event}/here#{code}")
    kai.page.reload()
    kai.tap("I'm here")
    kai.reads("You are in")
    kai.open(f"/events/{event}")
    kai.reads("You are in")
    maya.open(f"/run/events/{event}/door")
    expect(maya.one("button", "Kai, here")).to_have_attribute("aria-pressed", "true")


def test_a_code_typed_without_signal_says_saved_and_counts_later(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    event = an_activity(maya, "Film in the cellar")
    code = code_of(maya, event)
    kai.open(f"/events/{event}")
    ready(kai)
    kai.open(f"/events/{event}/here")
    no_signal(kai)
    kai.write("Type the 4 numbers on the lead's phone", code)
    kai.tap("I'm here")
    kai.reads("Saved on this phone")
    assert kai.page.get_by_text("You are in").count() == 0, "nothing says done before the server has it"
    assert maya.ask(f"/api/events/{event}/attendance")["totals"]["all"] == 0
    signal(kai)
    expect(kai.page.locator(".status")).to_have_count(0)
    kai.open(f"/events/{event}")
    kai.reads("You are in")
    assert maya.ask(f"/api/events/{event}/attendance")["totals"]["young_people"] == 1


def test_two_phones_in_one_list_one_without_signal(phone: OpenPhone) -> None:
    maya, other = phone("lead"), phone("lead")
    event = an_activity(maya, "Quiz")
    for one in (maya, other):
        one.open(f"/run/events/{event}/door")
        ready(one)
    no_signal(other)
    other.tap("Kai, here")
    other.tap("Someone else")
    other.write("Their name", "Ali from next door")
    other.tap("Add them")
    other.reads("2 saved on this phone.")
    maya.page.locator(".checkrow__who", has_text="Kai").first.click()
    maya.tap("Came late")
    maya.settle()
    signal(other)
    other.reads("All sent.")
    other.settle()
    maya.open(f"/run/events/{event}/door")
    for one in (maya, other):
        expect(one.one("button", "Came late: Kai, here")).to_have_attribute("aria-pressed", "true")
        one.reads("Ali from next door")
    assert maya.ask(f"/api/events/{event}/attendance")["totals"]["all"] == 2


def test_the_list_and_the_codes_of_the_next_days_are_on_the_phone_before_they_are_needed(phone: OpenPhone) -> None:
    maya = phone("lead")
    event = an_activity(maya, "Tomorrow's walk", timedelta(hours=20))
    far = an_activity(maya, "Next month", timedelta(days=20))
    maya.open("/")
    ready(maya)
    keeps_addresses(maya, f"/api/events/{event}/check-in-code", f"/api/events/{event}/attendance")
    assert f"/api/events/{far}/attendance" not in kept(maya)
    no_signal(maya)
    maya.page.goto(f"/run/events/{event}/door")
    maya.reads("Kai")
    maya.tap("Show code")
    maya.reads("No signal here.")


def test_a_hub_counts_and_an_invite_is_made_at_the_door(phone: OpenPhone) -> None:
    maya = phone("lead")
    event = an_activity(maya, "Open house")
    maya.open(f"/run/events/{event}/door")
    maya.tap("Someone else")
    maya.tap("Invite to join")
    expect(maya.page.locator(".qr img")).to_be_visible()
    maya.reads("For 1 person.")
    maya.page.keyboard.press("Escape")
    maya.tap("Just count")
    maya.page.get_by_role("dialog").get_by_role("button", name="more").first.click()
    maya.tap("Save the count")
    maya.reads("1 person here")


def test_staff_look_at_what_a_former_lead_sent(phone: OpenPhone) -> None:
    maya, worker = phone("lead"), phone("worker")
    event, group = an_activity(maya, "Handed over"), my_group(maya)
    people = maya.ask(f"/api/groups/{group}")["people"]
    kai = next(one["person_id"] for one in people if one["chosen_name"] == "Kai")
    me = maya.ask("/api/me")["id"]
    maya.open(f"/run/events/{event}/door")
    ready(maya)
    no_signal(maya)
    maya.tap("Kai, here")
    act(worker, "POST", f"/api/groups/{group}/lead", {"to_person_id": kai, "stay_as": "member"})
    signal(maya)
    maya.reads("A worker will have a look at this one.")
    worker.open("/staff/check-ins")
    card = worker.page.locator("li.card", has_text="Handed over")
    expect(card).to_contain_text("Kai: here")
    card.get_by_role("button", name="Count it").click()
    worker.reads("It counts now.")
    expect(card).to_have_count(0)
    act(worker, "POST", f"/api/groups/{group}/lead", {"to_person_id": me, "stay_as": "member"})
    assert worker.ask(f"/api/events/{event}/attendance")["totals"]["young_people"] == 1
