"""Somebody who came in with a code or a link on one more phone is told on the others: it might not have been them."""

from __future__ import annotations

from api.core.sessions import LoginSession
from api.notify.models import Notice
from tests.doors.conftest import House
from tests.world import World


def told(world: World) -> list[Notice]:
    return [one for one in world.all(Notice) if one.message == "new_phone"]


def test_one_more_phone_is_told_and_leads_to_my_phones(world: World) -> None:
    kai = world.person("Kai")
    chat, app = world.sign_in(kai), world.sign_in()
    code = chat.post("/api/me/move").json()["code"]
    assert app.post("/api/session/use-code", json={"kind": "move", "code": code}).status_code == 200
    (notice,) = told(world)
    newest = max(world.all(LoginSession), key=lambda row: row.id)
    assert notice.person_id == kai.id and (notice.about_kind, notice.about_id) == ("session", newest.id)
    assert newest.label in notice.text
    item = chat.get("/api/notices").json()["items"][0]
    assert item["why"] == "It is about how you sign in. We always tell you that."


def test_the_first_phone_warns_nobody(house: House) -> None:
    house.join(house.invite()["code"])
    assert told(house.world) == []


def test_only_a_phone_that_is_still_signed_in_counts(house: House) -> None:
    """A way in for somebody whose only phone is signed out tells nobody: there is no other phone to read it on."""
    world = house.world
    kai = world.person("Kai")
    chat = world.sign_in(kai)
    code = chat.post("/api/me/move").json()["code"]
    assert chat.post("/api/session/sign-out").status_code == 204
    assert world.sign_in().post("/api/session/use-code", json={"kind": "move", "code": code}).status_code == 200
    assert told(world) == []
