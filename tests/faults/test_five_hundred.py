"""Hundreds answer at the same moment, through three server processes on one database: each place goes out once.

Then people change their minds while others join, and offers lapse under a clock that is moved: never over capacity,
nobody forgotten, nobody's answer lost, no answer of 500 or more.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from api.core import audit, clock
from api.core.config import settings
from api.core.crypto import KEY_FILE
from api.core.db import Database
from api.core.sessions import YOUNG_LASTS, LoginSession, cookie_for
from api.events.jobs import places_go_on
from api.events.models import Event, EventAnswer
from api.groups.models import Membership
from api.notify.models import Notice
from api.people.models import Person
from tests import postgres
from tests.conftest import ENGINE
from tests.events.scene import READY
from tests.serving import TOP, Served
from tests.world import World

IS_SHORT = os.environ.get("PROVE") == "short"
PEOPLE, JOINING, PLACES, SERVERS = (120, 15, 20, 3) if IS_SHORT else (500, 50, 20, 3)

pytestmark = pytest.mark.prove


class Hall:
    """One activity with twenty places, many people with phones, three servers."""

    def __init__(self, folder: Path, url: str) -> None:
        self.turn = 0
        more = {"DATABASE_URL": url, "LINKUP_IN_PROCESS_WORKER": "false"}
        self.servers = [Served(folder / f"server{n}", more | {"LINKUP_DATA_DIR": str(folder)}) for n in range(SERVERS)]
        for one in self.servers:
            one.folder.mkdir()
        cookie_for("x", 1)  # the key ring is made when it is first needed
        (folder / KEY_FILE).write_bytes((settings().data_dir / KEY_FILE).read_bytes())
        self.servers[0].linkup("migrate")
        self.db = Database(url, pg_threads=2)
        world = World(self.db)
        bridge = world.programme()
        group = world.group(bridge)
        lead, at = world.person("Lee"), clock.now()
        self.event: Event = world.save(
            Event(**READY, kind="meal", title="Feast", starts_at=at + timedelta(days=6), capacity=PLACES,
                  ends_at=at + timedelta(days=6, hours=3), group_id=group.id, programme_id=bridge.id, made_at=at,
                  state="published", made_by=lead.id, published_at=at, published_by=lead.id)
        )  # fmt: skip
        number = PEOPLE + JOINING
        people = [Person(chosen_name=f"P{n}", age_band="18_24", made_at=at) for n in range(number)]
        self.people = [one.id for one in people]
        sessions = [
            LoginSession(person_id=one, kind="young", label="A phone", made_at=at, expires_at=at + YOUNG_LASTS,
                         last_used_on=at.date(), generation_used_at=at) for one in self.people
        ]  # fmt: skip
        cookies = [cookie_for(one.id, 1) for one in sessions]
        self.cookies = dict(zip(self.people, cookies, strict=True))
        members = [
            Membership(group_id=group.id, programme_id=bridge.id, person_id=one, role="member", state="active",
                       joined_at=at, changed_at=at) for one in self.people
        ]  # fmt: skip
        for rows in (people, sessions, members):
            self.db.run_now(lambda tx, rows=rows: tx.add_all(rows))

    def all_say(self, sends: list[tuple[str, str]]) -> None:
        """Everybody sends one answer at the same moment, spread over the servers; every one is heard and kept."""
        self.turn += 1
        programs = [self._phones(server, sends[at::SERVERS]) for at, server in enumerate(self.servers)]
        said: list[str] = []
        for program in programs:
            assert program.stdout is not None
            said += [line.strip() for line in program.stdout]
            program.stdout.close()
            program.wait(60)
        assert {line.split()[0] for line in said} == {"200"}
        assert sorted(line.split(maxsplit=1)[1] for line in said) == sorted(f"{who} {word}" for who, word in sends)

    def _phones(self, server: Served, sends: list[tuple[str, str]]) -> subprocess.Popen[str]:
        path = f"/api/events/{self.event.id}/answer"
        phones = [
            {"cookie": self.cookies[who],
             "sends": [["PUT", path, {"answer": word}, f"{self.turn}-{who}", f"{who} {word}"]]}
            for who, word in sends
        ]  # fmt: skip
        command = [sys.executable, "-m", "tests.faults.load"]
        program = subprocess.Popen(command, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert program.stdin is not None
        program.stdin.write(json.dumps({"port": server.port, "phones": phones}))
        program.stdin.close()
        return program

    def rows(self) -> dict[str, EventAnswer]:
        with self.db.look() as session:
            rows = session.connection().exec_driver_sql("SELECT person_id FROM event_answer").scalars().all()
            assert len(rows) == len(set(rows)), "one seat a person"
        return {row.person_id: row for row in World(self.db).all(EventAnswer)}

    def check(self) -> dict[str, EventAnswer]:
        """Never over capacity, the counters agree, nobody who fits is left waiting, the audit is whole."""
        rows, event = self.rows(), World(self.db).all(Event)[0]
        kinds = [row.answer for row in rows.values()]
        counted = (kinds.count("going"), kinds.count("offered"), kinds.count("waiting"))
        assert (event.places_taken, event.places_held, event.waiting) == counted
        assert counted[0] + counted[1] <= PLACES
        assert counted[2] == 0 or counted[0] + counted[1] == PLACES, "a place is free and somebody waits"
        numbers = sorted(row.line_no for row in rows.values() if row.line_no is not None)
        assert len(set(numbers)) == len(numbers)
        with self.db.look() as session:
            assert audit.verify(session) == []
        return rows

    def going(self) -> list[str]:
        return [who for who, row in self.rows().items() if row.answer == "going"]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    folder = tmp_path / "data"
    folder.mkdir()
    url = f"sqlite:///{folder / 'linkup.sqlite'}" if ENGINE == "sqlite" else postgres.make_database()
    one = Hall(folder, url)
    try:
        for server in one.servers:
            server.start()
        yield one
    finally:
        for server in one.servers:
            server.stop()
        one.db.close()
        if ENGINE != "sqlite":
            postgres.drop_database(url)


def test_everybody_at_once_then_many_change_their_minds(hall: Hall) -> None:
    first = hall.people[:PEOPLE]
    hall.all_say([(who, "going") for who in first])
    rows = hall.check()
    words = [rows[who].answer for who in first]
    assert (words.count("going"), words.count("waiting")) == (PLACES, PEOPLE - PLACES), "no answer is lost"
    line = sorted((row for row in rows.values() if row.answer == "waiting"), key=lambda row: row.line_no or 0)
    assert [row.line_no for row in line] == list(range(1, PEOPLE - PLACES + 1))
    order = [row.person_id for row in line]

    leaving, joining = hall.going(), hall.people[PEOPLE:]
    mixed: list[tuple[str, str]] = [(who, "going") for who in joining]
    for at, who in enumerate(leaving):
        mixed.insert(at * 2, (who, "cannot"))
    hall.all_say(mixed)
    rows = hall.check()
    assert [rows[who].answer for who in order[:PLACES]] == ["offered"] * PLACES, "the first in line were asked"
    assert all(rows[who].answer == "waiting" for who in (*order[PLACES:], *joining))
    assert max(rows[who].line_no or 0 for who in order) < min(rows[who].line_no or 0 for who in joining)

    takers, silent = order[: PLACES // 4], order[PLACES // 4 : PLACES]
    hall.all_say([(who, "going") for who in takers])
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        assert hall.db.run_now(places_go_on) == 1
        rows = hall.check()
    assert {rows[who].answer for who in takers} == {"going"}
    assert {rows[who].answer for who in silent} == {"lapsed"}
    asked = order[PLACES : PLACES + len(silent)]
    assert {rows[who].answer for who in asked} == {"offered"}, "and then those who were next"
    told = notices(hall)
    assert all(told[who] == ["place_offered"] for who in (*takers, *asked))
    assert all(told[who] == ["place_offered", "place_lapsed"] for who in silent)


def notices(hall: Hall) -> dict[str, list[str]]:
    found: dict[str, list[Any]] = {}
    for one in sorted(World(hall.db).all(Notice), key=lambda one: one.id):
        found.setdefault(one.person_id, []).append(one.message)
    return found
