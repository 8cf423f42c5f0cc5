"""Asking, leaving, being removed with a sealed reason, and coming back: who is told, what is kept."""

from typing import Any

from api.core.crypto import sealer
from api.groups.facts import MEMBER_LEFT, MEMBER_REMOVED
from api.groups.models import SEALED_REASON, Membership
from api.notify.models import Notice
from api.people.models import Person
from tests.groups.scene import Scene
from tests.world import World


def ask(scene: Scene, by: Person | None) -> Any:
    return scene.client(by).post(f"{scene.path}/ask")


def leave(scene: Scene, by: Person | None, **headers: str) -> Any:
    return scene.client(by).post(f"{scene.path}/leave", headers=headers)


def remove(scene: Scene, by: Person | None, person: Person, reason: str = "They hit somebody") -> Any:
    return scene.client(by).post(f"{scene.path}/people/{person.id}/remove", json={"reason": reason})


def neighbour(scene: Scene, state: str | None = None) -> Person:
    """Somebody of the programme, through another group; with `state`, with a place in this one too."""
    person = scene.somebody(state, before="active") if state else scene.world.person("Lu")
    scene.world.member(scene.world.group(scene.bridge, "Films"), person)
    return person


def test_asking_tells_the_leads_and_welcoming_tells_the_person(world: World) -> None:
    scene = Scene(world, visibility="programme")
    lu = neighbour(scene)
    page = ask(scene, lu).json()
    assert page["my"] == {"role": "member", "state": "asked", "can": []}
    assert page["can"] == ["leave_group"] and page["people"] == []
    assert ask(scene, lu).status_code == 200  # asked already
    assert {(n.person_id, n.text) for n in world.all(Notice)} == {
        (scene.ana.id, "Lu asked to join Kitchen Vibes."), (scene.mo.id, "Lu asked to join Kitchen Vibes."),
    }  # fmt: skip
    assert len(world.all(Notice)) == 2
    assert scene.change(scene.mo, lu, "welcome").status_code == 200
    assert [n.text for n in world.all(Notice) if n.person_id == lu.id] == ["You're in Kitchen Vibes. Welcome!"]


def test_without_a_lead_staff_hear_who_asks(world: World) -> None:
    scene = Scene(world)
    group = world.group(scene.bridge, "Leaderless", visibility="programme")
    scene.client(scene.kai).post(f"/api/groups/{group.id}/ask")
    assert [n.person_id for n in world.all(Notice)] == [scene.joe.id]


def test_who_may_ask(world: World) -> None:
    scene = Scene(world, visibility="programme")
    expected = [
        (neighbour(scene), 200), (neighbour(scene, "resting"), 409), (neighbour(scene, "left"), 409),
        (neighbour(scene, "removed"), 409), (scene.kai, 409), (scene.somebody("asked"), 200),
        (scene.somebody("left"), 403), (scene.somebody("waiting_for_consent"), 403),
        (scene.somebody("removed"), 404), (world.person("Stranger"), 404), (scene.joe, 403), (None, 401),
    ]  # fmt: skip
    for person, status in expected:
        assert ask(scene, person).status_code == status, person and person.chosen_name
    closed = Scene(world)
    assert ask(closed, neighbour(closed)).status_code == 404
    over = Scene(world, visibility="programme", state="ended")
    assert ask(over, neighbour(over)).status_code == 409


def test_a_young_person_who_is_welcomed_waits_for_two_yeses(world: World) -> None:
    scene = Scene(world)
    young = scene.somebody("asked", age_band="13_15")
    page = scene.change(scene.ana, young, "welcome").json()
    assert next(p["state"] for p in page["people"] if p["person_id"] == young.id) == "waiting_for_consent"
    told = {n.person_id: n.text for n in world.all(Notice)}
    assert "two yeses" in told[young.id]
    assert told[scene.joe.id] == "Somebody in Kitchen Vibes waits for two yeses. Please help them get these."


def test_leaving_is_quiet_says_the_way_back_and_tells_the_rooms_to_the_right(world: World) -> None:
    scene = Scene(world)
    heard: list[tuple[str, str]] = []

    def hearer(session: object, *, group_id: str, person_id: str) -> None:
        heard.append((group_id, person_id))

    MEMBER_LEFT.hears(hearer)
    try:
        keyed = {"idempotency-key": "k"}
        first, second = leave(scene, scene.mo, **keyed), leave(scene, scene.mo, **keyed)
    finally:
        MEMBER_LEFT.hearers.remove(hearer)
    words = "You have left Kitchen Vibes. The door stays open: you can come back any time."
    assert first.json() == second.json() == {"left": True, "ways_back": words}
    assert heard == [(scene.group.id, scene.mo.id)]
    assert world.all(Notice) == []
    assert (scene.place(scene.mo).role, scene.place(scene.mo).before) == ("member", "active")
    asked = scene.somebody("asked")
    assert "You can ask again any time." in leave(scene, asked).json()["ways_back"]


def test_who_may_leave(world: World) -> None:
    scene = Scene(world)
    expected = [(scene.somebody("new"), 200), (scene.somebody("resting"), 200), (scene.somebody("asked"), 200),
                (scene.somebody("waiting_for_consent"), 200), (scene.somebody("graduated"), 403), (scene.joe, 403),
                (scene.somebody("removed"), 404), (world.person("Stranger"), 404), (None, 401)]  # fmt: skip
    for person, status in expected:
        assert leave(scene, person).status_code == status


def test_who_had_only_asked_asks_again(world: World) -> None:
    scene = Scene(world)
    person = scene.somebody("asked")
    leave(scene, person)
    assert scene.change(person, person, "come_back").status_code == 200
    assert scene.place(person).state == "asked"
    assert {n.text for n in world.all(Notice)} == {"P asked asked to join Kitchen Vibes."}


def test_removing_keeps_the_reason_sealed_and_tells_the_person_kindly(world: World) -> None:
    scene = Scene(world)
    heard: list[str] = []

    def hearer(session: object, *, group_id: str, person_id: str) -> None:
        heard.append(person_id)

    MEMBER_REMOVED.hears(hearer)
    try:
        answer = remove(scene, scene.joe, scene.mo)
    finally:
        MEMBER_REMOVED.hearers.remove(hearer)
    assert answer.status_code == 200 and heard == [scene.mo.id]
    assert "They hit" not in answer.text and "Mo" not in [p["chosen_name"] for p in answer.json()["people"]]
    place = scene.place(scene.mo)
    assert (place.state, place.role) == ("removed", "member")
    assert "hit" not in (place.sealed_reason or "")
    assert sealer().open(SEALED_REASON, place.id, place.sealed_reason or "") == "They hit somebody"
    texts = [n.text for n in world.all(Notice) if n.person_id == scene.mo.id]
    assert texts == [
        "You are no longer in Kitchen Vibes. Joe will talk with you about why. You can ask, and say what you think."
    ]
    assert scene.read(scene.mo).status_code == 404
    assert scene.change(scene.mo, scene.mo, "come_back").status_code == 403
    back = scene.change(scene.joe, scene.mo, "come_back")
    assert back.status_code == 200 and scene.place(scene.mo).state == "active"
    assert [n.text for n in world.all(Notice) if n.person_id == scene.mo.id][-1].startswith("You're back in Kitchen")


def test_removing_the_only_lead_is_possible_and_staff_are_told(world: World) -> None:
    scene = Scene(world)
    safe = world.staff(scene.bridge, "safeguarding", name="Sam")
    assert remove(scene, safe, scene.ana).status_code == 200
    assert [n.text for n in world.all(Notice) if n.person_id == scene.joe.id] == [
        "Kitchen Vibes has no lead right now. Please find one together."
    ]


def test_removing_needs_a_reason_and_staff_of_this_programme(world: World) -> None:
    scene = Scene(world)
    other = world.programme("Harbour")
    expected = [
        (scene.ana, 403),
        (scene.kai, 403),
        (world.staff(scene.bridge, "approver"), 403),
        (world.staff(other, "safeguarding"), 404),
        (world.person("Stranger"), 404),
        (None, 401),
    ]
    for person, status in expected:
        assert remove(scene, person, scene.mo).status_code == status
    assert remove(scene, scene.joe, scene.mo, "  ").status_code == 422
    assert remove(scene, scene.joe, world.person("Nobody here")).status_code == 404
    assert {m.state for m in world.all(Membership)} == {"active"}


def test_staff_put_somebody_to_rest_and_tell_them(world: World) -> None:
    scene = Scene(world)
    scene.change(scene.joe, scene.kai, "rest")
    assert [n.text for n in world.all(Notice)] == [
        "You rest from Kitchen Vibes for now. You keep your place and can come back any time."
    ]
    scene.change(scene.kai, scene.kai, "come_back")
    assert len(world.all(Notice)) == 1  # nobody is told of their own act


def test_a_membership_of_another_programme_is_not_there(world: World) -> None:
    scene, other = Scene(world), Scene(world)
    for by in (other.ana, other.joe):
        assert scene.change(by, scene.kai, "rest").status_code == 404
    assert scene.change(None, scene.kai, "rest").status_code == 401
    assert scene.change(scene.kai, scene.ana, "rest").status_code == 403
    assert scene.change(scene.ana, scene.kai, "dance").status_code == 422
    more = {"consent": {"who_said_yes": "parent", "how": "x", "own_yes": True}}
    assert scene.change(scene.joe, scene.kai, "rest", **more).status_code == 422
