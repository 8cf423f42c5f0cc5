"""Two phones check in one list without signal, with clocks two hours apart: whichever sends first, the same picture."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from api.core import clock
from api.events.check_in.folding import Seen, fold, read_time
from api.events.models import Event, Presence
from tests.events import check_in_cases as drawn
from tests.events.scene import Scene

INTERLEAVINGS, THROUGH_HTTP = 1_000, 6


def batches(luck: random.Random, facts: list[Any]) -> Iterator[list[Any]]:
    """A phone sends what it has in one piece or several, some of it twice."""
    while facts:
        number = luck.randint(1, len(facts))
        yield facts[:number]
        if luck.random() < 0.3:
            yield facts[:number]
        facts = facts[number:]


def arrivals(luck: random.Random, phones: tuple[drawn.Phone, drawn.Phone]) -> list[list[dict[str, Any]]]:
    """Both phones' pieces, mixed; each keeps its own order or, after a lost answer, not even that."""
    pieces = [piece for phone in phones for piece in batches(luck, phone.facts)]
    luck.shuffle(pieces)
    return pieces


@pytest.mark.pure
def test_a_thousand_interleavings_give_one_picture_each() -> None:
    luck = random.Random(2)
    with_something_to_say = 0
    for _ in range(INTERLEAVINGS):
        phones = drawn.evening(luck)
        wanted = drawn.picture(fold(drawn.seen(fact) for phone in phones for fact in phone.facts))
        kept: dict[str, Seen] = {}
        for piece in arrivals(luck, phones):
            for fact in piece:
                kept.setdefault(fact["nonce"], drawn.seen(fact))
        assert drawn.picture(fold(kept.values())) == wanted
        with_something_to_say += all(phone.facts for phone in phones)
    assert with_something_to_say > INTERLEAVINGS // 2


@pytest.mark.pure
def test_right_clocks_give_the_same_picture_as_clocks_two_hours_apart() -> None:
    luck = random.Random(3)
    for _ in range(INTERLEAVINGS):
        phones = drawn.evening(luck)
        as_sent = fold(drawn.seen(fact) for phone in phones for fact in phone.facts)
        put_right = [
            drawn.seen(fact | {"at": (datetime.fromisoformat(fact["at"]) - phone.wrong_by).isoformat(),
                               "clock_offset_ms": 0})
            for phone in phones for fact in phone.facts
        ]  # fmt: skip
        assert fold(put_right) == as_sent


@pytest.mark.pure
def test_the_apps_cases_are_those_of_the_servers_fold() -> None:
    again = "run: .venv/bin/python -m tests.events.check_in_cases"
    assert json.loads(drawn.FILE.read_text()) == json.loads(drawn.written()), again


def test_through_http_in_any_order_the_list_and_the_rows_are_the_same(scene: Scene) -> None:
    names = {name: scene.member(name.title()) for name in drawn.PEOPLE}
    co_lead = scene.member("Bea", role="co_lead")
    clients = [scene.client(scene.lead), scene.client(co_lead)]
    luck = random.Random(4)
    shift = clock.now() - drawn.T - timedelta(minutes=5)
    for _ in range(THROUGH_HTTP):
        phones = drawn.evening(luck, most=9)
        pictures = []
        for _ in range(2):
            event = scene.event(starts_in=timedelta(hours=-1))
            for piece in arrivals(luck, phones):
                facts = [_for_here(fact, event, names, shift) for fact in piece]
                sent = clients[piece[0] in phones[1].facts].post("/api/check-ins", json={"facts": facts})
                assert {one["result"] for one in sent.json()["results"]} <= {"kept", "already"}, sent.text
            pictures.append(_picture(scene, event, clients[0]))
        assert pictures[0] == pictures[1]


def _for_here(fact: dict[str, Any], event: Event, names: dict[str, Any], shift: timedelta) -> dict[str, Any]:
    at = read_time(fact["at"])
    assert at is not None
    about = {"person_id": names[fact["person_id"]].id} if fact.get("person_id") in names else {}
    return fact | about | {"event_id": event.id, "at": (at + shift).isoformat()}


def _picture(scene: Scene, event: Event, client: Any) -> Any:
    listed = client.get(f"/api/events/{event.id}/attendance").json()
    marks = sorted((row.person_id, row.mark) for row in scene.world.all(Presence) if row.event_id == event.id)
    shown = sorted((one["person_id"], one["mark"]) for one in listed["people"] if one["mark"])
    assert marks == shown
    row = scene.again(event)
    assert (row.came_young, row.came_professionals) in (
        (listed["totals"]["young_people"], listed["totals"]["professionals"]), (None, None),
    )  # fmt: skip
    return marks, listed["walk_ins"], listed["headcounts"], listed["drop_in"], listed["undone"], listed["totals"]
