"""When everybody has gone home: two taps, then what is to do; and the lists of staff on a laptop."""

from __future__ import annotations

import csv
import io
import re
import uuid
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.keeping import no_signal, ready, signal
from tests.browser.phone import Phone
from tests.browser.scene import act, an_activity, my_group

LAPTOP = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False}
HOURS_AGO = timedelta(hours=-5)


def somebody_came(lead: Phone, event: str, number: int = 3) -> list[str]:
    """Checks the first few on the list in, and gives their names."""
    people = lead.ask(f"/api/events/{event}/attendance")["people"][:number]
    at = datetime.now(UTC).isoformat()
    facts = [
        {"nonce": str(uuid.uuid4()), "kind": "present", "person_id": one["person_id"], "at": at, "clock_offset_ms": 0}
        for one in people
    ]
    act(lead, "POST", f"/api/events/{event}/attendance", {"facts": facts})
    return [str(one["chosen_name"]) for one in people]


def test_wrapping_up_is_two_taps_on_a_small_phone(phone: OpenPhone) -> None:
    maya = phone("lead")
    event = an_activity(maya, "Pancakes", HOURS_AGO)
    somebody_came(maya, event)
    maya.open("/run/tonight")
    maya.tap("Pancakes", "link")  # one
    maya.reads("How did it go?")
    maya.settle()
    done = maya.one("button", "Done")
    expect(done).to_be_in_viewport(ratio=1)  # no scrolling to it on 360 × 740
    done.click()  # two
    maya.reads("Wrapped up. It's in the log now.")
    wrapped = maya.ask(f"/api/events/{event}")["wrap_up"]
    assert (wrapped["young_people"], wrapped["led_by"]) == (3, "young_people")


def test_from_the_wrap_up_to_the_task_to_done_and_back(phone: OpenPhone) -> None:
    maya = phone("lead")
    event = an_activity(maya, "Story night", HOURS_AGO)
    name = somebody_came(maya, event)[-1]
    maya.open(f"/run/events/{event}/wrap-up")
    maya.page.get_by_text("Somebody to check in with?").click()
    maya.page.locator("label").filter(has_text=re.compile(rf"^\s*{name}\b")).first.click()  # "Bo" is in "Somebody" too
    maya.page.get_by_label(f"A word about {name}").first.fill("Went home early.")
    maya.tap("Done")
    maya.reads("Afterwards")
    task = f"Check in with {name}"
    maya.page.get_by_role("button", name=task).filter(has_text="Story night").click()
    maya.reads("Went home early.")
    maya.tap("Done", exact=True)
    maya.reads("Done. Thank you.")
    maya.settle()
    closed = maya.page.get_by_role("region", name="Done lately")
    closed.get_by_role("button", name=task).filter(has_text="Story night").click()
    maya.tap("Take it back")
    maya.reads("It's back on the list.")
    maya.settle()
    todo = maya.page.get_by_role("region", name="To do")
    todo.get_by_role("button", name=task).filter(has_text="Story night").click()
    maya.tap("Not needed")
    maya.tap("Save that")
    maya.reads("Please say in a few words why it is not needed.")
    maya.write("Why is it not needed?", "They wrote me already.")
    maya.tap("Save that")
    maya.reads("OK, that's off the list.")


def test_a_wrap_up_without_signal_is_kept_and_sent(phone: OpenPhone) -> None:
    maya = phone("lead")
    event = an_activity(maya, "Quiz night", HOURS_AGO)
    somebody_came(maya, event, 2)
    maya.open(f"/run/events/{event}")
    ready(maya)
    maya.open(f"/run/events/{event}/wrap-up")
    no_signal(maya)
    maya.tap("Done")
    maya.reads("Saved on this phone. It will send when you're back online.")
    assert maya.ask(f"/api/events/{event}")["wrap_up"] is None
    signal(maya)
    maya.open("/me/waiting")
    maya.reads("Nothing waits. All sent.")
    assert maya.ask(f"/api/events/{event}")["wrap_up"]["young_people"] == 2


def test_learning_to_lead_step_by_step_with_not_now_at_hand(phone: OpenPhone) -> None:
    maya, kai = phone("lead"), phone("young_person")
    group = my_group(maya)
    kai.open(f"/groups/{group}")
    kai.reads("Your next step: Check people in at the door")
    maya.open("/run/people")
    maya.page.get_by_role("button", name="Kai").click()
    maya.pick("Check people in at the door")
    maya.settle()
    kai.open("/me")
    kai.reads("Lead one part, like the welcome")
    kai.open(f"/groups/{group}")
    kai.tap("Not now")
    kai.reads("OK, not now. Nobody minds.")
    kai.tap("Yes, I want to learn")
    kai.reads("Your next step: Lead one part, like the welcome")


def test_staff_lists_on_a_laptop_search_filter_and_take_along(phone: OpenPhone) -> None:
    joe = phone("worker", **LAPTOP)
    joe.open("/staff/lists/attendance")
    filters = joe.page.locator("summary").filter(has_text="Show only, or save")
    filters.click()
    joe.page.get_by_label("Who led").select_option(label="Young people")
    joe.page.get_by_label("Find a name or an activity").fill("soup")
    expect(joe.page.locator("tbody tr").filter(has_not_text="Soup night")).to_have_count(0)
    joe.settle()
    assert "soup" not in joe.page.url, "what somebody looks for is in no address"
    rows = joe.page.locator("tbody tr")
    shown = rows.count()
    assert shown > 0
    assert all("Soup night" in text for text in rows.all_inner_texts())
    for name, ending in (("Save as CSV", "csv"), ("Save for Excel", "xlsx")):
        with joe.page.expect_download() as waits:
            joe.tap(name)
        file = waits.value
        assert file.suggested_filename.startswith("attendance-")
        assert file.suggested_filename.endswith(ending)
        if ending == "csv":
            lines = list(csv.reader(io.StringIO(file.path().read_text("utf-8-sig"))))
            assert len(lines) == shown + 1
    joe.tap("Answers", "link")
    joe.settle()
    filters.click()
    joe.page.get_by_label("Answer", exact=True).select_option(label="No answer yet")
    joe.page.wait_for_url("**answer=none**")
    joe.settle()
    assert all("No answer" in text for text in rows.all_inner_texts())


def test_people_are_filtered_paged_and_taken_along(phone: OpenPhone) -> None:
    joe = phone("worker", **LAPTOP)
    joe.open("/staff/people")
    joe.page.locator("summary").filter(has_text="Show only, or save").click()
    joe.page.get_by_label("In a group as").select_option(label="Lead")
    joe.page.wait_for_url("**role=lead**")
    joe.settle()
    joe.reads("4 people")
    joe.page.get_by_label("Group", exact=True).select_option(label="Kitchen Vibes")
    joe.page.wait_for_url("**group_id=**")
    joe.settle()
    joe.reads("1 person")
    with joe.page.expect_download() as waits:
        joe.tap("Save as CSV")
    lines = waits.value.path().read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["Name", "Maya"]


def test_what_lacks_attendance_is_one_tap_from_the_first_page_of_staff(phone: OpenPhone) -> None:
    joe = phone("worker")
    joe.open("/staff")
    joe.reads("wait in Afterwards")
    joe.page.locator("main").get_by_role("link", name="in Afterwards").click()
    joe.reads("What is missing when an activity is over.")
    joe.tap("Write it down: Five-a-side", "link")
    joe.reads("How did it go?")


def test_who_may_not_see_people_begins_with_what_is_missing(phone: OpenPhone) -> None:
    priya = phone("payer", **LAPTOP)
    priya.open("/staff")
    priya.reads("What is missing when an activity is over.")
    expect(priya.one("link", "Lists")).to_have_count(0)
