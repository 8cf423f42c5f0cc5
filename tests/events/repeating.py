"""A lead with a series, for tests: every Tuesday at 6pm, across the end of summer time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from api.events.models import Event
from api.people.models import Person
from tests.events.scene import READY, Scene, draft, wire

LONDON = ZoneInfo("Europe/London")
NEXT_TUESDAY = datetime(2027, 1, 5, 18, tzinfo=LONDON)
COUNT = {"every": "weekly", "count": 5}


def first(at: datetime = NEXT_TUESDAY, hours: int = 2, **more: Any) -> dict[str, Any]:
    """The first activity's fields, ready to come out."""
    times = {"starts_at": wire(at.astimezone(UTC)), "ends_at": wire((at + timedelta(hours=hours)).astimezone(UTC))}
    return draft("meal", title="Stew night", **READY) | times | more


@dataclass
class Repeating:
    """One series as its lead sees it."""

    scene: Scene
    shown: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.shown["id"])

    @property
    def dates(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.shown["dates"]
        return found

    def event(self, number: int) -> Event:
        with self.scene.world.db.look() as session:
            found = session.get(Event, self.dates[number]["event_id"])
            assert found is not None
            session.expunge(found)
            return found

    def act(self, number: int = 0, scope: str = "all", status: int = 200, **what: Any) -> dict[str, Any]:
        """Does something from one of the dates, as the lead."""
        event = self.event(number)
        sent = self.scene.client(self.scene.lead).patch(
            f"/api/series/{self.id}", json={"scope": scope, "event_id": event.id} | what,
            headers={"If-Match": f'"{event.version}"'},
        )  # fmt: skip
        assert sent.status_code == status, sent.text
        if status == 200:
            self.shown["dates"] = self.every_date()
        found: dict[str, Any] = sent.json()
        return found

    def every_date(self) -> list[dict[str, Any]]:
        """Its dates as they are now: those of before in their order, even when they have moved."""
        page = self.scene.client(self.scene.lead).get(f"/api/events/{self.dates[0]['event_id']}").json()
        return sorted(page["series"]["dates"], key=lambda one: str(one["on"]))

    def answer(self, person: Person, answer: str = "going", status: int = 200, **more: Any) -> dict[str, Any]:
        path = f"/api/series/{self.id}/answer"
        sent = self.scene.client(person).put(path, json={"answer": answer} | more)
        assert sent.status_code == status, sent.text
        found: dict[str, Any] = sent.json()
        return found

    def walls(self) -> list[str]:
        """What the wall clock shows, per date."""
        return [datetime.fromisoformat(one["starts_at"]).astimezone(ZoneInfo(one["zone"])).strftime("%d %b %H:%M")
                for one in self.dates]  # fmt: skip


def repeating(scene: Scene, repeat: dict[str, Any] | None = None, publish: bool = True, **more: Any) -> Repeating:
    made = plan(scene, repeat, **more)
    assert made.status_code == 201, made.text
    series = Repeating(scene, made.json())
    if publish:
        series.act(set_state="published")
    return series


def plan(scene: Scene, repeat: dict[str, Any] | None = None, by: Person | None = None, **more: Any) -> Any:
    body = {"first": first(**more), "repeat": repeat or COUNT}
    return scene.client(by or scene.lead).post(f"/api/groups/{scene.group.id}/series", json=body)
