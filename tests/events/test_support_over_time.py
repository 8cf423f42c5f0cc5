"""Called off, left, merged, over: what was arranged follows, and in the end nothing of it is left anywhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import text
from sqlmodel import SQLModel

from api.core import clock, crypto, rotation
from api.events.models import EventAnswer
from api.events.support.jobs import needs_go
from api.events.support.models import Booking, ChildcarePlan, TravelPlan
from api.people.models import PersonNeeds
from tests.events.scene import Scene
from tests.events.test_hearers_and_jobs import merge_accounts
from tests.events.test_support import book, mine, move
from tests.events.test_travel import sort_out
from tests.world import World

SECRETS = {"food": "zabaglione", "access": "quokka", "travel": "velocipede", "support_person": "rumpelstilzchen",
           "child": "tamagotchi", "early": "dawnchorus", "other": "xylophone"}  # fmt: skip


def everything(world: World) -> str:
    """Every cell of every table, as the database keeps it."""
    with world.db.engine.connect() as conn:
        return "\n".join(
            repr(tuple(row))
            for table in SQLModel.metadata.sorted_tables
            for row in conn.execute(text(f"SELECT * FROM {table.name}"))  # noqa: S608 - our own tables
        )


def arrange(scene: Scene) -> Any:
    """Kai needs everything, and everything is arranged, in words that stand nowhere else."""
    event = scene.event(starts_in=timedelta(hours=3))
    scene.answer(scene.kai, event, children=1, needs=SECRETS)
    assert scene.client(scene.kai).put("/api/me/needs", json=SECRETS).status_code == 200
    sort_out(scene, event, scene.kai, state="arranged", way="walk_together", words="gobbledygook",
             pick_up_place="wherewithal")  # fmt: skip
    path = f"/api/events/{event.id}/childcare/{scene.kai.id}"
    body = {"arrangement": "with_you", "words": "hullabaloo"}
    assert scene.client(scene.lead).put(path, json=body, headers={"if-match": '"0"'}).status_code == 200
    booking = move(scene, book(scene, event, "picture_cards"), "ask")
    move(scene, booking, None, words="flibbertigibbet")
    lost = book(scene, event, "support_worker")
    move(scene, lost, "say_not_possible", reason="skedaddled")
    assert scene.client(scene.kai).put(f"/api/events/{event.id}/late", json={"minutes": 10}).status_code == 200
    for part in ("needs", "catering", "travel"):
        assert scene.client(scene.lead).get(f"/api/events/{event.id}/{part}").status_code == 200
    return event


def test_a_dump_of_the_database_holds_no_need_in_clear(scene: Scene) -> None:
    event = arrange(scene)
    there = everything(scene.world)
    assert event.title in there, "the dump holds what may be read"
    words = (*SECRETS.values(), "gobbledygook", "wherewithal", "hullabaloo", "flibbertigibbet", "skedaddled",
             "walk_together", "picture_cards", "support_worker", "with_you")  # fmt: skip
    assert [word for word in words if word in there.lower()] == []


def test_a_week_after_nothing_is_left(scene: Scene) -> None:
    event, later = arrange(scene), scene.event()
    scene.answer(scene.kai, later, needs={"food": "vegan"})
    with time_machine.travel(event.ends_at + timedelta(days=6, hours=23)):
        assert scene.world.db.run_now(needs_go) == 0
    with time_machine.travel(event.ends_at + timedelta(days=7)):
        assert scene.world.db.run_now(needs_go) == 1
        assert scene.world.db.run_now(needs_go) == 0
    for model in (TravelPlan, Booking, ChildcarePlan):
        assert scene.world.all(model) == []
    left = {row.event_id: row.sealed_needs for row in scene.world.all(EventAnswer)}
    assert (left[event.id], left[later.id] is not None) == (None, True)
    assert len(scene.world.all(PersonNeeds)) == 1


def test_who_leaves_the_group_takes_the_words_with_them(scene: Scene) -> None:
    event = arrange(scene)
    assert scene.client(scene.kai).post(f"/api/groups/{scene.group.id}/leave").status_code == 200
    assert scene.world.all(ChildcarePlan) == []
    (plan,) = scene.world.all(TravelPlan)
    assert (plan.late_at, plan.made_for) == (None, None)
    found = scene.client(scene.lead).get(f"/api/events/{event.id}/travel").json()["items"]
    assert [(one["state"], one["words"], one["pick_up_place"]) for one in found] == [("call_off", "", "")]
    assert scene.notices(scene.lead).count("call_off") == 1
    (row,) = scene.client(scene.lead).get(f"/api/events/{event.id}/needs").json()["items"]
    assert (row["coming"], row["needs"], [one["state"] for one in row["bookings"]]) == (False, {}, ["asked"])
    to_do = scene.client(scene.lead).get(f"/api/events/{event.id}").json()["support"]["to_do"]
    assert (to_do["travel_open"], to_do["bookings_open"], to_do["needs"]) == (1, 1, 0)
    booking = row["bookings"][0]
    move(scene, booking, "cancel")
    assert scene.client(scene.lead).get(f"/api/events/{event.id}/needs").json()["items"] == []


def test_what_was_only_on_the_list_ends_by_itself(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    book(scene, event)
    scene.answer(scene.kai, event, "cannot")
    assert [row.state for row in scene.world.all(Booking)] == ["cancelled"]
    assert scene.notices(scene.lead) == []


def test_calling_it_off_asks_to_undo_what_was_booked(scene: Scene) -> None:
    event, quiet = arrange(scene), scene.event()
    for one in (event, quiet):
        assert (
            scene.client(scene.worker).post(f"/api/events/{one.id}/cancel", json={"reason": "Rain."}).status_code == 200
        )
    assert scene.notices(scene.lead).count("call_all_off") == 1
    assert [one["state"] for one in
            scene.client(scene.lead).get(f"/api/events/{event.id}/travel").json()["items"]] == ["call_off"]  # fmt: skip
    assert mine(scene, event) is None


def test_two_accounts_keep_the_newer_plan_and_all_bookings(scene: Scene) -> None:
    twin, event, other = scene.member("Kai 2"), scene.event(), scene.event()
    for person in (scene.kai, twin):
        scene.answer(person, event, needs={"travel": "taxi"})
        book(scene, event, who=person)
    scene.answer(twin, other, needs={"travel": "bus"})
    sort_out(scene, event, scene.kai, state="arranged", way="ticket", words="old")
    sort_out(scene, event, twin, state="arranged", way="lift", words="new")
    sort_out(scene, other, twin, state="arranged", way="taxi")
    assert scene.client(scene.kai).put("/api/me/needs", json={"food": "halal"}).status_code == 200
    assert scene.client(twin).put("/api/me/needs", json={"food": "vegan", "early": "yes"}).status_code == 200
    merge_accounts(scene, old=twin, new=scene.kai)
    assert mine(scene, event)["travel"]["words"] == "new"
    assert len(mine(scene, event)["bookings"]) == 2
    assert mine(scene, other)["travel"]["way"] == "taxi"
    assert scene.client(scene.kai).get("/api/me/needs").json()["needs"] == {"food": "halal", "early": "yes"}


def test_changing_the_key_seals_all_of_it_again(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "LOOK_EVERY", 0)
    event = arrange(scene)
    assert rotation.rotate(scene.world.db, crypto.sealer()) == 6
    assert mine(scene, event)["travel"]["words"] == "gobbledygook"
    assert scene.client(scene.kai).get("/api/me/needs").json()["needs"] == SECRETS
    assert clock.now() < event.starts_at
