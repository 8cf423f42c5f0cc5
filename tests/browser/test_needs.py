"""What somebody needs, on phones: said once, sorted out by the lead, on the ticket without signal, and gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.keeping import SAVED, kept, no_signal, ready, signal
from tests.browser.phone import Phone
from tests.browser.scene import an_activity

TOMORROW = timedelta(hours=9)


def go(phone: Phone, path: str) -> None:
    """Opens a page without asking the server to be there."""
    phone.page.goto(path)
    phone.page.locator("h1").first.wait_for()


def test_said_once_sorted_out_and_on_the_ticket_without_signal(phone: OpenPhone) -> None:
    maya, kai, joe = phone("lead"), phone("young_person"), phone("worker")
    event = an_activity(maya, "Soup for all", TOMORROW)

    kai.open("/me/needs")
    kai.tap("Change: Food")
    kai.pick("Allergy")
    kai.tap("Save", exact=True)
    kai.reads("Please say a bit more here, so we get it right.")
    kai.page.get_by_role("dialog").get_by_role("textbox").fill("kiwi")
    kai.tap("Save", exact=True)
    kai.reads("Saved. Only you see it.")

    kai.open(f"/events/{event}")
    kai.pick("I'm in")
    kai.reads("The cook gets numbers only.")
    kai.tap("Use what I saved")
    kai.pick("Meet me on the way")
    kai.tap("Save", exact=True)
    kai.reads("Not sorted yet")

    maya.open(f"/run/events/{event}")
    maya.reads("1 way still open")
    maya.tap("What people need", "link")
    maya.reads("kiwi")
    maya.tap("Book something for Kai")
    maya.pick("BSL interpreter")
    maya.write("Words for Kai", "Her name is Ines.")
    maya.tap("Put it on the list")
    maya.reads("BSL interpreter: To book")
    maya.tap("Change: BSL interpreter, Kai")
    maya.pick("It is booked")
    maya.tap("Save", exact=True)
    maya.reads("BSL interpreter: Booked")

    joe.open("/staff/travel")
    joe.reads("Soup for all")

    maya.open(f"/run/events/{event}/cook")
    maya.reads("To cook for")
    assert "Kai" not in maya.page.locator("main").inner_text()
    maya.open(f"/run/events/{event}/travel")
    maya.tap("Sort it out for Kai")
    maya.pick("Somebody walks with them")
    maya.write("Where from", "The red door in Elm Road")
    maya.write("Pick-up time", "17:30")
    maya.tap("Save", exact=True)
    maya.reads("Sorted")

    on_the_ticket_without_signal(maya, kai, event)


def on_the_ticket_without_signal(maya: Phone, kai: Phone, event: str) -> None:
    kai.open(f"/events/{event}")
    ready(kai)
    no_signal(kai)
    go(kai, f"/events/{event}")
    for words in ("Sorted", "Somebody walks with you", "The red door in Elm Road", "Your BSL interpreter is booked."):
        kai.reads(words)
    kai.tap("I'm running late")
    kai.tap("10 minutes", exact=True)
    kai.reads(SAVED)
    kai.reads("They know you're about 10 minutes late.")
    with kai.page.expect_response(lambda answer: answer.url.endswith("/late")) as told:
        signal(kai)
    assert told.value.ok
    maya.open(f"/run/events/{event}/travel")
    maya.reads("About 10 minutes late")


@pytest.mark.prove
def test_a_leads_phone_forgets_a_day_after_even_without_signal(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    event = an_activity(maya, "Stew and stories", TOMORROW)
    kai.open(f"/events/{event}")
    kai.pick("I'm in")
    kai.pick("Taxi booked")
    kai.pick("Halal")
    kai.tap("Save", exact=True)
    kai.reads("What you told us")

    pages = (f"/run/events/{event}/needs", f"/run/events/{event}/travel")
    for page in pages:
        maya.open(page)
        maya.reads("Taxi booked")
    ready(maya)
    no_signal(maya)
    for page in pages:
        go(maya, page)
        maya.reads("Taxi booked")
    assert "Taxi booked" in str(kept(maya))

    later = datetime.now(UTC) + TOMORROW + timedelta(hours=27)  # two hours long, and a day
    maya.page.clock.set_system_time(later)
    for page in pages:
        go(maya, page)
        maya.reads("No signal")
        expect(maya.page.get_by_text("Taxi booked")).to_have_count(0)
    assert "Taxi booked" not in str(kept(maya))
