"""Activities that come again, and calendars, on a phone of 360 × 740: planned, answered, left, changed, called off."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.checks import look_closely
from tests.browser.conftest import OpenPhone
from tests.browser.keeping import no_signal, ready, signal
from tests.browser.phone import Phone
from tests.browser.scene import a_draft, a_series, act, an_activity

IN_A_WEEK = timedelta(days=7)
SAVED = "Saved on this phone. It will send when you're back online."
PICTURES = os.environ.get("SERIES_PICTURES")  # a folder, when somebody wants to look at what the test saw


def look(phone: Phone, name: str) -> None:
    if PICTURES:
        phone.page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)
    wrong = look_closely(phone)
    assert wrong == [], name


def test_a_lead_plans_many_dates_at_once(phone: OpenPhone) -> None:
    maya = phone("lead")
    event = a_draft(maya, "Tea and talk")
    maya.open(f"/run/events/{event}")
    maya.tap("Repeat", "link")
    maya.reads("How often?")
    until = (datetime.now(UTC) + 5 * IN_A_WEEK).date().isoformat()
    maya.page.get_by_label("Until which day?").fill(until)
    maya.reads("5 dates")
    maya.page.locator("fieldset label.pick", has=maya.page.locator("input[id^=f-on-]")).nth(2).click()
    maya.reads("4 dates")
    maya.tap("Plan all dates")
    maya.reads("Say why you do not meet on those days.")
    maya.write("Why not on those days?", "Half-term")
    look(maya, "repeat")
    maya.tap("Plan all dates")
    maya.reads("Not out yet")
    maya.page.get_by_text(": Half-term").wait_for()
    maya.tap("Send all dates out")
    maya.reads("They are out.")
    look(maya, "series-lead")
    series = maya.ask(f"/api/events/{event}")["series"]
    assert [one["state"] for one in series["dates"]] == ["published"] * 4
    assert [one["reason"] for one in series["left_out"]] == ["Half-term"]


def test_one_edit_for_all_dates_and_some_called_off(phone: OpenPhone) -> None:
    maya = phone("lead")
    dates = a_series(maya, "Bike repair")
    maya.open(f"/run/events/{dates[1]}/edit/door")
    maya.page.get_by_label("What is there to eat?").fill("Soup for all")
    maya.pick("and all after")
    look(maya, "edit-scope")
    maya.tap("Save")
    maya.page.get_by_role("heading", name="Bike repair").wait_for()
    assert [maya.ask(f"/api/events/{one}")["food"] for one in dates] == ["", *["Soup for all"] * 3]
    maya.open(f"/run/events/{dates[2]}/series")
    maya.tap("Call off…")
    maya.pick("and all after")
    maya.write("Why?", "The shed is closed")
    look(maya, "call-off")
    maya.tap("Call off", exact=True)
    maya.reads("They are off.")
    shown = maya.ask(f"/api/events/{dates[0]}")["series"]["dates"]
    assert [one["state"] for one in shown] == ["published", "published", "cancelled", "cancelled"]


def test_yes_to_some_yes_to_all_and_an_easy_way_out_without_signal(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    dates = a_series(maya, "Choir")

    def answers() -> list[object]:
        return [one["my_answer"] for one in kai.ask(f"/api/events/{dates[0]}")["series"]["dates"]]

    kai.open(f"/events/{dates[0]}")
    look(kai, "event-of-series")
    kai.page.get_by_role("button", name="Next 4 dates").click()
    kai.page.locator("dialog label.pick").nth(1).click()
    look(kai, "series-sheet")
    kai.tap("I'm in for this one")
    kai.reads("You're in on")
    assert answers() == [None, "going", None, None]
    kai.tap("I'm in for all")
    kai.page.get_by_text("You're in", exact=True).nth(3).wait_for()
    assert answers() == ["going"] * 4
    ready(kai)
    kai.open(f"/events/{dates[0]}")
    kai.page.get_by_role("button", name="Next 4 dates").click()
    kai.page.get_by_role("button", name="Stop coming").wait_for()
    no_signal(kai)
    kai.tap("Stop coming")
    kai.reads(SAVED)
    assert answers() == ["going"] * 4
    signal(kai)
    with kai.page.expect_response(lambda it: it.url.endswith("/answer") and it.request.method == "PUT"):
        kai.page.evaluate("dispatchEvent(new Event('online'))")
    assert answers() == ["cannot"] * 4


def test_an_activity_in_the_phones_calendar_also_without_signal(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    event = an_activity(maya, "Secret picnic", IN_A_WEEK)
    act(kai, "PUT", f"/api/events/{event}/answer", {"answer": "going"})
    kai.open(f"/events/{event}")
    ready(kai)
    kai.open(f"/events/{event}")
    no_signal(kai)
    kai.tap("Add to calendar")
    look(kai, "calendar-sheet")
    assert "Secret picnic" not in saved(kai)
    kai.pick("The name and the place too")
    with_name = saved(kai)
    assert "SUMMARY:Secret picnic" in with_name
    assert f"UID:{event}@linkup" in with_name
    other = an_activity(maya, "Not seen before", IN_A_WEEK)
    signal(kai)
    kai.open(f"/events/{other}")
    no_signal(kai)
    kai.tap("Add to calendar")
    kai.reads("This needs signal the first time.")
    signal(kai)


def saved(phone: Phone) -> str:
    with phone.page.expect_download() as download:
        phone.tap("Get it")
    assert download.value.suggested_filename == "meet-up.ics"
    return Path(download.value.path()).read_text()


def test_my_private_link_made_changed_and_turned_off(phone: OpenPhone) -> None:
    kai = phone("young_person")
    kai.open("/me")
    kai.tap("My calendar", "link")
    kai.reads("The link is yours alone.")
    look(kai, "me-calendar-none")
    kai.tap("Make my link")
    kai.reads("No calendar has looked yet.")
    mine = kai.ask("/api/me/calendar")
    expect(kai.one("link", "Add to my calendar")).to_have_attribute("href", mine["subscribe"])
    assert mine["subscribe"].startswith("webcal://")
    path = mine["link"].partition("/api/")[2]
    assert "Meet-up" in kai.context.request.get(f"/api/{path}").text()
    look(kai, "me-calendar")
    kai.pick("Names and places too")
    kai.reads("Saved. Your calendar shows it next time it looks.")
    assert kai.ask("/api/me/calendar")["details"] is True
    kai.tap("Turn the link off")
    kai.page.get_by_role("dialog").get_by_role("button", name="Turn the link off").click()
    kai.reads("Your link is off.")
    assert kai.context.request.get(f"/api/{path}").status == 404
    no_signal(kai)
    kai.tap("Make my link")
    kai.page.get_by_text("This needs signal").first.wait_for()
    signal(kai)
