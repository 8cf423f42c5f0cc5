"""One group with somebody of every kind, for the tests of groups."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from starlette.testclient import TestClient

from api.core import clock
from api.groups.models import Membership, PowerGroup
from api.people.models import Person
from api.programmes.models import Programme
from tests.world import World

SOON = (clock.today() + timedelta(days=30)).isoformat()
NEW = {"name": "Film Crew", "purpose": "Make short films.", "hue": "sky", "glyph": "film"}
YESES = {"who_said_yes": "parent", "how": "Mum rang Joe", "own_yes": True}


class Scene:
    """Kitchen Vibes in Bridge: a lead (Ana), a co-lead (Mo), a member (Kai), a worker (Joe)."""

    def __init__(self, world: World, **group: Any) -> None:
        self.world = world
        self.bridge: Programme = world.programme()
        self.group: PowerGroup = world.group(self.bridge, **group)
        self.ana, self.mo, self.kai = (world.person(name) for name in ("Ana", "Mo", "Kai"))
        world.member(self.group, self.ana, role="lead")
        world.member(self.group, self.mo, role="co_lead")
        world.member(self.group, self.kai)
        self.joe: Person = world.staff(self.bridge, "worker")

    @property
    def path(self) -> str:
        return f"/api/groups/{self.group.id}"

    def client(self, person: Person | None) -> TestClient:
        return self.world.sign_in(person, staff=person is not None and person.age_band == "25_plus")

    def place(self, person: Person) -> Membership:
        return next(m for m in self.world.all(Membership)
                    if m.person_id == person.id and m.group_id == self.group.id)  # fmt: skip

    def somebody(self, state: str, *, before: str | None = None, age_band: str = "18_24", **more: Any) -> Person:
        """Another person in this group, in this state."""
        person = self.world.person(f"P {state}", age_band)
        place = self.world.member(self.group, person, state=state, **more)
        if before is not None:
            place.before = before
            self.world.save(place)
        return person

    def change(self, by: Person | None, person: Person, action: str, **more: Any) -> Any:
        return self.client(by).patch(f"{self.path}/people/{person.id}", json={"action": action, **more})

    def read(self, person: Person | None) -> Any:
        return self.client(person).get(self.path)
