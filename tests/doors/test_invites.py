"""Inviting: who may give which role, what an invite shows, and when it stops."""

import re
from datetime import date, timedelta

import pytest
import time_machine

from api.core import clock
from api.core.ids import SPEAKABLE
from api.core.limits import LimitCounter
from api.doors import guard
from api.doors.jobs import close_invites
from api.doors.models import Invite
from tests.doors.conftest import House, at_once, token

ACCEPT = "/api/invites/accept"
READ = "/api/invites/read"


def test_an_invite_has_link_code_spelling_and_picture(house: House) -> None:
    made = house.invite(role="member", max_uses=5, days=3, note="Poster at the youth club")
    assert re.fullmatch(r"http://localhost:8000/j/[\w-]{27}", made["link"])
    assert len(made["code"]) == 8 and set(made["code"]) <= set(SPEAKABLE)
    assert made["code_spoken"].count(",") == 7 and made["code_spoken"].startswith(made["code"][0])
    assert made["qr_svg"].startswith("<svg xmlns=") and "style" not in made["qr_svg"]
    assert (made["role"], made["max_uses"], made["uses"]) == ("member", 5, 0)


def test_nothing_that_opens_it_lies_readable_in_the_database(house: House) -> None:
    made = house.invite()
    row = house.world.all(Invite)[0]
    kept = " ".join(str(value) for value in row.model_dump().values())
    assert token(made) not in kept and made["code"] not in kept


@pytest.mark.parametrize(
    ("who", "role", "status"),
    [("lead", "member", 200), ("lead", "co_lead", 200), ("lead", "lead", 403), ("co_lead", "member", 200),
     ("co_lead", "co_lead", 403), ("worker", "lead", 200), ("member", "member", 403), ("resting", "member", 403),
     ("waiting", "member", 403), ("stranger", "member", 404), ("payer", "member", 403)],
)  # fmt: skip
def test_who_may_invite_as_what(house: House, who: str, role: str, status: int) -> None:
    world = house.world
    if who in ("worker", "payer"):
        client = world.sign_in(world.staff(house.programme, who), staff=True)
    else:
        person = world.person(who)
        states = {"resting": "resting", "waiting": "waiting_for_consent"}
        if who != "stranger":
            part = who if who in ("lead", "co_lead") else "member"
            world.member(house.group, person, role=part, state=states.get(who, "active"))
        client = world.sign_in(person)
    assert client.post(f"/api/groups/{house.group.id}/invites", json={"role": role}).status_code == status


def test_a_worker_of_another_programme_does_not_know_the_group(house: House) -> None:
    other = house.world.staff(house.world.programme("Other"), "worker", "manager")
    client = house.world.sign_in(other, staff=True)
    assert client.post(f"/api/groups/{house.group.id}/invites", json={}).status_code == 404
    assert client.get(f"/api/groups/{house.group.id}/invites").status_code == 404
    made = house.invite()
    assert client.delete(f"/api/invites/{made['id']}").status_code == 404


def test_those_who_may_invite_see_it_again_but_only_roles_they_may_give(house: House) -> None:
    mine = house.invite(house.as_lead(), role="member", note="For Friday")
    house.invite(role="lead")
    items = house.as_lead().get(f"/api/groups/{house.group.id}/invites").json()["items"]
    assert [item["role"] for item in items] == ["lead", "member"]
    assert (items[0]["link"], items[0]["code"], items[0]["qr_svg"]) == (None, None, None)
    assert (items[1]["link"], items[1]["code"], items[1]["qr_svg"]) == (mine["link"], mine["code"], mine["qr_svg"])
    assert (items[1]["made_by"], items[1]["note"], items[1]["state"]) == ("Maya", "For Friday", "open")


def test_a_lead_cannot_take_back_an_invite_that_only_staff_may_give(house: House) -> None:
    made = house.invite(role="lead")
    assert house.as_lead().delete(f"/api/invites/{made['id']}").status_code == 403
    assert house.as_worker().delete(f"/api/invites/{made['id']}").status_code == 204


def test_taken_back_is_taken_back(house: House) -> None:
    made, lead = house.invite(house.as_lead()), house.as_lead()
    for _ in range(2):
        assert lead.delete(f"/api/invites/{made['id']}").status_code == 204
    for secret in (token(made), made["code"]):
        answer = house.client().post(READ, json={"secret": secret})
        assert answer.status_code == 409 and answer.json()["code"] == "invite_over"
    item = lead.get(f"/api/groups/{house.group.id}/invites").json()["items"][0]
    assert (item["state"], item["link"]) == ("revoked", None)
    assert house.world.all(Invite)[0].sealed_secret is None


def test_it_runs_out_with_time_and_with_uses(house: House) -> None:
    short, small = house.invite(days=1), house.invite(max_uses=1)
    house.join(token(small))
    assert house.client().post(READ, json={"secret": token(small)}).json()["detail"].startswith("This invite is full")
    with time_machine.travel(clock.now() + timedelta(days=1, seconds=1)):
        answer = house.client().post(ACCEPT, json={"secret": short["code"], "age_band": "18_24", "chosen_name": "A"})
        assert answer.status_code == 409 and "run out" in answer.json()["detail"]
        house.world.db.run_now(close_invites)
    assert all(row.sealed_secret is None for row in house.world.all(Invite))


def test_nobody_joins_a_programme_that_has_ended(house: House) -> None:
    programme = house.world.programme("Old", ends_on=date(2020, 1, 1))
    group = house.world.group(programme)
    worker = house.world.sign_in(house.world.staff(programme, "worker"), staff=True)
    made = worker.post(f"/api/groups/{group.id}/invites", json={}).json()
    for path, body in ((READ, {}), (ACCEPT, {"age_band": "18_24", "chosen_name": "Kai"})):
        answer = house.client().post(path, json={"secret": made["code"], **body})
        assert (answer.status_code, answer.json()["code"]) == (409, "programme_over")


def test_nobody_is_invited_to_a_group_that_is_not_open(house: House) -> None:
    for state in ("proposed", "asked", "ended", "declined"):
        group = house.world.group(house.programme, state=state)
        answer = house.as_worker().post(f"/api/groups/{group.id}/invites", json={})
        assert (answer.status_code, answer.json()["code"]) == (409, "group_over")


def test_the_code_works_however_it_is_typed(house: House) -> None:
    code = house.invite()["code"].lower()
    for typed in (code, f"{code[:4]}-{code[4:]}", f" {code[:2]} {code[2:5]} {code[5:]} "):
        assert house.client().post(READ, json={"secret": typed}).status_code == 200


def test_guessing_codes_is_counted_locked_and_the_count_survives_the_refusals(house: House) -> None:
    made, client = house.invite(), house.client()
    for _ in range(guard.INVITE_CODE.per_network):
        assert client.post(READ, json={"secret": "AAAACCCC"}).status_code == 404
    for path, body in ((READ, {}), (ACCEPT, {"age_band": "18_24", "chosen_name": "Kai"})):
        answer = client.post(path, json={"secret": made["code"], **body})
        assert answer.status_code == 429 and answer.json()["retry_after"] <= 600
        assert answer.headers["retry-after"] == str(answer.json()["retry_after"])
    assert client.post(READ, json={"secret": token(made)}).status_code == 200, "a link needs no guessing"
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        assert client.post(READ, json={"secret": made["code"]}).status_code == 200


def test_many_networks_together_are_stopped_too(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "INVITE_CODE", guard.INVITE_CODE._replace(altogether=5))
    made = house.invite()
    for n in range(5):
        monkeypatch.setattr(guard, "network_of", lambda _, n=n: f"203.0.113.{n}")
        assert house.client().post(READ, json={"secret": "AAAACCCC"}).status_code == 404
    monkeypatch.setattr(guard, "network_of", lambda _: "198.51.100.7")
    assert house.client().post(READ, json={"secret": made["code"]}).status_code == 429


def test_guesses_at_once_are_all_counted(house: House) -> None:
    clients = [house.client() for _ in range(6)]
    at_once(*[lambda c=c: c.post(READ, json={"secret": "AAAACCCC"}) for c in clients])
    counts = {row.name: row.count for row in house.world.all(LimitCounter)}
    assert counts == {"invite_code_here": 6, "invite_code_all": 6}


def test_a_replay_of_making_one_gives_the_same_one(house: House) -> None:
    lead, key = house.as_lead(), {"Idempotency-Key": "tap-1"}
    first = lead.post(f"/api/groups/{house.group.id}/invites", json={"days": 3}, headers=key)
    second = lead.post(f"/api/groups/{house.group.id}/invites", json={"days": 3}, headers=key)
    assert first.json() == second.json() and len(house.world.all(Invite)) == 1


def test_a_group_has_only_so_many_open_invites(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.doors.inviting.MOST_OPEN", 2)
    lead = house.as_lead()
    for _ in range(2):
        last = house.invite(lead)
    answer = lead.post(f"/api/groups/{house.group.id}/invites", json={})
    assert answer.status_code == 409 and answer.json()["code"] == "many_invites"
    lead.delete(f"/api/invites/{last['id']}")
    house.invite(lead)
