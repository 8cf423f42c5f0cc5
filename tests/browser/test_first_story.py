"""The first whole story on phones of 360 × 740: a link, joining, a plan, an answer, the door, a row in the log."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone

TITLE = "What should our kitchen be?"
# What Maya writes, wherever it is asked. The test knows the questions by their words, as she does.
WORDS = {
    "Who to look for at the door": "Maya, in a yellow jumper",
    "Who will be there": "About 9 of us, and Joe",
    "Who to turn to on the day": "Joe",
    "How do people get in?": "No steps. A toilet next to the door.",
    "What is there to eat?": "Dumplings, veggie and halal",
    "What should people bring?": "Nothing, just you",
    "Where can people go for a quiet moment?": "The room next door",
    "When are the breaks?": "Each half hour",
    "Good to know first": "None",
    "What happens with what people say and make?": "We write it up by Fri, you check it.",
    "Why do you ask young people?": "You cook there.",
    "What can change because of it?": "The room, the hours, the pots.",
    "Who decides in the end?": "Joe and we, together",
    "What do people get?": "Dumplings and bus fare",
    "Who could get hurt, and how?": "Somebody near a hot pan",
    "What do you do about it?": "The pans stay cold that night.",
    "If something happens, what do you do first?": "Maya calls 999. We meet at the gate.",
    "Who do you call?": "Joe, 020 7946 0101",
    "Could a topic be hard for someone?": "No",
    "What do you do if somebody is upset?": "Joe goes next door with them.",
}


def test_from_a_link_to_a_row_in_the_log_and_on_to_another_browser(phone: OpenPhone) -> None:
    maya, zuri = phone("lead"), phone()
    link, code = make_invite(maya)
    assert len(code) == 8
    read_before_joining(zuri, link)
    join(zuri, "Zuri")

    plan(maya)
    fill_what_is_open(maya)
    maya.tap("Send it out")
    maya.reads("It's out. Everyone in the group can see it.")

    answer_with_a_need(zuri)
    check_in(maya)
    wrap_up(maya)

    joe = phone("worker")
    joe.open("/staff/log")
    row = joe.page.get_by_role("row").filter(has_text=TITLE)
    expect(row).to_contain_text("2")
    expect(row).to_contain_text("Young people")
    joe.open("/staff/people")
    joe.reads("Zuri")

    move(zuri, phone())


def make_invite(maya: Phone) -> tuple[str, str]:
    """The link and the code as they stand on the lead's screen."""
    maya.open("/run/people")
    maya.tap("Invite people", "link")
    with maya.page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        maya.tap("Make it")
    maya.reads("Your invite is ready")
    expect(maya.one("heading", "Your invite is ready")).to_be_focused()
    maya.reads("Or say this code out loud")
    shown = maya.page.locator(".code").inner_text()
    code = re.sub(r"\W", "", shown)
    made = sent.value.json()
    assert code == re.sub(r"\W", "", made["code"])
    return str(made["link"]), code


def read_before_joining(zuri: Phone, link: str) -> None:
    """Who asks, who sees what, the rules and the end stand there before anything is asked."""
    zuri.open(link)
    zuri.reads("Maya asked you to join")
    for told in ("Who sees what", "When we would tell someone", "It ends on", "The group's rules", "Leave fast"):
        zuri.reads(told)
    assert zuri.page.get_by_role("textbox").count() == 0
    assert link.rsplit("/", 1)[1] not in zuri.page.url, "the secret does not stay in the address"


def join(zuri: Phone, name: str) -> None:
    zuri.tap("Join Kitchen Vibes")
    zuri.tap("Next")
    zuri.reads("Pick your age group.")
    zuri.pick("16 or 17")
    zuri.tap("Next")
    zuri.write("My name here", name)
    zuri.tap("Next")
    zuri.tap("Yes to these. Let me in")
    zuri.reads(f"You're in, {name}")
    zuri.reads("Kitchen Vibes is in your groups now.")
    zuri.tap("See what's on", "link")
    zuri.reads(f"Hey {name}")


def plan(maya: Phone) -> None:
    """Through the stepper, one thing per page, as far as a lead in a hurry goes. It began ten minutes ago."""
    london = datetime.now(ZoneInfo("Europe/London"))
    began, ends = london - timedelta(minutes=10), london + timedelta(hours=2)
    maya.open("/run/plan")
    maya.tap("New activity", "link")
    maya.pick("Design it together")
    maya.reads("With a why card. With a safety plan.")
    maya.tap("Next")
    maya.reads("Step 2 of 14")
    maya.tap("Next")
    expect(maya.page.get_by_label("Name", exact=True)).to_have_attribute("aria-invalid", "true")
    maya.write("Name", TITLE)
    maya.write("What will you do?", "We draw the room we want. Then we eat.")
    maya.tap("Next")
    maya.write("Day", f"{began:%Y-%m-%d}")
    maya.write("Starts", f"{began:%H:%M}")
    maya.write("Ends", f"{ends:%H:%M}")
    maya.tap("Next")
    maya.page.go_back()
    expect(maya.page.get_by_label("Starts", exact=True)).to_have_value(f"{began:%H:%M}")
    maya.tap("Next")
    maya.write("Place", "Willow Hall, big kitchen")
    maya.tap("Save now, finish later")
    maya.reads("Saved. Only people who run this group see it.")


def fill_what_is_open(maya: Phone) -> None:
    """Trying too early names each open point; each leads to the page where it is mended."""
    maya.reads("Before it goes out")
    maya.tap("Send it out")
    maya.reads("Not quite yet")
    said = maya.page.get_by_role("alert").get_by_role("link").all_inner_texts()
    assert any("why card" in point for point in said), said
    assert any("safety plan" in point for point in said), said
    open_points = maya.page.get_by_role("region", name="Before it goes out").get_by_role("listitem")
    for _ in range(len(said) * 2):
        if open_points.locator("visible=true").count() == 0:
            break
        open_points.get_by_role("link").first.click()
        write_this_page(maya)
        maya.tap("Save", exact=True)
        expect(maya.page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
        maya.settle()
    maya.reads("All there. Send it out when you are ready.")


def write_this_page(maya: Phone) -> None:
    maya.page.locator("main form").wait_for()
    for box in maya.page.locator("main form").get_by_role("textbox").all():
        label = maya.page.locator(f"label[for='{box.get_attribute('id')}']").inner_text()
        if not box.input_value() and label in WORDS:
            box.fill(WORDS[label])
    if maya.page.get_by_text("How much say do people have?").count():
        maya.pick("We decide together")
    if maya.page.get_by_role("heading", level=1, name="What do people get?").count():
        maya.pick("Costs only")


def answer_with_a_need(zuri: Phone) -> None:
    zuri.open("/")
    zuri.page.get_by_role("link", name=TITLE).first.click()
    for told in ("Maya, in a yellow jumper", "Why we ask you"):
        zuri.reads(told)
    zuri.page.get_by_text("Getting in, food and what to bring").click()
    zuri.reads("The room next door")
    zuri.pick("I'm in")
    zuri.reads("You're in. Need anything?")
    zuri.pick("Halal")
    zuri.tap("Save", exact=True)
    zuri.reads("What you told us")
    zuri.reads("Halal")


def check_in(maya: Phone) -> None:
    """At the door: one tap for Zuri, a walk-in by name, and both are counted."""
    maya.tap("Check people in", "link")
    maya.reads("Who's here?")
    maya.reads("Needs: halal")
    maya.tap("Zuri, here")
    expect(maya.one("button", "Zuri, here")).to_have_attribute("aria-pressed", "true")
    maya.tap("Someone else")
    maya.write("Their name", "Zuri's friend")
    maya.tap("Add them")
    maya.reads("2 people here")
    expect(maya.page.locator(".status")).to_have_count(0)


def wrap_up(maya: Phone) -> None:
    maya.tap("Wrap up", "link")
    expect(maya.page.get_by_role("region", name="How did it go?")).to_contain_text("2 young people")
    maya.write("One sentence about it", "Bigger windows, said everybody.")
    maya.tap("Done")
    maya.reads("Wrapped up. It's in the log now.")


def move(zuri: Phone, other: Phone) -> None:
    """Browsers share no sign-in: six letters bring the same Zuri into another one, once."""
    zuri.open("/me")
    zuri.tap("Move to the app", "link")
    zuri.tap("Make a code")
    zuri.reads("It works once, until")
    code = re.sub(r"\W", "", zuri.page.locator(".code").inner_text())
    assert len(code) == 6
    other.open("/")
    other.tap("I've been here before", "link")
    other.tap("A code from my other phone")
    other.write("The 6 letters or numbers from your other phone", code.lower())
    other.tap("Let me in")
    other.reads("Hey Zuri")
    assert other.ask("/api/me")["id"] == zuri.ask("/api/me")["id"]
    other.open("/me/phones")
    assert len(other.ask("/api/me/devices")["items"]) == 2
