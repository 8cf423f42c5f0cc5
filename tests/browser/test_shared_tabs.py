"""Two tabs on a shared phone, where nothing is stored: what one person ends or begins, both tabs know at once."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import OpenPhone
from tests.browser.phone import PATIENCE_MS, Phone

KEPT_HERE = "() => Object.keys(sessionStorage).filter((key) => key.startsWith('linkup:'))"


def shared(phone: OpenPhone) -> tuple[Phone, Page]:
    """Kai on a shared phone, in two tabs."""
    one = phone("young_person")
    call_it_shared(one)
    one.open("/me")
    one.reads("This is a shared phone")
    other = one.context.new_page()
    other.set_default_timeout(PATIENCE_MS)
    other.goto("/")
    other.get_by_text("Hey Kai").wait_for()
    # What listens to other tabs comes once the first screen stands.
    other.wait_for_load_state("networkidle")
    one.page.wait_for_load_state("networkidle")
    other.evaluate("sessionStorage.setItem('linkup:language', 'en')")
    return one, other


def call_it_shared(one: Phone) -> None:
    answer = one.context.request.post("/api/session/shared", headers={"Origin": one.url})
    assert answer.ok, answer.text()


def test_leaving_in_one_tab_ends_the_other_at_once(phone: OpenPhone) -> None:
    one, other = shared(phone)
    one.tap("Sign out")
    one.page.get_by_role("dialog").get_by_role("button", name="Sign out").click()
    one.reads("Find your people.")
    other.get_by_text("Find your people.").wait_for()
    assert other.evaluate(KEPT_HERE) == []


def test_somebody_else_who_comes_in_is_noticed_in_the_other_tab(phone: OpenPhone) -> None:
    one, other = shared(phone)
    one.be("lead")
    call_it_shared(one)
    one.open("/")
    one.reads("Hey Maya")
    other.get_by_text("Hey Maya").wait_for()
    assert other.get_by_text("Kai", exact=True).count() == 0
    assert other.evaluate(KEPT_HERE) == []
