"""Choosing reminders in a real browser: kept at once, without signal too; and why an update came."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.checks import look_closely
from tests.browser.conftest import OpenPhone
from tests.browser.keeping import no_signal, ready, signal


def test_reminders_are_chosen_without_signal_too_and_updates_say_why(phone: OpenPhone) -> None:
    kai = phone("young_person")
    kai.open("/me")
    kai.tap("Reminders", "link")
    kai.reads("The evening before")
    assert look_closely(kai) == []
    before = kai.ask("/api/me/reminders")
    kai.page.get_by_label("Two hours before").uncheck()
    kai.reads("Saved.")
    ready(kai)
    no_signal(kai)
    kai.page.get_by_label("Kitchen Vibes").check()
    kai.reads("Saved on this phone.")
    kai.page.reload()
    expect(kai.page.get_by_label("Kitchen Vibes")).to_be_checked()
    expect(kai.page.get_by_label("Two hours before")).not_to_be_checked()
    signal(kai)
    kai.wait_until(lambda: len(kai.ask("/api/me/reminders")["muted"]) == 1, lambda: "the mute was never sent")
    assert kai.ask("/api/me/reminders") == before | {
        "remind_soon": False, "muted": kai.ask("/api/me/reminders")["muted"],
    }  # fmt: skip

    kai.open("/updates")
    kai.page.locator(".inbox .msg__why summary").first.click()
    expect(kai.page.locator(".msg__why[open] p")).to_be_visible()
    assert look_closely(kai) == []
