"""The first whole story over HTTP: a link, a join, an answer, a check-in, and a row in the activity log."""

from datetime import datetime, timedelta
from typing import Any

import time_machine
from starlette.testclient import TestClient

from api.core import clock
from api.core.ids import new_id
from api.events.models import AttendanceFact
from api.groups.models import PowerGroup
from api.notify.models import Notice
from tests.world import World

DRAFT: dict[str, Any] = {
    "kind": "cooking",
    "title": "Soup night",
    "about": "We cook soup and eat it.",
    "mode": "in_person",
    "place_name": "Willow Hall",
    "look_for": "Maya in a yellow scarf.",
    "who_will_be_there": "Maya and Kai. Joe for the first half hour.",
    "your_person": "Maya",
    "access": "No steps.",
    "food": "Veggie soup.",
    "bring": "Nothing.",
    "led_by": "young_people",
}
RISK = {
    "who_could_be_hurt": "Somebody near the hot pan.",
    "measures": "One person at the cooker.",
    "emergency_plan": "Call 999.",
    "emergency_contact": "Joe, 020 7946 0101",
    "sensitive_topics": "None planned.",
    "if_someone_is_upset": "The quiet room, with Joe.",
}


def test_from_a_link_to_a_row_in_the_log(world: World) -> None:
    bridge = world.programme()
    lead = world.person("Maya")
    group = world.group(bridge)
    world.member(group, lead, "lead")
    maya, kai = world.sign_in(lead), world.sign_in()

    kai_id = joins_by_link(maya, kai, group, bridge.ends_on.isoformat())
    assert kai.get("/api/whats-on").json()["items"] == []
    starts = clock.now() + timedelta(days=2)
    publishes(maya, group, starts)

    # Kai sees it and answers with a need that only the people who run it can read.
    (card,) = kai.get("/api/whats-on").json()["items"]
    answered = kai.put(f"/api/events/{card['id']}/answer", json={"answer": "going", "needs": {"food": "halal"}}).json()
    assert answered["answer"] == "going"
    (row,) = maya.get(f"/api/events/{card['id']}/answers").json()["items"]
    assert (row["person_id"], row["needs"]) == (kai_id, {"food": "halal"})
    assert kai.get(f"/api/events/{card['id']}/answers").status_code == 403

    with time_machine.travel(starts + timedelta(minutes=10), tick=True):
        checks_in(world.sign_in(lead), card["id"], kai_id)
    with time_machine.travel(starts + timedelta(hours=3), tick=True):
        wrap = {"young_people": 2, "professionals": 0, "led_by": "young_people", "sentence": "Good soup."}
        assert world.sign_in(lead).post(f"/api/events/{card['id']}/wrap-up", json=wrap).json()["state"] == "done"
        desk = world.sign_in(world.staff(bridge, "worker"), staff=True)
        log = desk.get(f"/api/programmes/{bridge.id}/activity-log").json()
    (line,) = log["items"]
    assert (line["title"], line["attended"], line["who_led"]) == ("Soup night", 2, "Young people")
    assert len(world.all(AttendanceFact)) == 2, "sent twice, kept once"
    assert kai_id in {notice.person_id for notice in world.all(Notice)}, "Kai was told that it is on"


def joins_by_link(maya: TestClient, kai: TestClient, group: PowerGroup, ends_on: str) -> str:
    """Maya makes a link, nobody from staff is asked; Kai reads what it is on a phone that knows nobody, and is in."""
    made = maya.post(f"/api/groups/{group.id}/invites", json={"role": "member", "max_uses": 5, "days": 7}).json()
    token = made["link"].rsplit("/", 1)[1]
    page = kai.post("/api/invites/read", json={"secret": token}).json()
    assert page["invited_by"] == "Maya"
    assert page["group"]["name"] == group.name
    assert page["programme"]["ends_on"] == ends_on, "the ending is said before joining (R74)"
    wanted = {"secret": token, "age_band": "16_17", "chosen_name": "Kai"}
    joined = kai.post("/api/invites/accept", json=wanted, headers={"Idempotency-Key": "join-1"})
    assert joined.status_code == 200, joined.text
    return str(joined.json()["id"])


def publishes(maya: TestClient, group: PowerGroup, starts: datetime) -> None:
    """It cannot be published before every point is said (R23); then it can, with no staff click (R1)."""
    times = {"starts_at": starts.isoformat(), "ends_at": (starts + timedelta(hours=2)).isoformat()}
    event = maya.post(f"/api/groups/{group.id}/events", json=DRAFT | times | {"capacity": 4}).json()
    refused = maya.post(f"/api/events/{event['id']}/publish")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_ready")
    assert any(point["field"].startswith("risk") for point in refused.json()["points"])
    based_on = {"If-Match": f'"{event["version"]}"'}
    changed = maya.patch(f"/api/events/{event['id']}", json={"risk": RISK}, headers=based_on)
    assert changed.status_code == 200, changed.text
    assert maya.post(f"/api/events/{event['id']}/publish").json()["state"] == "published"


def checks_in(maya: TestClient, event_id: str, kai_id: str) -> None:
    """A tap and a walk-in, sent twice because the first answer was lost on the way."""
    at = clock.now().isoformat()
    facts = [
        {"nonce": new_id(), "kind": "present", "person_id": kai_id, "of": "young_person", "at": at},
        {"nonce": new_id(), "kind": "walk_in", "name": "Nia's friend", "of": "young_person", "at": at},
    ]
    seen = maya.post(f"/api/events/{event_id}/attendance", json={"facts": facts})
    assert seen.status_code == 200, seen.text
    again = maya.post(f"/api/events/{event_id}/attendance", json={"facts": facts}).json()
    assert {result["result"] for result in again["results"]} == {"already"}
    assert again["totals"]["young_people"] == 2
