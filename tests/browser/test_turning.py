"""One page turns softly into the next; who wants stillness gets it, and neither keyboard nor taps wait for it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone

COUNT = """() => {
  window.turns = 0;
  const usual = document.startViewTransition.bind(document);
  document.startViewTransition = (draw) => { window.turns++; return usual(draw); };
}"""


def tab(one: Phone, name: str) -> None:
    one.page.locator(".tabbar").get_by_role("link", name=name).click()


def at_home(one: Phone) -> Phone:
    one.open("/")
    one.page.wait_for_function(
        "() => performance.getEntriesByType('resource').some((it) => it.name.includes('/later-'))"
    )
    one.settle()
    one.page.evaluate(COUNT)
    return one


def test_a_page_that_is_here_turns_softly_and_its_heading_has_the_focus(phone: OpenPhone) -> None:
    kai = at_home(phone("young_person"))
    groups = kai.page.locator(".tabbar").get_by_role("link", name="Groups")
    groups.hover()
    kai.settle()
    groups.click()
    expect(kai.page.get_by_role("heading", level=1, name="Groups")).to_be_focused()
    assert kai.page.evaluate("() => window.turns") == 1
    # At once, while it may still turn: the bars can be tapped.
    tab(kai, "Me")
    tab(kai, "What's on")
    expect(kai.page.locator("main h1")).to_be_focused()
    expect(kai.page.locator("html[data-turning]")).to_have_count(0)


def test_who_wants_no_motion_sees_none(phone: OpenPhone) -> None:
    kai = at_home(phone("young_person", reduced_motion="reduce"))
    groups = kai.page.locator(".tabbar").get_by_role("link", name="Groups")
    groups.hover()
    kai.settle()
    groups.click()
    expect(kai.page.get_by_role("heading", level=1, name="Groups")).to_be_focused()
    assert kai.page.evaluate("() => window.turns") == 0
