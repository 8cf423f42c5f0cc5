"""Face or finger: a key is made and used with a virtual authenticator, by a young person and by staff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone
from tests.serving import Served, serving

FACE = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_face(one: Phone) -> Any:
    """This phone has a face reader from now on. Gives how many keys it holds, when asked."""
    cdp = one.context.new_cdp_session(one.page)
    cdp.send("WebAuthn.enable")
    made = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": FACE})
    return lambda: len(cdp.send("WebAuthn.getCredentials", made)["credentials"])


@pytest.fixture(scope="module")
def new_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server as an organisation first starts it: no demo, nobody in it."""
    with serving(tmp_path_factory.mktemp("real"), demo=False) as served:
        yield served


def test_a_young_person_comes_back_by_face(phone: OpenPhone) -> None:
    kai = phone("young_person")
    keys = give_face(kai)
    kai.open("/me")
    kai.tap("My phones", "link")
    kai.tap("Set one up on this phone")
    kai.reads("Done. Next time your face or finger is enough.")
    assert keys() == 1
    who = kai.ask("/api/me")["id"]

    kai.open("/me")
    expect(kai.page.get_by_role("link", name="My phones")).to_contain_text("set up")
    kai.tap("Sign out")
    kai.page.get_by_role("dialog").get_by_role("button", name="Sign out").click()
    kai.tap("I've been here before", "link")
    kai.tap("My face or finger")
    kai.reads("Hey Kai")
    assert kai.ask("/api/me")["id"] == who


def test_a_face_nobody_knows_is_told_other_ways(phone: OpenPhone) -> None:
    stranger = phone()
    give_face(stranger)
    stranger.open("/sign-in")
    stranger.tap("My face or finger")
    stranger.reads("That did not work on this phone. Try another way.")
    stranger.reads("Ask your worker for a new link.")


def test_the_first_manager_comes_in_by_link_and_face(
    new_server: Served, browser: Browser, browser_context_args: dict[str, Any]
) -> None:
    printed = new_server.linkup("init", "--organisation", "Oak Trust", "--programme", "Bridge", "--ends", "2027-03-31")
    link = re.search(r"http\S+/j/\S+", printed)
    assert link, printed
    look = browser_context_args | {"base_url": new_server.url}
    ruth = Phone(browser.new_context(**look), new_server.url)
    keys = give_face(ruth)
    ruth.open(link.group())
    ruth.reads("Work with Bridge")
    ruth.tap("Join the team")
    ruth.write("My name here", "Ruth")
    ruth.tap("Join Bridge")
    ruth.reads("You're in, Ruth")

    ruth.open("/staff/people")
    ruth.reads("First, make this safe")
    ruth.tap("Use my face or finger")
    ruth.reads("Done. You're in.")
    assert keys() == 1
    ruth.open("/staff/people")
    ruth.reads("Ruth")
    ruth.open("/staff/programme")
    ruth.reads("Bridge")

    ruth.open("/me")
    ruth.tap("Sign out")
    ruth.page.get_by_role("dialog").get_by_role("button", name="Sign out").click()
    ruth.tap("I've been here before", "link")
    ruth.tap("My face or finger")
    ruth.page.wait_for_url(re.compile(r"/(staff.*)?$"))
    ruth.open("/staff/people")
    ruth.reads("Ruth")
    ruth.context.close()
    assert ruth.complaints == []
    again = Phone(browser.new_context(**look), new_server.url)
    again.open(link.group())
    again.reads("Type your code")
    again.context.close()
