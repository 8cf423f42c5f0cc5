"""Every edge of the table is walked over HTTP, and what is no edge is refused with a plain sentence."""

from datetime import timedelta
from typing import Any

import pytest

from api.events.states import EVENT
from tests.events.scene import Scene, fact

WRAP = {"young_people": 1, "professionals": 0, "led_by": "together"}
STATES = ("draft", "published", "done", "cancelled")
ACTIONS = sorted({move.action for move in EVENT.moves})


def act(scene: Scene, action: str, event_id: str, by: str) -> Any:
    people = {"lead": scene.lead, "co_lead": scene.member("C", role="co_lead"), "worker": scene.worker,
              "member": scene.kai, "resting": scene.member("R", "resting")}  # fmt: skip
    client, path = scene.client(people[by]), f"/api/events/{event_id}"
    calls = {
        "update_event": lambda: client.patch(path, json={"quiet_space": "Attic"}, headers={"if-match": "1"}),
        "publish_event": lambda: client.post(f"{path}/publish"),
        "cancel_event": lambda: client.post(f"{path}/cancel", json={"reason": "Rain"}),
        "answer_event": lambda: client.put(f"{path}/answer", json={"answer": "going"}),
        "answer_for": lambda: client.put(f"{path}/answers/{scene.kai.id}", json={"answer": "going"}),
        "record_attendance": lambda: client.post(f"{path}/attendance", json={"facts": [fact(person=scene.kai)]}),
        "wrap_up_event": lambda: client.post(f"{path}/wrap-up", json=WRAP),
    }
    return calls[action]()


EDGES = [
    (move.frm, move.action, move.to, by)
    for move in EVENT.moves
    for by in sorted(move.by - {"programme_reader"})
]  # fmt: skip


@pytest.mark.parametrize(("frm", "action", "to", "by"), EDGES)
def test_edge(scene: Scene, frm: str, action: str, to: str, by: str) -> None:
    event = scene.event(frm, starts_in=timedelta(hours=-1))
    sent = act(scene, action, event.id, by)
    assert sent.status_code == 200, sent.text
    assert scene.again(event).state == to


@pytest.mark.parametrize(
    ("frm", "action"),
    [(state, action) for state in STATES for action in ACTIONS
     if (state, action) not in {(move.frm, move.action) for move in EVENT.moves}
     and (state, action) != ("cancelled", "record_attendance")],
)  # fmt: skip
def test_no_edge(scene: Scene, frm: str, action: str) -> None:
    event = scene.event(frm, starts_in=timedelta(hours=-1))
    by = {"answer_event": "lead", "answer_for": "worker"}.get(action, "lead")
    sent = act(scene, action, event.id, by)
    assert sent.status_code == (404 if (frm, action) == ("draft", "answer_event") else 409), sent.text
    assert scene.again(event).state == frm
