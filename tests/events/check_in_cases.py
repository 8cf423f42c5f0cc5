"""Two phones at one door, drawn by luck: what each saw, with clocks two hours apart, and what it comes to.

The cases for the app are made here from the server's own fold, so that both give the same picture:

    .venv/bin/python -m tests.events.check_in_cases
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from api.events.check_in.folding import MARKS, Roll, Seen, fold, last_words, put_right, read_time

T = datetime(2026, 12, 12, 18, tzinfo=UTC)
PEOPLE = ("ana", "kai", "mia", "tia")
OF = ("young_person", "professional")
APART = timedelta(hours=2)
FILE = Path(__file__).resolve().parents[2] / "pwa" / "test" / "check-in-cases.json"
CASES = 80


@dataclass
class Phone:
    """wrong_by: how far its clock is ahead; offset_ms: what it measured and sends along."""

    wrong_by: timedelta
    facts: list[dict[str, Any]] = field(default_factory=list)


def evening(luck: random.Random, people: tuple[str, ...] = PEOPLE, most: int = 12) -> tuple[Phone, Phone]:
    """What two phones saw, as each would send it. Now and then both tap in the same millisecond."""
    phones = Phone(timedelta()), Phone(APART)
    walked: list[str] = []
    for _ in range(luck.randint(2, most)):
        phone = luck.choice(phones)
        at = T + timedelta(seconds=luck.randint(0, 20)) + phone.wrong_by
        phone.facts.append(_fact(luck, people, walked) | {
            "at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "clock_offset_ms": -int(phone.wrong_by.total_seconds() * 1000),
        })  # fmt: skip
    return phones


def _fact(luck: random.Random, people: tuple[str, ...], walked: list[str]) -> dict[str, Any]:
    nonce = str(UUID(int=luck.getrandbits(128), version=4))
    kind = luck.choice((*sorted(MARKS), "present", "undo", "undo", "walk_in", "headcount", "drop_in", "drop_in"))
    of = luck.choice(OF)
    if kind == "walk_in":
        walked.append(nonce)
        return {"nonce": nonce, "kind": kind, "name": luck.choice(("Sam", "Zoe")), "of": of}
    if kind == "headcount":
        return {"nonce": nonce, "kind": kind, "count": luck.randint(0, 9), "of": of}
    if kind == "drop_in":
        change = luck.choice((1, 1, 1, -1, 5))
        return {"nonce": nonce, "kind": kind, "count": change, "of": of, "service": luck.choice(("", "Advice"))}
    about = luck.choice(walked) if kind == "undo" and walked and luck.random() < 0.5 else luck.choice(people)
    return {"nonce": nonce, "kind": kind, "person_id": about}


def seen(fact: dict[str, Any], *, own: bool = False) -> Seen:
    """As the server reads it."""
    read = read_time(fact["at"])
    assert read is not None
    happened, clamped = put_right(read, fact["clock_offset_ms"], T + timedelta(days=1))
    assert not clamped
    about = fact.get("person_id")
    is_person = about in PEOPLE
    return Seen(
        fact["nonce"], fact["kind"], happened, about if is_person else None,
        about if fact["kind"] == "undo" and not is_person else None, fact.get("count") or 0,
        fact.get("of", "young_person"), own=own, service=fact.get("service", ""),
    )  # fmt: skip


def picture(roll: Roll) -> dict[str, Any]:
    return {
        "marks": dict(sorted(roll.marks.items())),
        "walk_ins": dict(sorted(roll.walk_ins.items())),
        "headcounts": {of: roll.headcounts.get(of, 0) for of in OF},
        "drop_in": {f"{service}/{of}": max(0, n) for (service, of), n in sorted(roll.drop_in.items()) if n > 0},
        "totals": {"young_people": roll.young_people, "professionals": roll.professionals},
    }


def a_list(facts: list[Seen], names: dict[str, str]) -> dict[str, Any]:
    """What a phone gets of it, as far as folding needs it (door_list.build makes the same from the same functions)."""
    roll, last = fold(facts), last_words(facts)

    def said(one: Seen | None) -> dict[str, Any] | None:
        return None if one is None else {"kind": one.kind, "at": one.happened_at.isoformat(), "nonce": one.nonce}

    return {
        "people": [{"person_id": one, "chosen_name": one.title(), "tell_apart": None, "answer": None,
                    "mark": roll.marks.get(one), "said": said(last.door.get(one)), "own": said(last.own.get(one))}
                   for one in PEOPLE],
        "walk_ins": [{"id": nonce, "name": names.get(nonce, ""), "of": of} for nonce, of in roll.walk_ins.items()],
        "headcounts": {"young_people": roll.headcounts.get("young_person", 0),
                       "professionals": roll.headcounts.get("professional", 0),
                       "young_people_said": said(last.headcounts.get("young_person")),
                       "professionals_said": said(last.headcounts.get("professional"))},
        "drop_in": [{"service": service, "of": of, "count": count}
                    for (service, of), count in sorted(roll.drop_in.items())],
        "undone": sorted(last.undone),
        "counted": [one.nonce for one in facts if one.kind == "drop_in"],
    }  # fmt: skip


def case(luck: random.Random) -> dict[str, Any]:
    """One list as the server has it, taps of a phone that it may have already, and what it all comes to."""
    first, second = evening(luck)
    everything = [*first.facts, *second.facts]
    names = {fact["nonce"]: fact.get("name", "") for fact in everything}
    there = [seen(fact) for fact in everything if luck.random() < 0.5]
    own = [seen({"nonce": str(UUID(int=luck.getrandbits(128), version=4)), "kind": "present", "person_id": person,
                 "at": (T + timedelta(seconds=luck.randint(0, 20))).isoformat(), "clock_offset_ms": 0}, own=True)
           for person in PEOPLE if luck.random() < 0.4]  # fmt: skip
    known = {one.nonce for one in there}
    taps = [fact for fact in first.facts if fact["nonce"] not in known or luck.random() < 0.3]
    whole = [*there, *own, *(seen(fact) for fact in taps if fact["nonce"] not in known)]
    return {"list": a_list([*there, *own], names), "taps": taps, "picture": picture(fold(whole))}


def cases() -> list[dict[str, Any]]:
    luck = random.Random(20261212)
    return [case(luck) for _ in range(CASES)]


def written() -> str:
    return "[\n" + ",\n".join(json.dumps(one, separators=(",", ":")) for one in cases()) + "\n]\n"


if __name__ == "__main__":
    FILE.write_text(written())
