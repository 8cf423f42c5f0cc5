"""Joining: the page before, the yes, ages, coming back, replays and races."""

import json
from datetime import timedelta

import pytest
import time_machine

from api.core import clock
from api.core.sessions import LoginSession
from api.doors.models import Invite
from api.groups.models import GroupRules, Membership, PowerGroup, RulesAgreement
from api.notify.models import Notice
from api.people.models import Person
from tests.doors.conftest import House, at_once, token

ACCEPT = "/api/invites/accept"
READ = "/api/invites/read"


def places(house: House, name: str) -> list[tuple[str, str]]:
    people = {person.id: person.chosen_name for person in house.world.all(Person)}
    return [(m.role, m.state) for m in house.world.all(Membership) if people[m.person_id] == name]


def rules(house: House, version: int = 1, text: str = "Listen when somebody speaks.") -> GroupRules:
    made: GroupRules = house.world.save(
        GroupRules(group_id=house.group.id, version=version, text=text, made_by=house.lead.id, made_at=clock.now())
    )
    return made


def test_the_page_before_says_who_what_who_sees_and_until_when(house: House) -> None:
    rules(house)
    made = house.invite(house.as_lead())
    page = house.client().post(READ, json={"secret": token(made)}).json()
    assert (page["kind"], page["invited_by"], page["role"], page["already"]) == ("group", "Maya", "member", None)
    assert page["programme"] == {
        "id": house.programme.id, "name": "Bridge", "purpose": "Do things together.", "ends_on": "2027-03-31",
    }  # fmt: skip
    assert (page["group"]["name"], page["group"]["led_by"]) == ("Kitchen Vibes", ["Maya"])
    assert page["group"]["rules"] == {"version": 1, "text": "Listen when somebody speaks."}
    assert page["needs"] == {"age_band": True, "chosen_name": True}
    assert any("council" in sentence for sentence in page["who_sees"])


def test_somebody_signed_in_needs_no_name_and_sees_as_whom(house: House) -> None:
    made = house.invite()
    page = house.world.sign_in(house.world.person("Ana")).post(READ, json={"secret": token(made)}).json()
    assert (page["already"], page["needs"]) == ("Ana", {"age_band": False, "chosen_name": False})


@pytest.mark.parametrize(("age", "state"), [("13_15", "waiting_for_consent"), ("16_17", "new"), ("25_plus", "new")])
def test_a_tap_and_somebody_is_in(house: House, age: str, state: str) -> None:
    client = house.join(house.invite()["code"], age=age)
    me = client.get("/api/me").json()
    assert (me["chosen_name"], me["age_band"], me["faces"]) == ("Kai", age, ["young_person"])
    assert [(m["group_name"], m["role"], m["state"]) for m in me["memberships"]] == [("Kitchen Vibes", "member", state)]
    assert me["session"]["kind"] == "young" and not me["needs_passkey"]


def test_staff_hear_who_waits_and_leads_hear_who_came(house: House) -> None:
    made = house.invite()
    house.join(token(made), name="Young", age="13_15")
    house.join(token(made), name="Older", age="16_17")
    told = {(notice.person_id, notice.message) for notice in house.world.all(Notice)}
    assert told == {(house.worker.id, "consent_needed"), (house.lead.id, "member_joined")}


def test_under_13_is_welcome_but_not_alone_and_nothing_is_kept(house: House) -> None:
    made, before = house.invite(house.as_lead()), len(house.world.all(Person))
    answer = house.client().post(ACCEPT, json={"secret": token(made), "age_band": "under_13", "chosen_name": "Tim"})
    assert (answer.status_code, answer.json()["code"]) == (422, "not_alone")
    assert "Maya" in answer.json()["detail"] and "set-cookie" not in answer.headers
    assert len(house.world.all(Person)) == before and house.world.all(Invite)[0].uses == 0


def test_what_is_missing_is_named(house: House) -> None:
    rules(house)
    secret = token(house.invite())
    answer = house.client().post(ACCEPT, json={"secret": secret})
    assert set(answer.json()["fields"]) == {"age_band", "chosen_name"}
    unread = house.client().post(ACCEPT, json={"secret": secret, "age_band": "18_24", "chosen_name": "Kai"})
    assert set(unread.json()["fields"]) == {"agree_rules_version"}
    assert places(house, "Kai") == []


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200b", "...", "x" * 41, "a\0b", "\ud800"])
def test_a_name_is_something_people_can_read(house: House, name: str) -> None:
    body = {"secret": token(house.invite()), "age_band": "18_24", "chosen_name": name}
    answer = house.client().post(ACCEPT, content=json.dumps(body), headers={"content-type": "application/json"})
    assert answer.status_code == 422 and "chosen_name" in answer.json()["fields"]


def test_the_version_of_the_rules_that_was_agreed_is_kept(house: House) -> None:
    rules(house)
    newest = rules(house, 2, "Listen. Be on time.")
    secret = token(house.invite())
    body = {"secret": secret, "age_band": "18_24", "chosen_name": "Kai"}
    old = house.client().post(ACCEPT, json=body | {"agree_rules_version": 1})
    assert old.status_code == 422, "the rules changed while the page was open"
    house.join(secret, agree_rules_version=2)
    assert [yes.rules_id for yes in house.world.all(RulesAgreement)] == [newest.id]


def test_a_signed_in_person_joins_as_herself(house: House) -> None:
    ana = house.world.person("Ana", "16_17")
    client, before = house.world.sign_in(ana), len(house.world.all(Person))
    answer = client.post(ACCEPT, json={"secret": token(house.invite()), "age_band": "18_24", "chosen_name": "Other"})
    assert answer.json()["chosen_name"] == "Ana" and answer.json()["age_band"] == "16_17"
    assert len(house.world.all(Person)) == before and "set-cookie" not in answer.headers
    assert places(house, "Ana") == [("member", "new")] and len(house.sessions(ana.id)) == 1


def test_an_invite_used_again_by_the_same_person_takes_no_second_place(house: House) -> None:
    made = house.invite(max_uses=2)
    client = house.join(token(made))
    for _ in range(3):
        assert client.post(ACCEPT, json={"secret": token(made)}).status_code == 200
    assert house.world.all(Invite)[0].uses == 1 and places(house, "Kai") == [("member", "new")]


@pytest.mark.parametrize("state", ["left", "resting"])
def test_the_door_stays_open(house: House, state: str) -> None:
    ana = house.world.person("Ana")
    house.world.member(house.group, ana, state=state)
    assert house.world.sign_in(ana).post(ACCEPT, json={"secret": token(house.invite())}).status_code == 200
    assert places(house, "Ana")[0][1] in ("new", "active") and len(places(house, "Ana")) == 1


def test_a_13_to_15_who_comes_back_without_both_yeses_waits_again(house: House) -> None:
    ana = house.world.person("Ana", "13_15")
    house.world.member(house.group, ana, state="left")
    house.world.sign_in(ana).post(ACCEPT, json={"secret": token(house.invite())})
    assert places(house, "Ana") == [("member", "waiting_for_consent")]


def test_who_was_removed_talks_to_staff_first(house: House) -> None:
    ana = house.world.person("Ana")
    house.world.member(house.group, ana, state="removed")
    answer = house.world.sign_in(ana).post(ACCEPT, json={"secret": token(house.invite())})
    assert (answer.status_code, answer.json()["code"]) == (409, "ask_staff")
    assert places(house, "Ana") == [("member", "removed")] and house.world.all(Invite)[0].uses == 0


def test_a_co_lead_invite_lifts_a_member_and_a_member_invite_lowers_nobody(house: House) -> None:
    ana = house.world.person("Ana")
    house.world.member(house.group, ana)
    client = house.world.sign_in(ana)
    for role, becomes in (("co_lead", "co_lead"), ("member", "co_lead")):
        assert client.post(ACCEPT, json={"secret": token(house.invite(role=role))}).status_code == 200
        assert places(house, "Ana") == [(becomes, "active")]


def test_a_group_that_ended_meanwhile_takes_nobody_in(house: House) -> None:
    made = house.invite()

    def end(session):  # type: ignore[no-untyped-def]
        session.get(PowerGroup, house.group.id).state = "ended"

    house.world.db.run_now(end)
    answer = house.client().post(ACCEPT, json={"secret": token(made), "age_band": "18_24", "chosen_name": "Kai"})
    assert (answer.status_code, answer.json()["code"]) == (409, "group_over")


def test_two_at_once_never_take_the_last_place_twice(house: House) -> None:
    secret = token(house.invite(max_uses=1))
    clients = [house.client() for _ in range(5)]
    answers = at_once(*[
        lambda c=c, n=n: c.post(ACCEPT, json={"secret": secret, "age_band": "18_24", "chosen_name": f"K{n}"})
        for n, c in enumerate(clients)
    ])  # fmt: skip
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409]
    assert house.world.all(Invite)[0].uses == 1
    assert len([m for m in house.world.all(Membership) if m.person_id != house.lead.id]) == 1


def test_one_person_tapping_two_invites_at_once_has_one_place(house: House) -> None:
    ana = house.world.person("Ana")
    secrets = [token(house.invite()) for _ in range(3)]
    clients = [house.world.sign_in(ana) for _ in secrets]
    answers = at_once(
        *[lambda c=c, s=s: c.post(ACCEPT, json={"secret": s}) for c, s in zip(clients, secrets, strict=True)]
    )
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert places(house, "Ana") == [("member", "new")]


def replay(house: House, secret: str, key: str = "one-tap"):  # type: ignore[no-untyped-def]
    client = house.client()
    body = {"secret": secret, "age_band": "18_24", "chosen_name": "Kai"}
    return client, client.post(ACCEPT, json=body, headers={"Idempotency-Key": key})


def test_a_lost_answer_is_given_again_with_the_same_session(house: House) -> None:
    secret = token(house.invite(max_uses=1))
    _, first = replay(house, secret)
    again, second = replay(house, secret)
    assert first.json() == second.json() and again.get("/api/me").json()["chosen_name"] == "Kai"
    assert len(house.world.all(LoginSession)) == 2, "the worker's, and one of Kai's"


def test_after_ten_minutes_the_same_key_opens_nothing(house: House) -> None:
    secret = token(house.invite())
    replay(house, secret)
    with time_machine.travel(clock.now() + timedelta(minutes=10, seconds=1)):
        _, late = replay(house, secret)
    assert late.status_code == 401 and "set-cookie" not in late.headers


def test_the_key_with_another_secret_is_another_persons(house: House) -> None:
    replay(house, token(house.invite()))
    other, answer = replay(house, token(house.invite()))
    assert answer.status_code == 200 and len(places(house, "Kai")) == 2
    assert other.get("/api/me").json()["id"] == answer.json()["id"]


def test_a_replay_gives_no_cookie_of_a_session_that_ended_or_to_somebody_else(house: House) -> None:
    secret = token(house.invite())
    client, _ = replay(house, secret)
    body = {"secret": secret, "age_band": "18_24", "chosen_name": "Kai"}
    stranger = house.world.sign_in(house.world.person("Ana"))
    assert stranger.post(ACCEPT, json=body, headers={"Idempotency-Key": "one-tap"}).status_code == 401
    client.post("/api/session/sign-out")
    assert replay(house, secret)[1].status_code == 401


def test_twins_at_the_same_moment_make_one_person(house: House) -> None:
    secret = token(house.invite())
    answers = at_once(*[lambda: replay(house, secret)[1] for _ in range(4)])
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["session"]["id"] for answer in answers}) == 1 and len(places(house, "Kai")) == 1


def test_another_name_under_the_same_key_is_refused(house: House) -> None:
    secret = token(house.invite())
    client, _ = replay(house, secret)
    client = house.client()
    body = {"secret": secret, "age_band": "18_24", "chosen_name": "Kim"}
    answer = client.post(ACCEPT, json=body, headers={"Idempotency-Key": "one-tap"})
    assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")


def test_on_a_shared_phone_the_session_is_short_and_gone_with_the_browser(house: House) -> None:
    client = house.client()
    body = {"secret": token(house.invite()), "age_band": "18_24", "chosen_name": "Kai", "shared_phone": True}
    answer = client.post(ACCEPT, json=body | {"device_label": "Library computer"})
    assert "max-age" not in answer.headers["set-cookie"].lower() and answer.json()["session"]["shared_phone"]
    row = next(row for row in house.world.all(LoginSession) if row.shared_phone)
    assert row.expires_at - row.made_at == timedelta(hours=12) and row.label == "Library computer"
