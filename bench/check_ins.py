"""300 check-ins of people who are new in their group, uploaded in one request: seconds of the server's time."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from api.core import clock
from api.core.engine import make_engine
from api.core.ids import new_id
from api.core.sessions import YOUNG_LASTS
from bench import __main__ as bench

FACTS, ROUNDS, MOST, GROWTH = 300, 5, 1.0, 1.5


def lines(folder: Path, engine: str, url: str, tiny_url: str) -> tuple[list[tuple[str, str, str]], list[str]]:
    full, few = _seconds(folder, url), _seconds(folder, tiny_url)
    missed = [f"{FACTS} check-ins on {engine}: {full:.2f} s, wanted {MOST} s"] if full > MOST else []
    if full / few > GROWTH:
        missed.append(f"{FACTS} check-ins on {engine}: {full / few:.2f} × with 20 × the data, wanted {GROWTH}")
    what = f"{FACTS} check-ins in one request, {engine}"
    return [(what, f"{full:.2f} s", f"{full / few:.2f} × of a small one")], missed


def _seconds(folder: Path, url: str) -> float:
    from api.core.sessions import cookie_for  # noqa: PLC0415

    session, evenings = _prepare(url)
    with bench.serving(folder, url) as port:
        rounds = []
        for number, (event, people) in enumerate(evenings):
            body = json.dumps({"facts": [_fact(event, person) for person in people]})
            sent = bench.request("/api/check-ins", cookie_for(session, 1), "POST", body, key=str(uuid4()))
            rounds.append([f"round {number}", [sent]])
        taken = bench.ask({"port": port, "connections": 1, "rounds": rounds, "times": True})
    _all_counted(url, [event for event, _ in evenings])
    return min(taken["times"][f"round {number}"][0] for number in range(1, len(evenings)))


def _all_counted(url: str, events: list[str]) -> None:
    """What was measured is the whole act: everybody is there, and nobody is new any more."""
    engine = make_engine(url)
    with engine.connect() as conn:
        came = dict(conn.exec_driver_sql("SELECT id, came_young FROM event WHERE came_young IS NOT NULL").all())
        assert came == dict.fromkeys(events, FACTS), came
        assert conn.exec_driver_sql("SELECT count(*) FROM membership WHERE state = 'new'").scalar_one() == 0
    engine.dispose()


def _fact(event: str, person: str) -> dict[str, Any]:
    return {"event_id": event, "nonce": str(uuid4()), "kind": "present", "person_id": person,
            "at": clock.now().isoformat(), "clock_offset_ms": 0}  # fmt: skip


def _prepare(url: str) -> tuple[str, list[tuple[str, list[str]]]]:
    """A lead with a phone, and for each round a group of their own with 300 people who have not been there yet."""
    from bench.fill import insert  # noqa: PLC0415

    at, evenings = clock.now(), []
    engine = make_engine(url)
    with engine.connect().execution_options(linkup_write=True) as conn, conn.begin():
        programme = conn.exec_driver_sql("SELECT id FROM programme").scalar_one()
        people = [{"id": new_id(), "chosen_name": f"New {n}", "age_band": "18_24", "made_at": at}
                  for n in range(FACTS + 1)]  # fmt: skip
        insert(conn, "person", people)
        lead, session = people[0]["id"], new_id()
        insert(conn, "login_session", [
            {"id": session, "person_id": lead, "kind": "young", "label": "A phone", "made_at": at,
             "expires_at": at + YOUNG_LASTS, "last_used_on": at.date(), "generation_used_at": at}])  # fmt: skip
        for number in range(ROUNDS + 1):
            group, event = new_id(), new_id()
            insert(conn, "power_group", [
                {"id": group, "programme_id": programme, "kind": "power_group", "name": f"Door {number}",
                 "purpose": "Cook.", "hue": "coral", "glyph": "spoon", "visibility": "members", "state": "active",
                 "made_at": at}])  # fmt: skip
            insert(conn, "membership", [
                {"id": new_id(), "group_id": group, "programme_id": programme, "person_id": person["id"],
                 "role": "lead" if person["id"] == lead else "member",
                 "state": "active" if person["id"] == lead else "new", "joined_at": at, "changed_at": at}
                for person in people])  # fmt: skip
            insert(conn, "event", [
                {"id": event, "programme_id": programme, "group_id": group, "kind": "meal", "title": "Feast",
                 "starts_at": at, "ends_at": at + timedelta(hours=2), "place_name": "The hall", "state": "published",
                 "made_by": lead, "made_at": at, "published_by": lead, "published_at": at}])  # fmt: skip
            evenings.append((event, [person["id"] for person in people[1:]]))
    engine.dispose()
    return session, evenings
