"""What I usually need: asked once, read by nobody but me."""

from __future__ import annotations

from api.people.models import PersonNeeds
from api.people.needs import NEEDS_KEYS
from tests.world import World


def test_saved_once_and_changed_as_a_whole(world: World) -> None:
    programme = world.programme()
    kai, group = world.person("Kai"), world.group(programme)
    world.member(group, kai)
    client = world.sign_in(kai)
    empty = client.get("/api/me/needs").json()
    assert (empty["needs"], empty["changed_at"]) == ({}, None)
    assert [one["key"] for one in empty["choices"]] == list(NEEDS_KEYS)
    assert all(one["seen_by"].startswith("Only you") for one in empty["choices"])
    assert client.put("/api/me/needs", json={}).status_code == 200
    assert world.all(PersonNeeds) == []
    saved = client.put("/api/me/needs", json={"food": "halal", "access": " "}).json()
    assert (saved["needs"], saved["changed_at"] is not None) == ({"food": "halal"}, True)
    assert client.put("/api/me/needs", json={"early": "ten minutes"}).json()["needs"] == {"early": "ten minutes"}
    assert client.put("/api/me/needs", json={}).json()["needs"] == {}
    (row,) = world.all(PersonNeeds)
    assert row.sealed_needs is None


def test_nobody_else_reads_them(world: World) -> None:
    programme = world.programme()
    kai, lead, group = world.person("Kai"), world.person("Maya"), world.group(programme)
    world.member(group, kai)
    world.member(group, lead, "lead")
    worker = world.staff(programme, "worker", "manager", "safeguarding")
    assert world.sign_in(kai).put("/api/me/needs", json={"food": "zabaglione"}).status_code == 200
    for other, staff in ((lead, False), (worker, True)):
        client = world.sign_in(other, staff=staff)
        for path in ("/api/me/needs", f"/api/programmes/{programme.id}/people", f"/api/groups/{group.id}", "/api/me"):
            assert "zabaglione" not in client.get(path).text, path


def test_a_wish_too_long_is_refused_by_its_field(world: World) -> None:
    refused = world.sign_in(world.person()).put("/api/me/needs", json={"food": "x" * 201})
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["food"])
