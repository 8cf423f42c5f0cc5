"""The young person's whole story and the tables of staff with nothing but a keyboard; focus is never lost or hidden."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.keys import Keys
from tests.browser.scene import an_activity, an_invite

LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False}


def test_the_young_persons_story_by_keyboard(phone: OpenPhone) -> None:
    maya, nia = phone("lead"), phone()
    event = an_activity(maya, "Paper planes", timedelta(hours=3))
    link = an_invite(maya)
    keys = Keys(nia)

    nia.open(link)
    keys.go("Join Kitchen Vibes")
    nia.reads("How old are you")
    keys.go("Next")
    nia.page.get_by_role("alert").wait_for()
    keys.lands_on("", "div")  # what is missing took the keyboard
    keys.choose("16 or 17")
    keys.go("Next")
    keys.write("My name here", "Nia")
    keys.go("Next")
    keys.go("Yes to these. Let me in")
    nia.reads("You're in, Nia")
    keys.go("See what's on")
    keys.lands_on("Hey Nia")

    answer_with_a_need(keys, event)

    keys.go("Updates")
    keys.lands_on("Updates")
    keys.go("Me")
    keys.lands_on("Me")
    keys.go("Sign out")
    keys.lands_on("", "h2")
    keys.press("Escape")
    assert keys.where()["name"] == "Sign out", "focus is back on what opened the sheet"
    nia.page.keyboard.press("Enter")
    keys.lands_on("", "h2")
    keys.go("Sign out")
    nia.page.get_by_role("dialog").wait_for(state="detached")
    nia.reads("Linkup")
    assert nia.page.evaluate("() => localStorage.getItem('linkup:session')") is None
    assert keys.steps > 40


def answer_with_a_need(keys: Keys, event: str) -> None:
    page = keys.phone.page
    keys.go(f"/events/{event}")
    keys.lands_on("Paper planes")
    keys.choose("I'm in")
    keys.phone.reads("You're in.")
    keys.to("Need anything?", back=True)
    page.keyboard.press("Enter")
    keys.lands_on("Need anything?", "h2")
    keys.choose("Halal")
    keys.go("Save", exact=True)
    page.get_by_role("dialog").wait_for(state="detached")
    keys.where()
    keys.to("Back", back=True)
    page.keyboard.press("Enter")
    keys.lands_on("Hey Nia")


def test_a_list_and_its_detail_by_keyboard(phone: OpenPhone) -> None:
    joe = phone("worker", **LAPTOP)
    joe.open("/staff/people")
    keys = Keys(joe)
    assert keys.press("Tab")["name"] == "Skip to main content"
    joe.page.keyboard.press("Enter")
    keys.to("Amira")
    assert keys.press("ArrowDown")["name"] == "Ana"
    assert keys.press("End")["name"] != "Ana"
    assert keys.press("Home")["name"] == "Amira"
    assert keys.press("ArrowDown")["name"] == "Ana"
    joe.page.keyboard.press("Enter")
    joe.page.wait_for_url("**person=**")
    expect(joe.page.get_by_role("region", name="Ana", exact=True).first).to_be_focused()
    keys.to("New link")
    joe.page.keyboard.press("Enter")
    keys.where()
    joe.page.keyboard.press("Escape")
    expect(joe.one("link", "Ana", exact=True)).to_be_focused()
    assert "person=" not in joe.page.url
    joe.page.go_back()
    expect(joe.page.get_by_role("region", name="Ana", exact=True).first).to_be_visible()


@pytest.mark.prove
def test_a_filter_an_order_and_a_way_back_by_keyboard(phone: OpenPhone) -> None:
    joe = phone("worker", **LAPTOP)
    joe.open("/staff/lists/attendance")
    keys = Keys(joe)
    head = joe.page.get_by_role("columnheader", name="Date")
    expect(head).to_have_attribute("aria-sort", "descending")
    first = joe.page.locator("tbody tr").first.inner_text()
    keys.to("Show only, or save")
    joe.page.keyboard.press("Enter")
    keys.to("Who led")
    joe.page.keyboard.press("ArrowDown")
    joe.page.wait_for_url("**led_by=young_people**")
    assert keys.where()["name"] == "Who led", "the list changed, the keyboard stayed"
    keys.go("Date")
    joe.page.wait_for_url("**order=oldest**")
    expect(head).to_have_attribute("aria-sort", "ascending")
    joe.settle()
    assert joe.page.locator("tbody tr").first.inner_text() != first
    shared = joe.page.url
    rows = joe.page.locator("tbody tr").all_inner_texts()
    joe.page.go_back()
    joe.page.wait_for_url(lambda url: "led_by=young_people" in url and "order" not in url)
    expect(head).to_have_attribute("aria-sort", "descending")
    joe.open(shared.removeprefix(joe.url))
    assert joe.page.locator("tbody tr").all_inner_texts() == rows


@pytest.mark.prove
def test_what_is_decided_leaves_the_keyboard_in_the_list(phone: OpenPhone) -> None:
    joe = phone("worker", **LAPTOP)
    joe.open("/staff/check-ins")
    keys = Keys(joe)
    keys.go("Leave it out")
    joe.reads("Nothing waits")
    joe.page.wait_for_function("() => document.activeElement !== document.body")
    assert keys.where()["name"] == "Check-ins that wait"


@pytest.mark.whole
@pytest.mark.prove
@pytest.mark.parametrize("place", ["people", "groups", "lists/answers", "after", "travel", "check-ins", "log", "audit",
                                   "people/team", "programme"])  # fmt: skip
@pytest.mark.parametrize("look", ["laptop", "phone"])
def test_every_staff_screen_can_be_walked(phone: OpenPhone, place: str, look: str) -> None:
    """With Tab from the first thing on: each is in sight, and nothing holds the keyboard."""
    ana = phone("manager", **(LAPTOP if look == "laptop" else {}))
    ana.open(f"/staff/{place}")
    keys = Keys(ana)
    seen = [keys.press("Tab")["name"]]
    for _ in range(30):
        ana.page.keyboard.press("Tab")
        if ana.page.evaluate("() => document.activeElement === document.body"):
            break
        seen.append(keys.where()["name"])
    assert seen[0] == "Skip to main content"
    assert len(set(seen)) >= min(len(seen), 6), seen
