"""Staying signed in, generations of the cookie, reuse, my phones, signing out."""

from datetime import timedelta

import pytest
import time_machine
from starlette.testclient import TestClient

from api.core import clock
from api.core.config import settings
from api.core.sessions import LoginSession, cookie_for
from api.notify.models import Notice
from api.people.models import Person
from tests.doors.conftest import House, at_once
from tests.world import World

RENEW = "/api/session/renew"
COOKIE = settings().cookie_name


@pytest.fixture
def kai(world: World) -> Person:
    return world.person("Kai")


def holding(world: World, row: LoginSession, generation: int) -> TestClient:
    client = world.sign_in()
    client.cookies.set(COOKIE, cookie_for(row.id, generation), domain="localhost.local")
    return client


def only_row(world: World) -> LoginSession:
    row: LoginSession = world.all(LoginSession)[0]
    return row


def later(**spent: float) -> time_machine.travel:
    return time_machine.travel(clock.now() + timedelta(**spent), tick=True)


def test_a_cookie_lasts_15_minutes_and_is_renewed_even_after_that(world: World, kai: Person) -> None:
    client = world.sign_in(kai)
    with later(minutes=16):
        assert client.get("/api/me").status_code == 401
        assert client.post(RENEW).status_code == 200
        assert client.get("/api/me").json()["chosen_name"] == "Kai"
    assert only_row(world).generation == 2


def test_a_session_ends_after_180_days_without_a_visit_and_lives_on_with_one(world: World, kai: Person) -> None:
    client, sleeper = world.sign_in(kai), world.sign_in(kai)
    with later(days=179):
        assert client.post(RENEW).status_code == 200
    with later(days=181):
        assert sleeper.post(RENEW).json()["code"] == "sign_in"
        assert client.post(RENEW).status_code == 200


def test_a_staff_session_never_outlives_12_hours(world: World) -> None:
    client = world.sign_in(world.staff(world.programme(), "worker"), staff=True)
    with later(hours=11, minutes=59):
        assert client.post(RENEW).status_code == 200
    with later(hours=12, minutes=1):
        assert client.post(RENEW).status_code == 401


def test_a_lost_answer_costs_nothing(world: World, kai: Person) -> None:
    """The first answer never came: the old cookie gets the same new generation again, however late."""
    row = world.session_of(kai)
    for minutes in (1, 30, 600):
        with later(minutes=minutes):
            assert holding(world, row, 1).post(RENEW).status_code == 200
    assert only_row(world).generation == 2


def test_renewing_with_a_cookie_never_used_before_is_no_use_of_the_new_one(house: House) -> None:
    """Right after joining the answer to the very first request is lost: the joining cookie must go on working."""
    phone = house.join(house.invite()["code"])
    kai = phone.cookies[COOKIE]
    phone.post(RENEW)
    with later(minutes=5):
        again = house.client()
        again.cookies.set(COOKIE, kai, domain="localhost.local")
        assert again.post(RENEW).status_code == 200


def test_two_tabs_renewing_at_once_share_the_new_generation(world: World, kai: Person) -> None:
    row = world.session_of(kai)
    tabs = [holding(world, row, 1) for _ in range(4)]
    assert {answer.status_code for answer in at_once(*[lambda c=c: c.post(RENEW) for c in tabs])} == {200}
    assert only_row(world).generation == 2


def test_the_older_cookie_is_good_for_60_seconds_after_the_newer_was_used(world: World, kai: Person) -> None:
    row = world.session_of(kai)
    phone, older = holding(world, row, 1), holding(world, row, 1)
    phone.post(RENEW)
    assert phone.get("/api/me").status_code == 200  # now the new one has been used
    with later(seconds=50):
        assert older.get("/api/me").status_code == 200
        assert older.post(RENEW).status_code == 200
    assert only_row(world).ended_at is None


def test_a_copied_cookie_ends_that_one_session_and_its_person_is_told(world: World, kai: Person) -> None:
    row, other = world.session_of(kai), world.sign_in(kai)
    phone, thief = holding(world, row, 1), holding(world, row, 1)
    phone.post(RENEW)
    phone.get("/api/me")
    with later(seconds=61):
        assert thief.get("/api/me").status_code == 401
        answer = thief.post(RENEW)
        assert (answer.status_code, answer.json()["code"]) == (401, "reused")
        assert phone.get("/api/me").status_code == 401, "nobody can tell which of the two is the thief"
        assert other.get("/api/me").json()["unread"] == 1
    ended = next(s for s in world.all(LoginSession) if s.id == row.id)
    assert ended.ended_why == "reuse" and [n.message for n in world.all(Notice)] == ["session_reused"]


def test_a_generation_long_gone_is_reuse_even_if_the_newest_was_never_used(world: World, kai: Person) -> None:
    row = world.session_of(kai)
    phone = holding(world, row, 1)
    phone.post(RENEW)
    phone.post(RENEW)
    assert only_row(world).generation == 3
    assert holding(world, row, 1).post(RENEW).json()["code"] == "reused"
    assert only_row(world).ended_why == "reuse"


def test_a_phone_can_be_called_shared_later_and_only_a_new_sign_in_makes_it_mine_again(
    world: World, kai: Person
) -> None:
    client = world.sign_in(kai)
    for _ in range(2):  # a second tap changes nothing
        answer = client.post("/api/session/shared")
        assert answer.json()["session"]["shared_phone"]
        assert "max-age" not in answer.headers["set-cookie"].lower(), "the cookie goes when the browser closes"
    row = only_row(world)
    assert row.expires_at <= clock.now() + timedelta(hours=12)
    assert "passkey_register_begin" not in client.get("/api/me").json()["can"]
    with later(hours=12, minutes=1):
        assert client.post(RENEW).status_code == 401


def test_a_shared_phone_left_alone_for_an_hour_is_signed_out(world: World, kai: Person) -> None:
    client, own = world.sign_in(kai), world.sign_in(kai)
    client.post("/api/session/shared")
    with later(minutes=55):
        assert client.post(RENEW).status_code == 200
        with later(minutes=61):
            assert client.post(RENEW).json()["code"] == "sign_in"
            assert own.post(RENEW).status_code == 200, "only the shared phone is so short"
    assert [row.ended_why for row in world.all(LoginSession) if row.shared_phone] == ["left_alone"]


def test_staff_work_is_never_on_a_shared_phone(world: World) -> None:
    client = world.sign_in(world.staff(world.programme(), "worker"), staff=True)
    answer = client.post("/api/session/shared")
    assert (answer.status_code, answer.json()["code"]) == (409, "shared_phone")


@pytest.mark.parametrize("cookie", ["", "x.y.z", "null"])
def test_what_is_not_our_cookie_renews_nothing(world: World, cookie: str) -> None:
    client = world.sign_in()
    client.cookies.set(COOKIE, cookie, domain="localhost.local")
    assert client.post(RENEW).json()["code"] == "sign_in"
    assert client.post("/api/session/sign-out").status_code == 204


def test_signing_out_ends_the_session_even_with_a_cookie_that_ran_out(world: World, kai: Person) -> None:
    client, row = world.sign_in(kai), only_row(world)
    with later(minutes=20):
        answer = client.post("/api/session/sign-out")
    assert answer.status_code == 204 and 'linkup=""' in answer.headers["set-cookie"]
    assert only_row(world).ended_why == "signed_out"
    assert holding(world, row, 1).get("/api/me").status_code == 401


def test_my_phones_are_mine_and_can_be_ended(world: World, kai: Person) -> None:
    phone, tablet = world.sign_in(kai), world.sign_in(kai)
    stranger = world.sign_in(world.person("Ana"))
    items = phone.get("/api/me/devices").json()["items"]
    assert sorted(item["current"] for item in items) == [False, True]
    away = next(item["id"] for item in items if not item["current"])
    assert stranger.delete(f"/api/me/devices/{away}").status_code == 404
    assert tablet.get("/api/me").status_code == 200
    for _ in range(2):
        assert phone.delete(f"/api/me/devices/{away}").status_code == 204
    assert tablet.get("/api/me").status_code == 401
    assert [item["current"] for item in phone.get("/api/me/devices").json()["items"]] == [True]


def test_ending_the_phone_in_my_hand_is_signing_out(world: World, kai: Person) -> None:
    phone = world.sign_in(kai)
    answer = phone.delete(f"/api/me/devices/{only_row(world).id}")
    assert answer.status_code == 204 and 'linkup=""' in answer.headers["set-cookie"]
    assert phone.get("/api/me").status_code == 401


def test_coming_in_again_in_the_same_browser_leaves_no_orphan(house: House) -> None:
    ana = house.world.person("Ana")
    client = house.world.sign_in(ana)
    answer = house.as_worker().post(
        f"/api/people/{ana.id}/new-link", json={"programme_id": house.programme.id, "seen_them": True}
    )
    assert answer.status_code == 404, "Ana is not of this programme yet"
    house.world.member(house.group, ana)
    link = house.as_worker().post(
        f"/api/people/{ana.id}/new-link", json={"programme_id": house.programme.id, "seen_them": True}
    )
    assert client.post("/api/invites/accept", json={"secret": link.json()["code"]}).status_code == 200
    assert len(house.sessions(ana.id)) == 1
