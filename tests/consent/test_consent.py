"""Two yeses before somebody under 16 takes part (R52): recorded by staff, sealed, about one group."""

import pytest
from sqlmodel import Session

from api.consent import rules
from api.consent.models import SEALED_HOW, ConsentRecord
from api.consent.queries import both_yeses
from api.core import clock
from api.core.audit import AuditRow
from api.core.crypto import sealer
from api.notify.models import Notice
from api.people.facts import PEOPLE_MERGED
from tests.world import World

YES = {"who_said_yes": "parent", "how": "Mum rang Joe on Tuesday", "own_yes": True}


@pytest.mark.pure
def test_who_needs_both_yeses() -> None:
    bands = ("under_13", "13_15", "16_17", "18_24", "25_plus")
    assert [rules.needs_both(band) for band in bands] == [True, True, False, False, False]


def test_recording_both_yeses_lets_the_person_in_and_tells_them(world: World) -> None:
    bridge = world.programme()
    group, kai, joe = world.group(bridge), world.person(age_band="13_15"), world.staff(bridge, "worker")
    world.member(group, kai, state="waiting_for_consent")
    path = f"/api/groups/{group.id}/people/{kai.id}"
    answer = world.sign_in(joe, staff=True).patch(path, json={"action": "record_consent", "consent": YES})
    assert answer.status_code == 200, answer.text
    assert [(p["person_id"], p["state"]) for p in answer.json()["people"]] == [(kai.id, "new")]
    records = world.all(ConsentRecord)
    assert sorted(r.giver for r in records) == ["parent", "self"]
    for record in records:
        assert (record.person_id, record.about_id, record.recorded_by) == (kai.id, group.id, joe.id)
        assert "Mum" not in (record.sealed_how or "")
        assert sealer().open(SEALED_HOW, record.id, record.sealed_how or "") == "Mum rang Joe on Tuesday"
    assert [(n.person_id, n.text) for n in world.all(Notice)] == [
        (kai.id, "Both yeses are there. You can now take part in Kitchen Vibes. Welcome!")
    ]
    assert [r.to for r in world.all(AuditRow) if r.action == "consent.recorded"] == ["parent", "self"]
    assert "Mum" not in answer.text


@pytest.mark.parametrize(
    "consent",
    [
        None,
        {**YES, "own_yes": False},
        {**YES, "how": " "},
        {**YES, "who_said_yes": "self"},
        {"who_said_yes": "parent", "own_yes": True},
    ],
)
def test_one_yes_or_no_proof_is_not_enough(world: World, consent: dict[str, object] | None) -> None:
    bridge = world.programme()
    group, kai = world.group(bridge), world.person(age_band="13_15")
    place = world.member(group, kai, state="waiting_for_consent")
    client = world.sign_in(world.staff(bridge, "worker"), staff=True)
    body = {"action": "record_consent", "consent": consent}
    assert client.patch(f"/api/groups/{group.id}/people/{kai.id}", json=body).status_code == 422
    assert world.all(ConsentRecord) == []
    assert [m.state for m in world.all(type(place))] == ["waiting_for_consent"]


def test_only_staff_who_know_the_person_record_it(world: World) -> None:
    bridge = world.programme()
    group, kai, lead = world.group(bridge), world.person(age_band="13_15"), world.person("Ana")
    world.member(group, kai, state="waiting_for_consent")
    world.member(group, lead, role="lead")
    path, body = f"/api/groups/{group.id}/people/{kai.id}", {"action": "record_consent", "consent": YES}
    assert world.sign_in(lead).patch(path, json=body).status_code == 403
    assert world.sign_in(kai).patch(path, json=body).status_code == 403
    for role, status in {"manager": 403, "approver": 403, "payer": 403, "safeguarding": 200}.items():
        assert world.sign_in(world.staff(bridge, role), staff=True).patch(path, json=body).status_code == status, role
    worker = world.sign_in(world.staff(bridge, "worker"), staff=True)
    assert worker.patch(path, json=body).status_code == 409  # there already


def test_a_yes_counts_for_one_group_while_it_stands(world: World) -> None:
    bridge = world.programme()
    kai, joe = world.person(age_band="13_15"), world.staff(bridge, "worker")

    def record(giver: str, about: str, withdrawn: bool = False) -> None:
        world.save(ConsentRecord(person_id=kai.id, programme_id=bridge.id, about_id=about, purpose="taking_part",
                                 giver=giver, recorded_by=joe.id, at=clock.now(),
                                 withdrawn_at=clock.now() if withdrawn else None))  # fmt: skip

    def both(about: str) -> bool:
        with world.db.look() as session:
            return both_yeses(session, kai.id, about)

    assert not both("g1")
    record("self", "g1")
    assert not both("g1")
    record("social_worker", "g1", withdrawn=True)
    assert not both("g1")
    record("social_worker", "g2")
    assert not both("g1") and not both("g2")
    record("other_with_responsibility", "g1")
    assert both("g1") and not both("g2")
    new = world.person("Kai", age_band="13_15")

    def merge(session: Session) -> None:
        PEOPLE_MERGED.tell(session, old=kai.id, new=new.id, programme_id=bridge.id)

    world.db.run_now(merge)
    assert not both("g1")
    assert {r.person_id for r in world.all(ConsentRecord)} == {new.id}
