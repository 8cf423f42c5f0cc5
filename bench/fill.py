"""A database like a busy charity's after years: people, groups, activities, answers, and some who are signed in."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection
from sqlmodel import SQLModel

from api.core import clock, schema
from api.core.engine import make_engine
from api.core.ids import new_id
from api.core.sessions import YOUNG_LASTS
from api.rooms import open_house

GROUPS_EACH = 2


@dataclass(frozen=True)
class Size:
    people: int
    groups: int
    events: int
    answers: int


FULL = Size(5_000, 50, 2_000, 200_000)
TWENTIETH = Size(250, 3, 100, 10_000)
SHORT = Size(1_000, 10, 400, 40_000)


def fill(url: str, size: Size, signed_in: int = 200) -> list[str]:
    """Migrates and fills the database; gives the ids of the sessions of those who are signed in."""
    open_house()
    engine = make_engine(url)
    schema.upgrade(engine)
    rows = _rows(size, signed_in)
    with engine.connect().execution_options(linkup_write=True) as conn, conn.begin():
        for table, values in rows.items():
            insert(conn, table, values)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.exec_driver_sql("ANALYZE")
    engine.dispose()
    return [row["id"] for row in rows["login_session"]]


def insert(conn: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), 5_000):
        conn.execute(SQLModel.metadata.tables[table].insert(), rows[start : start + 5_000])


def _rows(size: Size, signed_in: int) -> dict[str, list[dict[str, Any]]]:
    roll, at = random.Random(1), clock.now().replace(microsecond=0)
    organisation, programme = new_id(), new_id()
    people = [
        {"id": new_id(), "chosen_name": f"Person {n}", "age_band": "18_24", "made_at": at} for n in range(size.people)
    ]
    groups = [
        {"id": new_id(), "programme_id": programme, "kind": "power_group", "name": f"Group {n}", "purpose": "Cook.",
         "hue": "coral", "glyph": "spoon", "visibility": "members", "state": "active", "made_at": at}
        for n in range(size.groups)
    ]  # fmt: skip
    members, by_group = [], {group["id"]: list[str]() for group in groups}
    for person in people:
        for group in roll.sample(groups, GROUPS_EACH):
            by_group[group["id"]].append(person["id"])
            members.append(
                {"id": new_id(), "group_id": group["id"], "programme_id": programme, "person_id": person["id"],
                 "role": "member", "state": "active", "joined_at": at, "changed_at": at}
            )  # fmt: skip
    events, answers = [], []
    for n in range(size.events):
        group = groups[n % size.groups]
        starts = at + timedelta(days=(n // size.groups) - size.events // size.groups // 2, hours=n % 7, minutes=30)
        event = new_id()
        going = 0
        for who in roll.sample(by_group[group["id"]], min(size.answers // size.events, len(by_group[group["id"]]))):
            word = roll.choice(("going", "going", "maybe", "cannot"))
            going += word == "going"
            answers.append(
                {"id": new_id(), "event_id": event, "person_id": who, "answer": word, "children": 0, "answered_at": at}
            )
        events.append(
            {"id": event, "programme_id": programme, "group_id": group["id"], "kind": "meal", "title": f"Feast {n}",
             "starts_at": starts, "ends_at": starts + timedelta(hours=2), "place_name": "The hall",
             "state": "published", "made_by": people[0]["id"], "made_at": at, "published_by": people[0]["id"],
             "published_at": at, "places_taken": going}
        )  # fmt: skip
    sessions = [
        {"id": new_id(), "person_id": person["id"], "kind": "young", "label": "A phone", "made_at": at,
         "expires_at": at + YOUNG_LASTS, "last_used_on": at.date(), "generation_used_at": at}
        for person in people[:signed_in]
    ]  # fmt: skip
    return {
        "organisation": [{"id": organisation, "name": "Bench"}],
        "programme": [{"id": programme, "organisation_id": organisation, "name": "Bridge", "purpose": "Together.",
                       "ends_on": date(at.year + 2, 3, 31), "made_at": at}],
        "person": people, "power_group": groups, "membership": members, "event": events, "event_answer": answers,
        "login_session": sessions,
    }  # fmt: skip
