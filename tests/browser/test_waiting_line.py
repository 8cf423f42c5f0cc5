"""The waiting line at 360 × 740: joining it, a place that comes free, the lead's list; also without signal."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from tests.browser.checks import look_closely
from tests.browser.conftest import OpenPhone
from tests.browser.keeping import SAVED, no_signal, ready, signal
from tests.browser.phone import Phone
from tests.browser.scene import act, an_activity, my_group

IN_A_WEEK = timedelta(days=7)


def full(lead: Phone, title: str) -> str:
    """An activity with one place, which its lead has."""
    event = an_activity(lead, title, IN_A_WEEK)
    version = str(lead.ask(f"/api/events/{event}")["version"])
    act(lead, "PUT", f"/api/events/{event}/capacity", {"capacity": 1}, {"If-Match": version})
    act(lead, "PUT", f"/api/events/{event}/answer", {"answer": "going"})
    return event


def others(lead: Phone, worker: Phone, event: str, number: int) -> list[str]:
    """Staff write down that some members want to come too: they wait. Gives their names."""
    me, kai = lead.ask("/api/me")["id"], "Kai"
    people = lead.ask(f"/api/groups/{my_group(lead)}")["people"]
    some = [one for one in people if one["person_id"] != me and one["chosen_name"] != kai][:number]
    for one in some:
        act(worker, "PUT", f"/api/events/{event}/answers/{one['person_id']}", {"answer": "going"})
    return [str(one["chosen_name"]) for one in some]


def test_joining_the_line_and_taking_the_place_that_comes_free(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    event = full(maya, "Beat making")
    kai.open(f"/events/{event}")
    kai.reads("It's full right now. Want to join the line?")
    kai.pick("Join the line")
    kai.reads("You're 1st in line")
    kai.settle()
    kai.pick("Even at the last minute")
    kai.settle()
    assert kai.ask(f"/api/events/{event}")["line"]["any_time"] is True
    assert look_closely(kai) == []

    maya.open(f"/run/events/{event}/answers")
    maya.reads("1st in line")
    maya.tap("Change places")
    maya.tap("More")
    maya.page.get_by_label("How long a free place is kept").select_option("6")
    maya.tap("Save")
    maya.reads("Saved. We asked the next in line.")
    maya.reads("Asked. The place is kept until")
    maya.settle()
    assert look_closely(maya) == []

    kai.open(f"/events/{event}")
    kai.reads("A place is yours if you want it")
    assert look_closely(kai) == []
    kai.tap("Yes, I'm in")
    kai.reads("You're in. Change your mind any time.")
    assert kai.ask(f"/api/events/{event}")["my"]["answer"] == "going"


def test_nobody_goes_ahead_without_a_reason_that_the_line_reads(phone: OpenPhone) -> None:
    maya, kai, joe = phone("lead"), phone("young_person"), phone("worker")
    event = full(maya, "Sound check")
    act(kai, "PUT", f"/api/events/{event}/answer", {"answer": "going"})
    (name,) = others(maya, joe, event, 1)
    maya.open(f"/run/events/{event}/answers")
    maya.tap("Move somebody to the front")
    maya.tap(name)
    maya.tap("Move to the front", exact=True)
    expect(maya.page.get_by_role("alert")).to_be_visible()
    maya.write("Why?", "They bring the drums.")
    maya.tap("Move to the front", exact=True)
    maya.reads(f"{name} is first in line.")
    maya.reads("Moved to the front: They bring the drums.")
    kai.open(f"/events/{event}")
    kai.reads("You're 2nd in line")
    kai.reads("They bring the drums.")
    assert name not in kai.page.get_by_role("region", name="You're 2nd in line").inner_text()


def test_without_signal_leaving_the_line_is_kept_and_sent(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    event = full(maya, "Late drums")
    act(kai, "PUT", f"/api/events/{event}/answer", {"answer": "going"})
    kai.open("/")
    ready(kai)
    kai.open(f"/events/{event}")
    kai.reads("You're 1st in line")
    no_signal(kai)
    kai.page.reload()
    kai.reads("You're 1st in line")
    kai.tap("Leave the line")
    kai.reads(SAVED)
    with kai.page.expect_response(lambda got: got.request.method == "PUT" and got.url.endswith("/answer")):
        signal(kai)
    kai.settle()
    assert kai.ask(f"/api/events/{event}")["my"]["answer"] == "cannot"
