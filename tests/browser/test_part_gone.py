"""A part of the app that is gone after an update on the server: the app opens anew once, and nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.builds import WHILE_IT_RESTARTED, update
from tests.browser.conftest import OpenPhone
from tests.browser.keeping import ready
from tests.browser.phone import Phone, path_of
from tests.browser.scene import an_activity
from tests.serving import Served

pytestmark = pytest.mark.prove
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False}
NO_WORKER: dict[str, Any] = {"service_workers": "block"}  # as on the first visit, and where the browser has none


IS_MISSING = "a part of the app is not here"
BLOCKED = "(reading 'waiting')"  # Playwright's way to block a worker: asking for one gives nothing at all


class Visit:
    """Somebody whose server changes while they are on a page: which addresses the app opened, which parts were gone."""

    def __init__(self, phone: Phone, served: Served) -> None:
        self.phone, self.served = phone, served
        phone.url, phone.excused = served.url, [WHILE_IT_RESTARTED, IS_MISSING, BLOCKED, f"{served.url}/assets/"]
        self.opened: list[str] = []
        self.gone: list[str] = []
        phone.page.on("load", lambda page: self.opened.append(address(page)))
        phone.page.on("response", lambda it: self.gone.append(path_of(it.request)) if it.status == 404 else None)

    def begin(self, path: str) -> None:
        """Opens a page and waits for what begins once its first screen stands: from then on a touch fetches ahead."""
        with self.phone.page.expect_response(lambda it: "/assets/later-" in it.url):
            self.phone.open(path)
        self.phone.settle()

    def update(self, folder: Path) -> None:
        update(self.served, folder)
        self.opened.clear()
        self.gone.clear()


def address(page: Page) -> str:
    return "/" + page.url.split("/", 3)[3]


def test_the_next_screen_is_gone_and_what_was_typed_waits_where_it_was_typed(
    phone: OpenPhone, updating: Served, tmp_path: Path
) -> None:
    kai = phone(base_url=updating.url, **NO_WORKER)
    visit = Visit(kai, updating)
    kai.be("young_person")
    visit.begin("/groups/new")
    kai.write("Its name", "Night swimmers")
    kai.write("What would you do together?", "We swim when it is dark.")
    visit.update(tmp_path / "next")
    there = kai.one("link", "Help").first
    with kai.page.expect_response(lambda it: "HelpScreen" in it.url):
        there.focus()  # a link that is only touched fetches ahead
    assert visit.gone
    kai.settle()
    expect(kai.page.get_by_label("Its name", exact=True)).to_have_value("Night swimmers")
    assert visit.opened == [], "nothing opens anew under the hands of somebody who types"
    there.click()
    kai.reads("What do you need?")
    kai.settle()
    assert visit.opened == ["/help"]
    kai.page.go_back()
    kai.reads("Step 1 of 3")
    expect(kai.page.get_by_label("Its name", exact=True)).to_have_value("Night swimmers")
    expect(kai.page.get_by_label("What would you do together?", exact=True)).to_have_value("We swim when it is dark.")


def test_staff_whose_worker_keeps_the_old_app_get_the_new_one(
    phone: OpenPhone, updating: Served, tmp_path: Path
) -> None:
    """Their screens are not kept on the phone: the worker learns of the update by what is gone."""
    ana = phone(base_url=updating.url, **LAPTOP)
    visit = Visit(ana, updating)
    ana.be("manager")
    ana.open("/staff")
    ready(ana)
    ana.open("/staff/groups/new")
    ana.write("Name", "Night swimmers")
    visit.update(tmp_path / "next")
    ana.tap("Getting there", "link")
    ana.page.locator("h1").filter(has_text="Getting there").wait_for()
    ana.settle()
    assert visit.opened == ["/staff/travel"]
    ana.page.go_back()
    expect(ana.page.get_by_label("Name", exact=True)).to_have_value("Night swimmers")


def test_a_part_inside_a_screen_is_gone_and_the_answer_was_not_lost(
    phone: OpenPhone, updating: Served, tmp_path: Path
) -> None:
    maya, kai = phone(base_url=updating.url), phone(base_url=updating.url, **NO_WORKER)
    maya.url = updating.url
    maya.be("lead")
    event = an_activity(maya, "Kite flying", timedelta(days=7))
    visit = Visit(kai, updating)
    kai.be("young_person")
    visit.begin(f"/events/{event}")
    visit.update(tmp_path / "next")
    with kai.page.expect_navigation():
        kai.pick("I'm in")
    kai.settle()
    assert visit.opened == [f"/events/{event}"]
    expect(kai.page.get_by_role("radio", name="I'm in")).to_be_checked()
    kai.tap("Need anything?")
    kai.page.get_by_role("dialog").wait_for()
    assert kai.ask(f"/api/events/{event}")["my"]["answer"] == "going"


def test_what_stays_gone_is_said_and_nothing_goes_round_in_circles(phone: OpenPhone, updating: Served) -> None:
    """A copy of the app that lacks a file: opening anew does not help, so it is tried once only."""
    kai = phone(base_url=updating.url, **NO_WORKER)
    visit = Visit(kai, updating)
    kai.be("young_person")
    kai.open("/")
    visit.opened.clear()
    missing = "**/assets/HelpScreen-*.js"
    kai.page.route(missing, not_found)
    kai.one("link", "Help").first.click()
    kai.reads("This page did not load")
    kai.reads("Childline")
    kai.page.wait_for_load_state("networkidle")
    assert visit.opened == ["/help"]
    kai.page.unroute(missing)
    kai.tap("Try again")
    kai.reads("What do you need?")


def not_found(route: Route) -> None:
    route.fulfill(status=404, body="")


def test_a_server_that_restarts_does_not_take_the_page_away(phone: OpenPhone, updating: Served) -> None:
    """A part is asked for while no server answers: the page stays, and says so only where the part was wanted."""
    kai = phone(base_url=updating.url, **NO_WORKER)
    visit = Visit(kai, updating)
    kai.be("young_person")
    visit.begin("/groups/new")
    kai.write("Its name", "Night swimmers")
    updating.stop()
    visit.opened.clear()
    there = kai.one("link", "Help").first
    with kai.page.expect_event("requestfailed", lambda it: "HelpScreen" in it.url):
        there.focus()
    expect(kai.page.get_by_label("Its name", exact=True)).to_have_value("Night swimmers")
    there.click()
    kai.reads("This page did not load")
    kai.reads("Childline")
    assert visit.opened == []
    updating.start()
    kai.tap("Try again")
    kai.reads("What do you need?")


def test_an_update_between_the_page_and_what_begins_after_it_is_mended_at_once(
    phone: OpenPhone, updating: Served, tmp_path: Path
) -> None:
    """Without what begins later nothing that waits is sent, and no part that is missing is noticed."""
    kai = phone(base_url=updating.url, **NO_WORKER)
    visit = Visit(kai, updating)
    kai.be("young_person")
    gone = "**/assets/later-*.js"
    kai.page.route(gone, not_found)
    with kai.page.expect_response(lambda it: "/assets/later-" in it.url):
        kai.page.goto("/me")
    kai.page.unroute(gone)
    with kai.page.expect_response(lambda it: "/assets/later-" in it.url and it.ok):
        kai.reads("Kai")
    kai.settle()
    assert visit.opened == ["/me", "/me"]
