"""Every edge of the table is walked over HTTP, what needs a state works in it, and all else is refused plainly."""

from datetime import timedelta
from typing import Any

import pytest

from api.events.states import DURING, EVENT, PLANNERS
from tests.events.scene import Scene, fact

WRAP = {"young_people": 1, "professionals": 0, "led_by": "together"}
STATES = ("draft", "published", "done", "cancelled")
WRITES = {"answer_event": ("member", "resting", "lead"), "answer_for": ("worker",), "record_attendance": PLANNERS}
ACTIONS = sorted({move.action for move in EVENT.moves} | WRITES.keys())


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


EDGES = [(move.frm, move.action, move.to, by) for move in EVENT.moves for by in sorted(move.by)]
STAYS = [(state, action, state, by) for action, who in WRITES.items() for state in DURING[action] for by in sorted(who)]
POSSIBLE = {(frm, action) for frm, action, _, _ in EDGES + STAYS}
KEPT_FOR_STAFF = ("cancelled", "record_attendance")


@pytest.mark.parametrize(("frm", "action", "to", "by"), EDGES + STAYS)
def test_edge(scene: Scene, frm: str, action: str, to: str, by: str) -> None:
    event = scene.event(frm, starts_in=timedelta(hours=-1))
    sent = act(scene, action, event.id, by)
    assert sent.status_code == 200, sent.text
    assert scene.again(event).state == to


@pytest.mark.parametrize(
    ("frm", "action"),
    sorted({(state, action) for state in STATES for action in ACTIONS} - POSSIBLE - {KEPT_FOR_STAFF}),
)  # fmt: skip
def test_no_edge(scene: Scene, frm: str, action: str) -> None:
    event = scene.event(frm, starts_in=timedelta(hours=-1))
    by = {"answer_event": "lead", "answer_for": "worker"}.get(action, "lead")
    sent = act(scene, action, event.id, by)
    assert sent.status_code == (404 if (frm, action) == ("draft", "answer_event") else 409), sent.text
    assert scene.again(event).state == frm
