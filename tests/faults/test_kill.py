"""kill -9 of the real server amid answers and check-ins: what was acknowledged is there, and nothing is there twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from api.core import audit, clock
from api.core.config import settings
from api.core.crypto import KEY_FILE
from api.core.db import Database
from api.core.sessions import cookie_for
from api.events.models import AttendanceFact, Event, EventAnswer
from tests import postgres
from tests.conftest import ENGINE
from tests.events.scene import READY
from tests.serving import TOP, Served
from tests.world import World

pytestmark = pytest.mark.prove
ANSWERERS, EVENTS = 5, 10  # each answerer answers each activity again and again
Send = list[Any]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server on an empty, migrated database of its own that signs cookies with the same keys as this test."""
    url = f"sqlite:///{tmp_path / 'data' / 'linkup.sqlite'}" if ENGINE == "sqlite" else postgres.make_database()
    one = Served(tmp_path, {"DATABASE_URL": url, "LINKUP_IN_PROCESS_WORKER": "false"})
    (tmp_path / "data").mkdir()
    sealer_file = settings().data_dir / KEY_FILE
    cookie_for("x", 1)  # the key ring is made when it is first needed
    (tmp_path / "data" / KEY_FILE).write_bytes(sealer_file.read_bytes())
    one.linkup("migrate")
    yield one
    one.stop(signal.SIGKILL)
    if ENGINE != "sqlite":
        postgres.drop_database(url)


class Story:
    """People with phones, and what they will send."""

    def __init__(self, served: Served, sends: int) -> None:
        self.db = Database(served.environment["DATABASE_URL"], pg_threads=2)
        world = World(self.db)
        bridge = world.programme()
        group = world.group(bridge)
        lead = world.person("Lee")
        world.member(group, lead, "lead")
        self.people = [world.person(f"P{n}") for n in range(ANSWERERS)]
        for person in self.people:
            world.member(group, person)
        at = clock.now()
        # Begun an hour ago and not over: people may answer and be checked in at the same time.
        self.events = [
            world.save(Event(**READY, kind="meal", title=f"Feast {n}", starts_at=at - timedelta(hours=1),
                             ends_at=at + timedelta(hours=5), group_id=group.id, programme_id=bridge.id,
                             state="published", made_by=lead.id, made_at=at, published_at=at, published_by=lead.id))
            for n in range(EVENTS)
        ]  # fmt: skip
        self.phones = [
            {"cookie": cookie_for(world.session_of(person).id, 1), "sends": self.answers(person.id, sends)}
            for person in self.people
        ]
        self.phones += [
            {"cookie": cookie_for(world.session_of(lead).id, 1), "sends": self.check_ins(n, sends)} for n in range(2)
        ]

    def answers(self, person: str, sends: int) -> list[Send]:
        made = []
        for n in range(sends):
            event = self.events[n % EVENTS].id
            word, children = ("going", "maybe", "cannot")[n % 3], n % 7
            body = {"answer": word, "children": children if word == "going" else 0, "needs": {}}
            what = f"answer {event} {person} {n} {word} {body['children']}"
            made.append(["PUT", f"/api/events/{event}/answer", body, f"a-{person}-{n}", what])
        return made

    def check_ins(self, door: int, sends: int) -> list[Send]:
        made = []
        for n in range(sends):
            event, nonce = self.events[(n + door) % EVENTS].id, str(uuid.uuid4())
            fact = {"nonce": nonce, "kind": ("present", "late")[n % 2], "person_id": self.people[n % ANSWERERS].id,
                    "of": "young_person", "at": clock.now().isoformat(), "clock_offset_ms": 0}  # fmt: skip
            made.append(
                ["POST", f"/api/events/{event}/attendance", {"facts": [fact]}, f"c-{door}-{n}", f"fact {nonce}"]
            )
        return made

    def look(self, model: type[Any]) -> list[Any]:
        with self.db.look() as session:
            return list(session.exec(select(model)).all())


def load(served: Served, story: Story) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.load"]
    process = subprocess.Popen(command, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    process.stdin.write(json.dumps({"port": served.port, "phones": story.phones}))
    process.stdin.close()
    return process


def kill_amid(served: Served, story: Story, after: int) -> list[str]:
    """Starts, lets `after` sends be acknowledged, kills; gives everything that was acknowledged."""
    served.start()
    phones = load(served, story)
    assert phones.stdout is not None
    acknowledged = [phones.stdout.readline().strip() for _ in range(after)]
    assert served.process is not None
    os.kill(served.process.pid, signal.SIGKILL)
    served.process.wait()
    acknowledged += [line.strip() for line in phones.stdout]
    phones.stdout.close()
    phones.wait(30)
    return acknowledged


def last_answers(acknowledged: list[str]) -> dict[tuple[str, str], tuple[int, str, int]]:
    """(event, person) → the newest acknowledged answer. Each phone sends one after the other."""
    newest: dict[tuple[str, str], tuple[int, str, int]] = {}
    for line in acknowledged:
        status, kind, *rest = line.split()
        assert status == "200", line
        if kind == "answer":
            event, person, n, word, children = rest
            newest[event, person] = (int(n), word, int(children))
    return newest


def check(story: Story, acknowledged: list[str]) -> None:
    facts = Counter(fact.nonce for fact in story.look(AttendanceFact))
    told = {line.split()[2] for line in acknowledged if line.split()[1] == "fact"}
    assert told <= facts.keys(), f"{len(told - facts.keys())} acknowledged check-ins are gone"
    assert set(facts.values()) <= {1}, "a check-in is there twice"
    kept = {(row.event_id, row.person_id): row for row in story.look(EventAnswer)}
    assert len(kept) == len(story.look(EventAnswer)), "an answer is there twice"
    for where, (n, word, children) in last_answers(acknowledged).items():
        row = kept[where]
        # The phone may have sent the next answer to this activity (ten sends later) without hearing back.
        following = (("going", "maybe", "cannot")[(n + EVENTS) % 3], 0)
        assert (row.answer, row.children) == (word, children) or row.answer == following[0], (where, n, row.answer)
    for event in story.look(Event):
        rows = [row for row in kept.values() if row.event_id == event.id]
        assert event.places_taken == sum(row.children + 1 for row in rows if row.answer == "going"), "places drifted"
    with story.db.look() as session:
        assert audit.verify(session) == []


def replay(served: Served, story: Story) -> list[str]:
    """Every phone sends everything once more with the same keys, as the app does after a crash."""
    served.start()
    phones = load(served, story)
    assert phones.stdout is not None
    said = [line.strip() for line in phones.stdout]
    phones.stdout.close()
    phones.wait(30)
    return said


def kills(served: Served, sends: int, after: int) -> None:
    story = Story(served, sends)
    try:
        acknowledged = kill_amid(served, story, after)
        assert after <= len(acknowledged) < len(story.phones) * sends, "the server was not killed amid the sending"
        check(story, acknowledged)
        everything = replay(served, story)
        assert len(everything) == len(story.phones) * sends
        assert {line.split()[0] for line in everything} == {"200"}
        facts = Counter(fact.nonce for fact in story.look(AttendanceFact))
        assert len(facts) == 2 * sends and set(facts.values()) == {1}, "each check-in exactly once"
        check(story, acknowledged + everything)
        assert served.stop() in (0, -signal.SIGTERM)
    finally:
        story.db.close()


def test_a_kill_loses_nothing_that_was_acknowledged(served: Served) -> None:
    kills(served, sends=30, after=90)


@pytest.mark.parametrize("after", [60, 350, 900])
def test_a_kill_amid_a_thousand_loses_nothing(served: Served, after: int) -> None:
    kills(served, sends=150, after=after)


def test_the_proof_would_notice_a_lost_answer(served: Served) -> None:
    story = Story(served, 10)
    try:
        acknowledged = kill_amid(served, story, 40)
        check(story, acknowledged)

        def lose(session: Session) -> None:
            session.delete(session.exec(select(EventAnswer)).first())

        story.db.run_now(lose)
        with pytest.raises((AssertionError, KeyError)):
            check(story, acknowledged)
    finally:
        story.db.close()
