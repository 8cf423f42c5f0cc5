"""A small world for tests: a programme, people, groups; and clients that speak HTTP as one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from fastapi import FastAPI
from sqlmodel import Session, select
from starlette.testclient import TestClient

from api.core import clock
from api.core.config import settings
from api.core.db import Database
from api.core.sessions import STAFF_LASTS, YOUNG_LASTS, LoginSession, cookie_for
from api.groups.models import Membership, PowerGroup
from api.main import create_app
from api.people.models import Person
from api.programmes.models import Organisation, Programme, StaffRole


@lru_cache(maxsize=1)
def one_app() -> FastAPI:
    """The app is put together once per test process (it costs as much as a test); each test brings its database."""
    return create_app(settings(), Database(settings().url, pg_threads=1))


@dataclass
class World:
    """Builds rows directly (fast) and gives a signed-in client per person."""

    db: Database

    def __post_init__(self) -> None:
        self.app = one_app()
        self.app.state.db = self.db

    def save(self, *rows: Any) -> Any:
        def work(session: Session) -> None:
            for row in rows:
                session.add(row)
                session.flush()
                session.refresh(row)
            session.expunge_all()

        self.db.run_now(work)
        return rows[0] if len(rows) == 1 else rows

    def programme(self, name: str = "Bridge", **more: Any) -> Programme:
        organisation = self.save(Organisation(name=f"{name} organisation"))
        values = {"purpose": "Do things together.", "ends_on": date(2027, 3, 31), "made_at": clock.now()} | more
        programme: Programme = self.save(Programme(organisation_id=organisation.id, name=name, **values))
        return programme

    def person(self, name: str = "Kai", age_band: str = "18_24", **more: Any) -> Person:
        person: Person = self.save(Person(chosen_name=name, age_band=age_band, made_at=clock.now(), **more))
        return person

    def staff(self, programme: Programme, *roles: str, name: str = "Joe") -> Person:
        person = self.person(name, "25_plus")
        for role in roles:
            self.save(StaffRole(programme_id=programme.id, person_id=person.id, role=role, made_at=clock.now()))
        return person

    def group(self, programme: Programme, name: str = "Kitchen Vibes", **more: Any) -> PowerGroup:
        values = {
            "kind": "power_group", "purpose": "Cook and eat together.", "hue": "coral", "glyph": "spoon",
            "visibility": "members", "state": "active",
        } | more  # fmt: skip
        group: PowerGroup = self.save(PowerGroup(programme_id=programme.id, name=name, made_at=clock.now(), **values))
        return group

    def member(self, group: PowerGroup, person: Person, role: str = "member", state: str = "active") -> Membership:
        at = clock.now()
        membership: Membership = self.save(
            Membership(
                group_id=group.id,
                programme_id=group.programme_id,
                person_id=person.id,
                role=role,
                state=state,
                joined_at=at,
                changed_at=at,
            )
        )
        return membership

    def sign_in(self, person: Person | None = None, *, staff: bool = False) -> TestClient:
        """A client with this person's cookie (nobody's when there is no person)."""
        client = TestClient(self.app, base_url="http://localhost:8000", raise_server_exceptions=True)
        if person is not None:
            row = self.session_of(person, staff=staff)
            client.cookies.set(settings().cookie_name, cookie_for(row.id, 1), domain="localhost.local")
        return client

    def session_of(self, person: Person, *, staff: bool = False) -> LoginSession:
        at = clock.now()
        lasts: timedelta = STAFF_LASTS if staff else YOUNG_LASTS
        row: LoginSession = self.save(
            LoginSession(
                person_id=person.id,
                kind="staff" if staff else "young",
                passkey=staff,
                label="A phone",
                made_at=at,
                expires_at=at + lasts,
                last_used_on=at.date(),
                generation_used_at=at,
            )
        )
        return row

    def all(self, model: type[Any]) -> list[Any]:
        with self.db.look() as session:
            return list(session.exec(select(model)).all())
