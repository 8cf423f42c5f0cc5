"""The first whole story over HTTP: a link, a join, an answer, a check-in, and a row in the activity log."""

from datetime import timedelta
from typing import Any

import time_machine

from api.core import clock
from api.core.ids import new_id
from api.events.models import AttendanceFact
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
    joe = world.sign_in(world.staff(bridge, "worker"), staff=True)
    lead = world.person("Maya")
    group = world.group(bridge)
    world.member(group, lead, "lead")
    maya = world.sign_in(lead)

    # Maya makes a link; nobody from staff is asked.
    made = maya.post(f"/api/groups/{group.id}/invites", json={"role": "member", "max_uses": 5, "days": 7}).json()
    token = made["link"].rsplit("/", 1)[1]

    # Kai opens it on a phone that knows nobody, reads what it is, and is in.
    kai = world.sign_in()
    page = kai.post("/api/invites/read", json={"secret": token}).json()
    assert page["invited_by"] == "Maya"
    assert page["group"]["name"] == group.name
    assert page["programme"]["ends_on"] == bridge.ends_on.isoformat(), "the ending is said before joining (R74)"
    joined = kai.post(
        "/api/invites/accept",
        json={"secret": token, "age_band": "16_17", "chosen_name": "Kai"},
        headers={"Idempotency-Key": "join-1"},
    )
    assert joined.status_code == 200, joined.text
    kai_id = joined.json()["id"]
    assert kai.get("/api/whats-on").json()["items"] == []

    # Maya plans. It cannot be published before every point is said.
    starts = clock.now() + timedelta(days=2)
    times = {"starts_at": starts.isoformat(), "ends_at": (starts + timedelta(hours=2)).isoformat()}
    event = maya.post(f"/api/groups/{group.id}/events", json=DRAFT | times | {"capacity": 4}).json()
    refused = maya.post(f"/api/events/{event['id']}/publish")
    assert refused.status_code == 409
    assert refused.json()["code"] == "not_ready"
    assert any(point["field"].startswith("risk") for point in refused.json()["points"])
    changed = maya.patch(
        f"/api/events/{event['id']}", json={"risk": RISK}, headers={"If-Match": f'"{event["version"]}"'}
    )
    assert changed.status_code == 200, changed.text
    assert maya.post(f"/api/events/{event['id']}/publish").json()["state"] == "published"

    # Kai sees it and answers with a need that only the people who run it can read.
    (card,) = kai.get("/api/whats-on").json()["items"]
    answered = kai.put(f"/api/events/{card['id']}/answer", json={"answer": "going", "needs": {"food": "halal"}}).json()
    assert answered["answer"] == "going"
    (row,) = maya.get(f"/api/events/{card['id']}/answers").json()["items"]
    assert (row["person_id"], row["needs"]) == (kai_id, {"food": "halal"})
    assert kai.get(f"/api/events/{card['id']}/answers").status_code == 403

    # The evening: Maya checks Kai in, counts a walk-in, and wraps up.
    with time_machine.travel(starts + timedelta(minutes=10), tick=True):
        at = clock.now().isoformat()
        evening = world.sign_in(lead)
        facts = [
            {"nonce": new_id(), "kind": "present", "person_id": kai_id, "of": "young_person", "at": at},
            {"nonce": new_id(), "kind": "walk_in", "name": "Nia's friend", "of": "young_person", "at": at},
        ]
        seen = evening.post(f"/api/events/{card['id']}/attendance", json={"facts": facts})
        assert seen.status_code == 200, seen.text
        again = evening.post(f"/api/events/{card['id']}/attendance", json={"facts": facts}).json()
        assert {result["result"] for result in again["results"]} == {"already"}
        assert again["totals"]["young_people"] == 2
    with time_machine.travel(starts + timedelta(hours=3), tick=True):
        late = world.sign_in(lead)
        wrap = {"young_people": 2, "professionals": 0, "led_by": "young_people", "sentence": "Good soup."}
        assert late.post(f"/api/events/{card['id']}/wrap-up", json=wrap).json()["state"] == "done"
        desk = world.sign_in(world.staff(bridge, "worker", name="Ana"), staff=True)
        log = desk.get(f"/api/programmes/{bridge.id}/activity-log").json()
        assert [(line["title"], line["attended"], line["who_led"]) for line in log["items"]] == [
            ("Soup night", 2, "Young people")
        ]
    assert len(world.all(AttendanceFact)) == 2, "sent twice, kept once"
    assert {notice.person_id for notice in world.all(Notice)} >= {kai_id}, "Kai was told that it is on"
    assert joe.get(f"/api/groups/{group.id}").status_code == 200
