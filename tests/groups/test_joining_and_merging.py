"""Coming in by invite (from doors), and two accounts of one person becoming one."""

import pytest
from sqlmodel import Session

from api.consent.actions import record_both
from api.consent.schemas import BothYeses
from api.core import clock
from api.core.crypto import sealer
from api.core.errors import Problem
from api.groups import joining
from api.groups.models import SEALED_REASON, GroupRules, Membership, PowerGroup, RulesAgreement
from api.notify.models import Notice
from api.people.facts import PEOPLE_MERGED
from api.people.models import Person
from tests.groups.scene import YESES, Scene
from tests.world import World


def join(scene: Scene, person: Person, role: str = "member", agreed: int | None = None) -> bool:
    def work(session: Session) -> bool:
        group = joining.group_for_joining(session, scene.group.id)
        return joining.join(session, group, session.get_one(Person, person.id), role, agreed).took_place

    took: bool = scene.world.db.run_now(work)
    return took


def merge(scene: Scene, old: Person, new: Person) -> None:
    def work(session: Session) -> None:
        PEOPLE_MERGED.tell(session, old=old.id, new=new.id, programme_id=scene.bridge.id)

    scene.world.db.run_now(work)


def test_coming_in_for_the_first_time(world: World) -> None:
    scene = Scene(world)
    lu, young = world.person("Lu"), world.person("Young", "13_15")
    assert join(scene, lu) and join(scene, young, "lead")
    assert (scene.place(lu).state, scene.place(lu).role) == ("new", "member")
    assert (scene.place(young).state, scene.place(young).role) == ("waiting_for_consent", "lead")
    told = {(n.person_id, n.message) for n in world.all(Notice)}
    assert told == {(scene.ana.id, "member_joined"), (scene.mo.id, "member_joined"), (scene.joe.id, "consent_needed")}
    assert not join(scene, lu)  # again: nothing to do, no place of the invite used
    assert join(scene, lu, "co_lead")
    assert scene.place(lu).role == "co_lead"
    assert not join(scene, scene.ana)  # a lead with a member's invite stays lead
    assert scene.place(scene.ana).role == "lead"


def test_rules_are_agreed_on_coming_in(world: World) -> None:
    scene = Scene(world)
    world.save(
        GroupRules(group_id=scene.group.id, version=1, text="Be kind.", made_by=scene.ana.id, made_at=clock.now())
    )
    lu = world.person("Lu")
    for wrong in (None, 2):
        with pytest.raises(Problem) as refused:
            join(scene, lu, agreed=wrong)
        assert refused.value.status == 422
    assert join(scene, lu, agreed=1)
    assert [a.person_id for a in world.all(RulesAgreement)] == [lu.id]


def test_a_removed_person_and_a_group_that_is_over_take_no_invite(world: World) -> None:
    scene = Scene(world)
    with pytest.raises(Problem) as refused:
        join(scene, scene.somebody("removed"))
    assert refused.value.code == "ask_staff"
    over = Scene(world, state="ended")
    with pytest.raises(Problem) as refused:
        join(over, world.person("Lu"))
    assert refused.value.code == "group_over"


@pytest.mark.parametrize(
    ("old_state", "new_state", "kept"),
    [("active", "left", "active"), ("asked", "new", "new"), ("resting", "waiting_for_consent", "resting"),
     ("removed", "active", "removed"), ("active", "removed", "removed"), ("graduated", "active", "graduated")],
)  # fmt: skip
def test_one_place_per_group_and_the_better_one_counts(world: World, old_state: str, new_state: str, kept: str) -> None:
    scene = Scene(world)
    old, new = scene.somebody(old_state, role="co_lead", before="active"), scene.somebody(new_state)
    place = scene.place(old)
    place.sealed_reason = sealer().seal(SEALED_REASON, place.id, "why") if old_state == "removed" else None
    world.save(place)
    merge(scene, old, new)
    mine = [m for m in world.all(Membership) if m.person_id in (old.id, new.id)]
    assert [(m.person_id, m.state) for m in mine] == [(new.id, kept)]
    assert mine[0].role == ("member" if kept == "removed" else "co_lead")
    if old_state == "removed":
        assert sealer().open(SEALED_REASON, mine[0].id, mine[0].sealed_reason or "") == "why"


def test_places_agreements_and_proposals_move_over(world: World) -> None:
    scene = Scene(world)
    old, new = scene.somebody("active"), world.person("New")
    one, two = world.save(
        *(GroupRules(group_id=scene.group.id, version=v, text="x", made_by=old.id, made_at=clock.now()) for v in (1, 2))
    )
    for rules, person in ((one, old), (two, old), (two, new)):
        world.save(RulesAgreement(rules_id=rules.id, person_id=person.id, at=clock.now()))
    world.group(scene.bridge, "Proposed", state="proposed", proposed_by=old.id)
    merge(scene, old, new)
    assert scene.place(new).state == "active"
    assert sorted(a.rules_id for a in world.all(RulesAgreement)) == sorted([one.id, two.id])
    assert {a.person_id for a in world.all(RulesAgreement)} == {new.id}
    assert {r.made_by for r in world.all(GroupRules)} == {new.id}
    assert [g.proposed_by for g in world.all(PowerGroup) if g.name == "Proposed"] == [new.id]


def test_no_way_around_the_two_yeses_by_merging(world: World) -> None:
    scene = Scene(world)
    old, new = scene.somebody("active"), world.person("Young", "13_15")
    merge(scene, old, new)
    assert scene.place(new).state == "waiting_for_consent"
    second, young = scene.somebody("active", age_band="13_15"), world.person("Young", "13_15")

    def yes(session: Session) -> None:
        record_both(session, second.id, scene.bridge.id, scene.group.id, BothYeses.model_validate(YESES),
                    recorded_by=scene.joe.id)  # fmt: skip

    world.db.run_now(yes)
    merge(scene, second, young)  # the yeses move with the person
    assert scene.place(young).state == "active"


def test_an_account_that_said_an_older_age_takes_the_younger_one(world: World) -> None:
    """Whichever way round staff put them together: every place waits for its two yeses, also where only one was."""
    scene = Scene(world)
    other = world.group(scene.bridge, "Film Crew")
    young, older = scene.somebody("waiting_for_consent", age_band="13_15"), scene.somebody("active")
    world.member(other, older)
    ask = {"into_person_id": older.id, "programme_id": scene.bridge.id, "reason": "One person, seen by Joe."}
    assert scene.client(scene.joe).post(f"/api/people/{young.id}/merge", json=ask).status_code == 200
    assert {m.state for m in world.all(Membership) if m.person_id == older.id} == {"waiting_for_consent"}
    assert next(p.age_band for p in world.all(Person) if p.id == older.id) == "13_15"
