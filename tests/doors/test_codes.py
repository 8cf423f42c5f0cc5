"""Six digits by e-mail, and six letters into another browser."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from starlette.testclient import TestClient

from api.core import clock
from api.core.crypto import sealer
from api.core.sessions import LoginSession
from api.doors import codes, guard
from api.doors.jobs import forget_codes
from api.doors.models import SEALED_TEXT, OutgoingMail, SignInCode
from api.people.models import Person, PersonContact
from tests.doors.conftest import House, at_once
from tests.world import World

ASK, USE = "/api/session/request-code", "/api/session/use-code"
KAI = "kai@example.org"


@pytest.fixture
def kai(world: World) -> Person:
    person = world.person("Kai")
    assert world.sign_in(person).patch("/api/me", json={"email": "Kai@Example.org"}).status_code == 200
    return person


def mails(world: World, state: str = "local") -> list[str]:
    rows = [row for row in world.all(OutgoingMail) if row.state == state]
    return [sealer().open(SEALED_TEXT, row.id, row.sealed_text) for row in sorted(rows, key=lambda row: row.id)]


def last_code(world: World) -> str:
    found = re.search(r"\b\d{6}\b", mails(world)[-1])
    assert found
    return found[0]


def use(client: TestClient, code: str, address: str = KAI, **more: Any) -> Any:
    return client.post(USE, json={"kind": "email", "code": code, "address": address} | more)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_code_in_the_mail_signs_in_once_and_proves_the_address(world: World, kai: Person) -> None:
    assert world.all(PersonContact)[0].proven_at is None
    answer = world.sign_in().post(ASK, json={"address": " KAI@example.ORG "})
    assert (answer.status_code, answer.json()) == (202, {"expires_in_minutes": 10})
    code, client = last_code(world), world.sign_in()
    assert use(client, f" {code[:3]} {code[3:]} ").json()["chosen_name"] == "Kai"
    assert client.get("/api/me").json()["email_hint"] == "k…@e….org"
    assert world.all(PersonContact)[0].proven_at is not None
    assert use(world.sign_in(), code).status_code == 422


def test_the_mail_is_discreet_and_nothing_of_it_lies_readable(world: World, kai: Person) -> None:
    world.sign_in().post(ASK, json={"address": KAI})
    row = world.all(OutgoingMail)[0]
    assert row.subject == "Your Linkup code" and "Kai" not in mails(world)[0]
    kept = " ".join(str(v) for model in (OutgoingMail, SignInCode, PersonContact) for r in world.all(model)
                    for v in r.model_dump().values())  # fmt: skip
    assert "kai@" not in kept.lower() and last_code(world) not in kept


def test_an_unknown_address_gets_the_same_answer_and_the_same_work(world: World, kai: Person) -> None:
    known = world.sign_in().post(ASK, json={"address": KAI})
    unknown = world.sign_in().post(ASK, json={"address": "nobody@example.org"})
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
    assert sorted(row.state for row in world.all(OutgoingMail)) == ["local", "nobody"]
    assert len(world.all(SignInCode)) == 2 and mails(world, "nobody") == [""]
    first, second = use(world.sign_in(), "123456"), use(world.sign_in(), "123456", "nobody@example.org")
    assert (first.status_code, first.json()) == (second.status_code, second.json())


def test_five_wrong_tries_and_the_right_code_is_dead(world: World, kai: Person) -> None:
    world.sign_in().post(ASK, json={"address": KAI})
    code = last_code(world)
    for _ in range(5):
        assert use(world.sign_in(), wrong(code)).status_code == 422
    assert use(world.sign_in(), code).status_code == 422
    world.sign_in().post(ASK, json={"address": KAI})
    assert use(world.sign_in(), last_code(world)).status_code == 200


def test_tries_at_once_are_all_counted(world: World, kai: Person) -> None:
    world.sign_in().post(ASK, json={"address": KAI})
    code = last_code(world)
    clients = [world.sign_in() for _ in range(6)]
    at_once(*[lambda c=c: use(c, wrong(code)) for c in clients])
    assert world.all(SignInCode)[0].tries == 5
    assert use(world.sign_in(), code).status_code == 422


def test_only_the_newest_code_counts_and_only_for_ten_minutes(world: World, kai: Person) -> None:
    world.sign_in().post(ASK, json={"address": KAI})
    first = last_code(world)
    world.sign_in().post(ASK, json={"address": KAI})
    second = last_code(world)
    if first != second:
        assert use(world.sign_in(), first).status_code == 422
    with time_machine.travel(clock.now() + timedelta(minutes=10, seconds=1)):
        assert use(world.sign_in(), second).status_code == 422


def test_asking_is_limited_by_address_known_or_not_and_by_network(world: World, kai: Person) -> None:
    for address in (KAI, "nobody@example.org"):
        statuses = [world.sign_in().post(ASK, json={"address": address}).status_code for _ in range(6)]
        assert statuses == [202] * 5 + [429]
    others = [world.sign_in().post(ASK, json={"address": f"p{n}@example.org"}).status_code for n in range(25)]
    assert others.count(429) > 0 and others[0] == 202


def test_guessing_from_one_network_is_stopped(world: World, kai: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "EMAIL_CODE", guard.EMAIL_CODE._replace(per_network=3))
    world.sign_in().post(ASK, json={"address": KAI})
    for n in range(3):
        use(world.sign_in(), "000000", f"p{n}@example.org")
    assert use(world.sign_in(), last_code(world)).status_code == 429


@pytest.mark.parametrize(
    "address", ["", "kai", "kai@", "@x.org", "a b@example.org", "x" * 250 + "@example.org", "a\0@b.org"]
)
def test_what_is_no_address_is_said_so(world: World, address: str) -> None:
    answer = world.sign_in().post(ASK, json={"address": address})
    assert answer.status_code == 422 and "address" in answer.json()["fields"]


def test_an_email_code_needs_its_address(world: World, kai: Person) -> None:
    answer = world.sign_in().post(USE, json={"kind": "email", "code": "123456"})
    assert answer.json()["fields"] == {"address": codes.NEED_ADDRESS}


def test_a_proven_address_counts_before_one_only_typed_in(world: World, kai: Person) -> None:
    world.sign_in().post(ASK, json={"address": KAI})
    use(world.sign_in(), last_code(world))
    world.sign_in(world.person("Copy")).patch("/api/me", json={"email": KAI})
    world.sign_in().post(ASK, json={"address": KAI})
    assert use(world.sign_in(), last_code(world)).json()["id"] == kai.id


def test_staff_signed_in_by_code_can_do_no_staff_work(world: World) -> None:
    programme = world.programme()
    joe = world.staff(programme, "worker", "manager")
    world.sign_in(joe).patch("/api/me", json={"email": "joe@example.org"})
    world.sign_in().post(ASK, json={"address": "joe@example.org"})
    client = world.sign_in()
    me = use(client, last_code(world), "joe@example.org").json()
    assert (me["faces"], me["needs_passkey"], me["session"]["kind"]) == ([], True, "young")
    assert client.get(f"/api/programmes/{programme.id}/people").status_code == 404


def test_a_replayed_code_gives_the_same_session_for_ten_minutes(world: World, kai: Person) -> None:
    world.sign_in().post(ASK, json={"address": KAI})
    body, key = {"kind": "email", "code": last_code(world), "address": KAI}, {"Idempotency-Key": "use-1"}
    first = world.sign_in().post(USE, json=body, headers=key).json()
    second = world.sign_in().post(USE, json=body, headers=key).json()
    assert first["session"]["id"] == second["session"]["id"]
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        assert world.sign_in().post(USE, json=body, headers=key).status_code == 401


# --- move to the app ---------------------------------------------------------------------------------------------


def move(client: TestClient, code: str, **more: Any) -> Any:
    return client.post(USE, json={"kind": "move", "code": code} | more)


def test_the_same_person_in_another_browser(world: World) -> None:
    chat, app = world.sign_in(world.person("Kai")), world.sign_in()
    made = chat.post("/api/me/move").json()
    assert len(made["code"]) == 6 and made["link"].endswith(f"/m/{made['code']}") and "<svg" in made["qr_svg"]
    assert move(app, made["code"].lower()).json()["chosen_name"] == "Kai"
    assert len(chat.get("/api/me/devices").json()["items"]) == 2
    assert move(world.sign_in(), made["code"]).status_code == 422
    assert made["code"] not in str([row.model_dump() for row in world.all(SignInCode)])


def test_a_shared_phone_makes_no_way_in_that_lasts(house: House) -> None:
    shared = house.join(house.invite()["code"], shared_phone=True)
    answer = shared.post("/api/me/move")
    assert (answer.status_code, answer.json()["code"]) == (409, "shared_phone")
    assert "ask your worker" in answer.json()["detail"]
    assert "move_to_app" not in shared.get("/api/me").json()["can"]
    assert house.world.all(SignInCode) == []


def test_a_phone_that_became_shared_makes_no_more_codes(world: World) -> None:
    phone = world.sign_in(world.person("Kai"))
    assert "move_to_app" in phone.get("/api/me").json()["can"]
    assert phone.post("/api/session/shared").status_code == 200
    assert phone.post("/api/me/move").status_code == 409


def test_a_newer_code_ends_the_older_and_ten_minutes_end_both(world: World) -> None:
    chat = world.sign_in(world.person("Kai"))
    first, second = (chat.post("/api/me/move").json()["code"] for _ in range(2))
    assert move(world.sign_in(), first).status_code == 422
    with time_machine.travel(clock.now() + timedelta(minutes=10, seconds=1)):
        assert move(world.sign_in(), second).status_code == 422


def test_one_code_two_browsers_at_once_one_session(world: World) -> None:
    code = world.sign_in(world.person("Kai")).post("/api/me/move").json()["code"]
    clients = [world.sign_in() for _ in range(4)]
    answers = at_once(*[lambda c=c: move(c, code) for c in clients])
    assert sorted(answer.status_code for answer in answers) == [200, 422, 422, 422]
    assert len(world.all(LoginSession)) == 2


def test_guessing_letters_is_stopped_and_stays_stopped(world: World) -> None:
    code = world.sign_in(world.person("Kai")).post("/api/me/move").json()["code"]
    for _ in range(guard.MOVE_CODE.per_network):
        assert move(world.sign_in(), "AAAAAA").status_code == 422
    answer = move(world.sign_in(), code)
    assert answer.status_code == 429 and answer.json()["retry_after"] > 0


def test_a_staff_session_is_not_moved(world: World) -> None:
    client = world.sign_in(world.staff(world.programme(), "worker"), staff=True)
    answer = client.post("/api/me/move")
    assert (answer.status_code, answer.json()["code"]) == (409, "staff_session")
    assert "move_to_app" not in client.get("/api/me").json()["can"]


def test_old_codes_and_mails_are_forgotten(world: World, kai: Person) -> None:
    world.sign_in().post(ASK, json={"address": KAI})
    world.db.run_now(forget_codes)
    assert len(world.all(SignInCode)) == 1
    with time_machine.travel(clock.now() + timedelta(days=3)):
        world.db.run_now(forget_codes)
    assert world.all(SignInCode) == [] and world.all(OutgoingMail) == []
