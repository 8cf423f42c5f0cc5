"""Two accounts of one person become one."""

from typing import Any

import pytest

from api.core.audit import AuditRow, verify
from api.core.crypto import sealer
from api.doors.models import SEALED_REASON, AccountMerge, NewLink, Passkey
from api.groups.models import Membership
from api.notify.models import Notice
from api.people.models import Person, PersonContact
from api.programmes.models import StaffRole
from tests.doors.authenticator import Authenticator
from tests.doors.conftest import House, at_once, enrol, house, sign_in_by, token

__all__ = ["house"]


def kai(house: House, state: str = "active", role: str = "member") -> Person:
    person = house.world.person("Kai")
    house.world.member(house.group, person, role=role, state=state)
    return person


def merge(house: House, old: Person, new: Person, client: Any = None, **more: Any) -> Any:
    body = {"into_person_id": new.id, "programme_id": house.programme.id, "reason": "Same person, saw him today"} | more
    return (client or house.as_worker()).post(f"/api/people/{old.id}/merge", json=body)


def test_phones_passkeys_address_and_places_go_along_and_the_person_is_told(house: House) -> None:
    old, new, keeper = kai(house), house.world.person("Kai"), Authenticator()
    house.world.member(house.world.group(house.programme, "Film"), new)
    first, second = house.world.sign_in(old), house.world.sign_in(new)
    first.patch("/api/me", json={"email": "kai@example.org"})
    enrol(first, keeper)
    answer = merge(house, old, new)
    assert answer.status_code == 200 and [g["name"] for g in answer.json()["groups"]] == ["Film", "Kitchen Vibes"]
    for client in (first, second, house.world.sign_in(new)):
        me = client.get("/api/me").json()
        assert (me["id"], len(me["memberships"]), me["email_hint"]) == (new.id, 2, "k…@e….org")
    assert sign_in_by(house.client(), keeper).json()["id"] == new.id
    assert {m.person_id for m in house.world.all(Membership)} == {new.id, house.lead.id}
    assert [key.person_id for key in house.world.all(Passkey)] == [new.id]
    assert "people_merged" in [n.message for n in house.world.all(Notice) if n.person_id == new.id]
    row = next(p for p in house.world.all(Person) if p.id == old.id)
    assert (row.state, row.merged_into) == ("merged", new.id)


@pytest.mark.parametrize(("mine", "theirs", "kept"), [("left", "active", "active"), ("active", "resting", "active"),
                                                      ("removed", "active", "removed")])  # fmt: skip
def test_one_place_per_group_with_the_better_state_but_removed_stays_removed(
    house: House, mine: str, theirs: str, kept: str
) -> None:
    old, new = kai(house, mine), kai(house, theirs)
    assert merge(house, old, new).status_code == 200
    rows = [m for m in house.world.all(Membership) if m.person_id != house.lead.id]
    assert [(m.person_id, m.state) for m in rows] == [(new.id, kept)]


def test_the_remaining_account_keeps_its_own_address(house: House) -> None:
    old, new = kai(house), kai(house)
    house.world.sign_in(old).patch("/api/me", json={"email": "old@example.org"})
    house.world.sign_in(new).patch("/api/me", json={"email": "new@example.org"})
    merge(house, old, new)
    assert [row.person_id for row in house.world.all(PersonContact)] == [new.id]
    assert house.world.sign_in(new).get("/api/me").json()["email_hint"] == "n…@e….org"


def test_open_links_of_the_old_account_open_nothing(house: House) -> None:
    old, new = kai(house), kai(house)
    worker = house.as_worker()
    body = {"programme_id": house.programme.id, "seen_them": True}
    link = worker.post(f"/api/people/{old.id}/new-link", json=body).json()
    code = house.world.sign_in(old).post("/api/me/move").json()["code"]
    merge(house, old, new, worker)
    assert house.client().post("/api/invites/accept", json={"secret": token(link)}).status_code == 409
    assert house.client().post("/api/session/use-code", json={"kind": "move", "code": code}).status_code == 422
    assert house.world.all(NewLink)[0].ended_at is not None


def test_only_workers_and_managers_of_a_programme_both_are_in(house: House) -> None:
    old, new, stranger = kai(house), kai(house), house.world.person("Kai")
    world = house.world
    assert merge(house, old, new, house.client()).status_code == 401
    assert merge(house, old, new, house.as_lead()).status_code == 403
    for role, status in (("payer", 403), ("safeguarding", 403)):
        assert (
            merge(house, old, new, world.sign_in(world.staff(house.programme, role), staff=True)).status_code == status
        )
    outsider = world.sign_in(world.staff(world.programme("Other"), "worker"), staff=True)
    assert merge(house, old, new, outsider).status_code == 404
    assert merge(house, old, stranger).status_code == 404 and merge(house, stranger, new).status_code == 404
    assert merge(house, old, old).status_code == 422 and merge(house, old, new, reason="x").status_code == 422
    assert all(person.state == "active" for person in world.all(Person))


def test_staff_accounts_and_ones_own_are_never_merged(house: House) -> None:
    """Else a worker could make the manager's account part of one they hold the phone of."""
    young, boss = kai(house), house.world.staff(house.programme, "manager", name="Ruth")
    for old, new in ((young, boss), (boss, young), (young, house.worker), (house.worker, young)):
        answer = merge(house, old, new)
        assert (answer.status_code, answer.json()["code"]) == (409, "staff_account")


def test_merging_here_opens_nothing_in_a_programme_of_somebody_else(house: House) -> None:
    old, new = kai(house), kai(house)
    other = house.world.programme("Other")
    house.world.member(house.world.group(other), new)
    for one, two in ((old, new), (new, old)):
        answer = merge(house, one, two)
        assert (answer.status_code, answer.json()["code"]) == (409, "elsewhere") and "Other" not in answer.text
    both = house.world.staff(house.programme, "worker", name="Both")
    role = StaffRole(programme_id=other.id, person_id=both.id, role="manager", made_at=both.made_at)
    house.world.save(role)
    assert merge(house, old, new, house.world.sign_in(both, staff=True)).status_code == 200


def test_twice_is_refused_and_a_replay_is_the_same_answer(house: House) -> None:
    old, new, worker = kai(house), kai(house), house.as_worker()
    path, key = f"/api/people/{old.id}/merge", {"Idempotency-Key": "m"}
    body = {"into_person_id": new.id, "programme_id": house.programme.id, "reason": "Same person"}
    first, again = (worker.post(path, json=body, headers=key) for _ in range(2))
    assert first.json() == again.json() and merge(house, old, new).status_code == 404


def test_both_ways_at_once_leave_one_of_them(house: House) -> None:
    one, two = kai(house), kai(house)
    clients = [house.as_worker(), house.as_worker()]
    answers = at_once(lambda: merge(house, one, two, clients[0]), lambda: merge(house, two, one, clients[1]))
    assert sorted(answer.status_code for answer in answers) == [200, 404]
    assert sorted(p.state for p in house.world.all(Person) if p.id in (one.id, two.id)) == ["active", "merged"]


def test_it_is_in_the_audit_of_the_programme_without_names(house: House) -> None:
    old, new = kai(house), kai(house)
    merge(house, old, new)
    rows = [row for row in house.world.all(AuditRow) if row.chain == house.programme.id]
    assert {"person.merge", "person.merge_into"} <= {row.action for row in rows}
    with house.world.db.look() as session:
        assert verify(session) == []
    kept = house.world.all(AccountMerge)[0]
    assert "saw him" not in kept.sealed_reason
    assert sealer().open(SEALED_REASON, kept.id, kept.sealed_reason) == "Same person, saw him today"
