"""What I chose about being told: mine alone, kept whole, and muted groups say nothing new."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from api.events.models import Event
from api.notify import actions
from api.notify.models import MutedGroup, Notice, NoticeWishes
from tests.doors.conftest import at_once
from tests.events.scene import Scene, scene
from tests.world import World

__all__ = ["scene"]
PATH = "/api/me/reminders"
ALL_ON = {"remind_day": True, "remind_soon": True, "remind_answer": True, "muted": []}


def chosen(**more: Any) -> dict[str, Any]:
    return ALL_ON | more


def test_everything_is_on_until_somebody_chooses_and_each_choice_is_their_own(world: World) -> None:
    kai, ana = world.sign_in(world.person("Kai")), world.sign_in(world.person("Ana"))
    assert kai.get(PATH).json() == ALL_ON
    wanted = chosen(remind_soon=False, muted=["g2", "g1", "g2"])
    for _ in range(2):
        assert kai.put(PATH, json=wanted).json() == wanted | {"muted": ["g1", "g2"]}
    assert kai.get(PATH).json() == wanted | {"muted": ["g1", "g2"]}
    assert ana.get(PATH).json() == ALL_ON
    assert kai.put(PATH, json=ALL_ON).json() == ALL_ON
    assert len(world.all(NoticeWishes)) == 1 and world.all(MutedGroup) == []


def test_the_same_wish_sent_again_answers_with_how_it_is_by_now(world: World) -> None:
    kai = world.sign_in(world.person("Kai"))
    first = kai.put(PATH, json=chosen(remind_day=False), headers={"idempotency-key": "one"}).json()
    kai.put(PATH, json=ALL_ON)
    again = kai.put(PATH, json=chosen(remind_day=False), headers={"idempotency-key": "one"}).json()
    assert first["remind_day"] is False and again == ALL_ON


def test_what_is_left_out_or_unknown_is_refused(world: World) -> None:
    kai = world.sign_in(world.person("Kai"))
    for wrong in ({}, {"remind_day": True}, chosen(push=True), chosen(muted=["x"] * 101), chosen(muted=["y" * 37])):
        assert kai.put(PATH, json=wrong).status_code == 422
    assert world.all(NoticeWishes) == []


def test_two_phones_at_once_make_one_choice(world: World) -> None:
    person = world.person("Kai")
    phones = [world.sign_in(person) for _ in range(3)]
    acts = [lambda p=p, g=g: p.put(PATH, json=chosen(muted=[g])) for p, g in zip(phones, "abc", strict=True)]
    assert [one.status_code for one in at_once(*acts)] == [200, 200, 200]
    assert len(world.all(NoticeWishes)) == 1 and len(world.all(MutedGroup)) == 1


def test_a_muted_group_stands_in_the_inbox_and_nothing_says_it_is_new(scene: Scene) -> None:
    kai, event = scene.client(scene.kai), scene.event()
    other = scene.world.group(scene.programme, "Film club")
    elsewhere: Event = scene.event(group_id=other.id)
    kai.put(PATH, json=chosen(muted=[scene.group.id]))

    def work(session: Session) -> None:
        for kind, about in (
            ("event_moved", ("event", event.id)), ("member_joined", ("group", scene.group.id)),
            ("who_came", ("wrap_up", event.id)), ("follow_up_due", ("follow_up", event.id)),
            ("event_moved", ("event", elsewhere.id)), ("member_joined", ("group", other.id)),
            ("new_phone", ("session", "s1")), ("removed", None),
        ):  # fmt: skip
            actions.tell(session, [scene.kai.id, scene.lead.id], kind, "Hello", about=about)

    scene.world.db.run_now(work)
    inbox = kai.get("/api/notices").json()
    assert len(inbox["items"]) == 8 and inbox["unread"] == 4
    assert {item["about"]["id"] for item in inbox["items"] if item["read"]} == {event.id, scene.group.id}
    assert scene.client(scene.lead).get("/api/notices").json()["unread"] == 8
    assert len(scene.world.all(Notice)) == 16
