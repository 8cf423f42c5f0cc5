"""A group with a lead, members, a worker; and activities in any state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from api.core import clock
from api.events.models import Event
from api.groups.models import PowerGroup
from api.notify.models import Notice
from api.people.models import Person
from api.programmes.models import Programme
from tests.world import World

WHY = {"why_involve": "To hear you.", "what_can_change": "The menu.", "who_decides": "Ana.", "what_you_get": "Pay.",
       "level": "participation"}  # fmt: skip
RISK = {"who_could_be_hurt": "Hot pans.", "measures": "Gloves.", "emergency_plan": "Call 999.",
        "emergency_contact": "Joe", "sensitive_topics": "", "if_someone_is_upset": "Sit outside together."}  # fmt: skip
READY: dict[str, Any] = {
    "about": "We cook and eat.", "place_name": "Willow Hall", "place_address": "2 Mill Lane", "look_for": "Maya",
    "who_will_be_there": "About 9 of us.", "access": "Step-free.", "food": "Jollof.", "bring": "Nothing.",
    "content_notes": "None.", "what_happens_after": "We tell you.", "quiet_space": "Room 2", "breaks": "Each hour",
    "your_person": "Joe", "why": WHY, "risk": RISK, "online_link": "https://meet.example/jollof",
    "tech": "A phone.", "pay": {"kind": "none"}, "photos": {"plan": "none"}, "services": [{"name": "Tea"}],
    "questions": {"items": ["What works?"], "note": "", "share": False},
    "also_there": [{"who": "the council", "count": 2}],
}  # fmt: skip


@dataclass
class Scene:
    world: World
    programme: Programme
    group: PowerGroup
    lead: Person
    kai: Person
    worker: Person

    def client(self, person: Person | None) -> TestClient:
        return self.world.sign_in(person, staff=person is not None and person.id == self.worker.id)

    def member(self, name: str, state: str = "active", role: str = "member") -> Person:
        person = self.world.person(name)
        self.world.member(self.group, person, role, state)
        return person

    def event(self, state: str = "published", starts_in: timedelta = timedelta(days=3), **more: Any) -> Event:
        starts = more.pop("starts_at", clock.now() + starts_in)
        at = clock.now()
        values = READY | {
            "kind": "meal", "title": "Jollof night", "starts_at": starts, "ends_at": starts + timedelta(hours=2),
            "state": state, "made_by": self.lead.id, "made_at": at, "group_id": self.group.id,
            "programme_id": self.programme.id, "published_at": None if state == "draft" else at,
            "published_by": None if state == "draft" else self.lead.id,
        } | more  # fmt: skip
        event: Event = self.world.save(Event(**values))
        return event

    def again(self, event: Event) -> Event:
        with self.world.db.look() as session:
            found = session.get(Event, event.id)
            assert found is not None
            session.expunge(found)
            return found

    def answer(self, person: Person, event: Event, answer: str = "going", **more: Any) -> dict[str, Any]:
        sent = self.client(person).put(f"/api/events/{event.id}/answer", json={"answer": answer} | more)
        assert sent.status_code == 200, sent.text
        found: dict[str, Any] = sent.json()
        return found

    def notices(self, person: Person) -> list[str]:
        return [one.message for one in self.world.all(Notice) if one.person_id == person.id]


def scene_in(world: World, **programme: Any) -> Scene:
    programme_row = world.programme(**({"ends_on": clock.today() + timedelta(days=120)} | programme))
    group = world.group(programme_row)
    lead, kai = world.person("Maya"), world.person("Kai")
    world.member(group, lead, "lead")
    world.member(group, kai)
    return Scene(world, programme_row, group, lead, kai, world.staff(programme_row, "worker"))


def draft(kind: str = "meal", starts_in: timedelta = timedelta(days=3), **more: Any) -> dict[str, Any]:
    starts = clock.now() + starts_in
    return {"kind": kind, "title": "Jollof night", "starts_at": wire(starts),
            "ends_at": wire(starts + timedelta(hours=2))} | more  # fmt: skip


def wire(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def fact(kind: str = "present", person: Person | str | None = None, **more: Any) -> dict[str, Any]:
    at = more.pop("at", clock.now())
    about = person.id if isinstance(person, Person) else person
    return {"nonce": str(uuid4()), "kind": kind, "at": at.isoformat()} | ({"person_id": about} if about else {}) | more


@pytest.fixture
def scene(world: World) -> Scene:
    return scene_in(world)
