"""Every step of the membership table, by everybody who may take it; and none that is not in it."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import Session

from api.consent.actions import record_both
from api.consent.schemas import BothYeses
from api.groups import actions, joining, queries
from api.groups.models import MEMBER_STATES
from api.groups.states import MEMBERSHIP
from api.people.models import Person
from api.programmes.models import StaffRole
from tests.groups.scene import YESES, Scene
from tests.world import World

LEADS = ("lead", "co_lead", "worker", "manager")
YOUNG = {"age_band": "13_15"}
Doing = Callable[[Scene, Person, Person], int]


def changing(action: str, **more: Any) -> Doing:
    return lambda scene, by, person: int(scene.change(by, person, action, **more).status_code)


def leaving(scene: Scene, by: Person, person: Person) -> int:
    return int(scene.client(by).post(f"{scene.path}/leave").status_code)


def asking(scene: Scene, by: Person, person: Person) -> int:
    return int(scene.client(by).post(f"{scene.path}/ask").status_code)


def removing(scene: Scene, by: Person, person: Person) -> int:
    path = f"{scene.path}/people/{person.id}/remove"
    return int(scene.client(by).post(path, json={"reason": "They asked us to"}).status_code)


def joins(scene: Scene, by: Person, person: Person) -> int:
    def work(session: Session) -> None:
        group = joining.group_for_joining(session, scene.group.id)
        joining.join(session, group, session.get_one(Person, person.id), "member", None)

    scene.world.db.run_now(work)
    return 200


def coming(scene: Scene, by: Person, person: Person) -> int:
    scene.world.db.run_now(lambda session: actions.have_come(session, scene.group.id, [person.id]))
    return 200


# (from, action of the table) → (how it is done, what the person was before, their age, who may do it)
EDGES: dict[tuple[str, str], tuple[Doing, str | None, dict[str, str], tuple[str, ...]]] = {
    ("asked", "welcome"): (changing("welcome"), None, {}, LEADS),
    ("asked", "welcome_to_wait"): (changing("welcome"), None, YOUNG, LEADS),
    ("asked", "join"): (joins, None, {}, ("house",)),
    ("asked", "join_to_wait"): (joins, None, YOUNG, ("house",)),
    ("waiting_for_consent", "record_consent"): (
        changing("record_consent", consent=YESES), None, YOUNG, ("worker", "safeguarding"),
    ),
    ("new", "has_come"): (coming, None, {}, ("house",)),
    ("new", "rest"): (changing("rest"), None, {}, ("self", *LEADS)),
    ("active", "rest"): (changing("rest"), None, {}, ("self", *LEADS)),
    ("resting", "come_back_new"): (changing("come_back"), "new", {}, ("self", *LEADS)),
    ("resting", "come_back"): (changing("come_back"), "active", {}, ("self", *LEADS)),
    ("resting", "come_back_to_wait"): (changing("come_back"), "active", YOUNG, ("self", *LEADS)),
    ("resting", "join_new"): (joins, "new", {}, ("house",)),
    ("resting", "join_active"): (joins, "active", {}, ("house",)),
    ("resting", "join_to_wait"): (joins, "active", YOUNG, ("house",)),
    **{(s, "leave"): (leaving, None, {}, ("self",))
       for s in ("asked", "waiting_for_consent", "new", "active", "resting")},
    ("left", "ask"): (asking, "asked", {}, ("self",)),
    ("left", "come_back_new"): (changing("come_back"), "new", {}, ("self",)),
    ("left", "come_back"): (changing("come_back"), "active", {}, ("self",)),
    ("left", "come_back_to_wait"): (changing("come_back"), "waiting_for_consent", YOUNG, ("self",)),
    ("left", "join_new"): (joins, "new", {}, ("house",)),
    ("left", "join_active"): (joins, "active", {}, ("house",)),
    ("left", "join_to_wait"): (joins, "active", YOUNG, ("house",)),
    ("graduated", "join_active"): (joins, None, {}, ("house",)),
    ("graduated", "join_to_wait"): (joins, None, YOUNG, ("house",)),
    **{(s, "remove"): (removing, None, {}, ("worker", "safeguarding", "manager"))
       for s in ("asked", "waiting_for_consent", "new", "active", "resting", "graduated", "left")},
    ("removed", "come_back_new"): (changing("come_back"), "new", {}, ("worker", "safeguarding", "manager")),
    ("removed", "come_back"): (changing("come_back"), "active", {}, ("worker", "safeguarding", "manager")),
    ("removed", "come_back_to_wait"): (changing("come_back"), "active", YOUNG, ("worker", "safeguarding", "manager")),
}  # fmt: skip


def actor(scene: Scene, who: str, person: Person) -> Person:
    if who in ("self", "house"):
        return person
    known = {"lead": scene.ana, "co_lead": scene.mo, "member": scene.kai, "worker": scene.joe}
    return known.get(who) or scene.world.staff(scene.bridge, who, name=who)


def test_every_step_of_the_table_is_in_this_test() -> None:
    assert {(m.frm, m.action) for m in MEMBERSHIP.moves} == set(EDGES)


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge[0]}-{edge[1]}")
def test_a_step_is_taken_by_who_may_and_by_nobody_else(world: World, edge: tuple[str, str]) -> None:
    state, action = edge
    how, before, age, allowed = EDGES[edge]
    to = next(m.to for m in MEMBERSHIP.moves if (m.frm, m.action) == edge)
    scene = Scene(world, visibility="programme")
    if action == "ask":  # whoever asks again is somebody of the programme, through another group
        allowed_person = scene.somebody(state, before=before, **age)
        world.member(world.group(scene.bridge, "Other"), allowed_person)
        assert how(scene, allowed_person, allowed_person) == 200
        assert scene.place(allowed_person).state == to
        return
    everybody = (
        ("self", "member", *LEADS, "safeguarding", "approver") if how not in (joins, coming, leaving) else allowed
    )
    for who in everybody:
        person = scene.somebody(state, before=before, **age)
        status = how(scene, actor(scene, who, person), person)
        if who in allowed:
            assert (status, scene.place(person).state) == (200, to), who
        else:
            assert status in (403, 404), who
            assert scene.place(person).state == state, who


ACTIONS = ("welcome", "rest", "come_back", "record_consent")
REACHABLE = {("welcome", "asked"), ("rest", "new"), ("rest", "active"), ("come_back", "resting"),
             ("come_back", "removed"), ("record_consent", "waiting_for_consent")}  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("state", MEMBER_STATES)
def test_what_is_not_in_the_table_is_refused_in_plain_words(world: World, state: str, action: str) -> None:
    scene = Scene(world)
    person = scene.somebody(state, before="active")
    more = {"consent": YESES} if action == "record_consent" else {}
    answer = scene.change(scene.joe, person, action, **more)
    if (action, state) in REACHABLE:
        assert answer.status_code == 200
    elif (action, state) == ("come_back", "left"):
        assert answer.status_code == 403  # their own to do
    else:
        assert answer.status_code == 409
        assert answer.json()["detail"] == MEMBERSHIP.words[state]
        assert scene.place(person).state == state


def test_removing_and_leaving_again_are_harmless(world: World) -> None:
    scene = Scene(world)
    person = scene.somebody("active")
    assert [removing(scene, scene.joe, person) for _ in range(2)] == [200, 200]
    goes = scene.somebody("active")
    assert [leaving(scene, goes, goes) for _ in range(2)] == [200, 200]
    assert scene.place(goes).before == "active"


def test_rest_leave_and_back_is_where_it_was(world: World) -> None:
    """R6, R99: gaps cost nothing. Resting, then leaving, then coming back gives the old place again."""
    scene = Scene(world)
    for state in ("new", "active"):
        person = scene.somebody(state)
        for step in (changing("rest"), leaving, changing("come_back")):
            assert step(scene, person, person) == 200
        assert scene.place(person).state == state
    worker_made = [r for r in world.all(StaffRole) if r.person_id != scene.joe.id]
    assert worker_made == []


def test_a_yes_that_stands_lets_a_young_person_straight_back(world: World) -> None:
    scene = Scene(world)
    person = scene.somebody("resting", before="active", age_band="13_15")

    def yes(session: Session) -> None:
        record_both(session, person.id, scene.bridge.id, scene.group.id, BothYeses.model_validate(YESES),
                    recorded_by=scene.joe.id)  # fmt: skip

    world.db.run_now(yes)
    assert scene.change(person, person, "come_back").status_code == 200
    assert scene.place(person).state == "active"


def test_has_come_touches_only_who_is_new(world: World) -> None:
    scene = Scene(world)
    people = {state: scene.somebody(state) for state in MEMBER_STATES}
    for person in people.values():
        coming(scene, person, person)
    stranger = world.person("Stranger")
    coming(scene, stranger, stranger)
    after = {state: scene.place(person).state for state, person in people.items()}
    assert after == {state: state for state in MEMBER_STATES} | {"new": "active"}
    with world.db.look() as session:
        assert queries.membership(session, scene.group.id, stranger.id) is None
