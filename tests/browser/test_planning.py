"""A plan on phones of 360 × 740: from a ready one to what a member reads, a change, two leads, and no signal."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.keeping import keeps, no_signal, ready, signal
from tests.browser.phone import Phone
from tests.browser.scene import act, an_activity, my_group

TITLE = "Talk to the head of sport"
SOON = datetime.now(ZoneInfo("Europe/London")) + timedelta(days=9)
OFFER = {"kind": "hours", "amount_pence": 1271, "minutes": 90, "paid_when": "by Fri", "covers": ["travel"]}
REST: dict[str, Any] = {
    "place_name": "Willow Hall", "look_for": "Maya", "access": "No steps.", "who_will_be_there": "Maya and Joe",
    "your_person": "Maya", "quiet_space": "Next door", "pay": OFFER,
    "also_there": [{"who": "from the council", "count": 2}],
    "why": {"why_involve": "You play there.", "what_can_change": "The times.", "who_decides": "We do.",
            "what_you_get": "Pay", "level": "participation"},
    "risk": {"who_could_be_hurt": "Nobody", "measures": "None", "emergency_plan": "Call 999",
             "emergency_contact": "Joe", "if_someone_is_upset": "Go out with them"},
}  # fmt: skip


def test_a_ready_plan_goes_out_changes_and_the_member_reads_what_changed(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    event = begin_with_a_ready_plan(maya)
    version = maya.ask(f"/api/events/{event}")["version"]
    patch(maya, event, REST, version)
    edit_the_agenda(maya, event)
    share_the_questions(maya, event)
    maya.open(f"/run/events/{event}")
    maya.tap("Send it out")
    maya.reads("It's out. Everyone in the group can see it.")

    kai.open(f"/events/{event}")
    for told in ("£12.71 for each hour.", "1 and a half hours", "We also pay: travel.", "2 from the council"):
        kai.reads(told)
    kai.page.get_by_text("What happens when").click()
    kai.reads("Pizza at the end")
    kai.page.get_by_text("questions to think about").click()
    kai.reads("What stops you?")
    kai.pick("I'm in")
    kai.tap("Nothing needed")

    move_it(maya, event)
    kai.open("/updates")
    kai.reads("has a new place: Oak Hall")
    kai.reads("Before it was Willow Hall.")
    kai.open(f"/events/{event}")
    kai.reads("Changed since you answered")
    kai.reads("Oak Hall")
    kai.tap("OK, got it")
    expect(kai.page.get_by_text("Changed since you answered")).to_have_count(0)
    kai.open(f"/events/{event}")
    expect(kai.page.get_by_text("Changed since you answered")).to_have_count(0)


def begin_with_a_ready_plan(maya: Phone) -> str:
    maya.open("/run/plan")
    maya.tap("New activity", "link")
    maya.pick("Meet people in charge")
    maya.page.get_by_role("button", name="You ask, they answer").click()
    maya.reads("It is filled in. Now make it yours.")
    maya.tap("Next")
    maya.write("Name", TITLE)
    maya.tap("Next")
    maya.write("Day", f"{SOON:%Y-%m-%d}")
    maya.write("Starts", "18:00")
    maya.write("Ends", "20:00")
    maya.tap("Next")
    maya.tap("Save now, finish later")
    maya.reads("Saved. Only people who run this group see it.")
    return maya.page.url.rsplit("/", 1)[1]


def patch(by: Phone, event: str, body: dict[str, Any], version: int) -> None:
    headers = {"Origin": by.url, "If-Match": str(version)}
    sent = by.context.request.patch(f"/api/events/{event}", data=body, headers=headers)
    assert sent.ok, sent.text()


def edit_the_agenda(maya: Phone, event: str) -> None:
    """The times are shown as clock times, a new line follows the last one."""
    maya.open(f"/run/events/{event}/edit/agenda")
    maya.reads("6.20pm We meet them (40 min)")
    maya.tap("Add what happens")
    expect(maya.page.get_by_label("Starts", exact=True)).to_have_value("19:15")
    maya.write("What happens", "Pizza at the end")
    keeps(maya, "Pizza at the end")
    maya.page.reload()
    maya.settle()
    maya.reads("7.15pm Pizza at the end")
    maya.reads("Here is what you wrote before. It is not saved yet.")
    maya.tap("Save", exact=True)
    expect(maya.page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()


def share_the_questions(maya: Phone, event: str) -> None:
    maya.open(f"/run/events/{event}/edit/questions")
    maya.reads("What stops you?")
    maya.pick("Share them now")
    maya.tap("Save", exact=True)
    expect(maya.page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()


def move_it(maya: Phone, event: str) -> None:
    maya.open(f"/run/events/{event}/edit/where")
    maya.write("Place", "Oak Hall")
    maya.tap("Save", exact=True)
    expect(maya.page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()


def test_two_leads_at_once_choose_field_by_field(phone: OpenPhone) -> None:
    maya, joe = phone("lead"), phone("worker")
    event = an_activity(maya, "Board games", timedelta(days=4))
    maya.open(f"/run/events/{event}/edit/pay")
    maya.pick("A thank-you")
    maya.write("What is it?", "A £10 voucher")
    maya.write("When do they get it?", "On the day")
    patch(joe, event, {"pay": OFFER}, maya.ask(f"/api/events/{event}")["version"])
    maya.tap("Save", exact=True)
    maya.reads("Two versions")
    for words in ("A £10 voucher", "Pay by the hour", "£12.71", "Travel"):
        maya.reads(words)
    when = maya.page.get_by_role("group", name="When do they get it?")
    when.locator("label").filter(has_text="by Fri").click()
    maya.tap("Save this")
    expect(maya.page.get_by_role("heading", level=1, name="Board games")).to_be_visible()
    kept = maya.ask(f"/api/events/{event}")["plan"]["pay"]
    assert (kept["kind"], kept["thanks"], kept["paid_when"]) == ("thanks", "A £10 voucher", "by Fri")


def test_without_signal_nothing_typed_is_lost(phone: OpenPhone) -> None:
    maya = phone("lead")
    event = an_activity(maya, "Quiz night", timedelta(days=5))
    maya.open(f"/run/events/{event}/edit/door")
    ready(maya)
    maya.open(f"/run/events/{event}/edit/door")
    no_signal(maya)
    maya.write("What is there to eat?", "Crisps and grapes")
    maya.tap("Save", exact=True)
    maya.reads("This needs signal.")
    maya.page.reload()
    maya.settle()
    expect(maya.page.get_by_label("What is there to eat?", exact=True)).to_have_value("Crisps and grapes")
    signal(maya)
    maya.tap("Save", exact=True)
    expect(maya.page.get_by_role("heading", level=1, name="Quiz night")).to_be_visible()
    assert maya.ask(f"/api/events/{event}")["food"] == "Crisps and grapes"


def test_a_drop_in_asks_for_no_answer_and_last_times_plan_is_planned_again(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    starts = SOON.replace(hour=14, minute=0, second=0, microsecond=0)
    body = REST | {"kind": "drop_in", "title": "Warm room", "about": "Come in.", "starts_at": starts.isoformat(),
                   "ends_at": (starts + timedelta(hours=3)).isoformat(),
                   "services": [{"name": "Help with forms", "starts": "15:00", "ends": "16:00"}]}  # fmt: skip
    made = act(maya, "POST", f"/api/groups/{my_group(maya)}/events", body)
    act(maya, "POST", f"/api/events/{made['id']}/publish")

    kai.open(f"/events/{made['id']}")
    for told in ("Just drop in", "No need to say you are coming.", "Help with forms", "3pm to 4pm"):
        kai.reads(told)
    assert kai.page.get_by_role("radio").count() == 0

    maya.open(f"/run/events/{made['id']}")
    maya.tap("Plan it again", "link")
    expect(maya.page.get_by_label("Day", exact=True)).to_have_value(f"{starts + timedelta(days=7):%Y-%m-%d}")
    maya.tap("Make the new plan")
    maya.reads("There it is.")
    maya.tap("Is this still the right number to call?", "link")
    expect(maya.page.get_by_label("Who do you call?", exact=True)).to_have_value("Joe")
    maya.tap("Save", exact=True)
    maya.reads("All there. Send it out when you are ready.")
