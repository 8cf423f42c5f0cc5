"""Check-in facts folded into who was there (DESIGN §10), without a database.

Facts are ordered by (the phone's time put right by its measured offset, nonce), never by when they arrived, so two
phones that upload in either order give the same picture. The last fact about a person counts; undo takes it away.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

THERE = frozenset({"present", "late", "left_early"})
MARKS = THERE | {"could_not_come", "not_there"}
AHEAD = timedelta(days=1)
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Seen:
    """One fact as far as folding needs it. `held` facts wait for staff and do not count."""

    nonce: str
    kind: str
    happened_at: datetime
    person_id: str | None = None
    undoes: str | None = None
    count: int = 0
    of: str = "young_person"
    held: str | None = None


@dataclass(slots=True)
class Roll:
    """Who was there. walk_ins: nonce → young_person or professional. headcounts: more people, without names."""

    marks: dict[str, str] = field(default_factory=dict)
    walk_ins: dict[str, str] = field(default_factory=dict)
    headcounts: dict[str, int] = field(default_factory=dict)

    @property
    def there(self) -> set[str]:
        return {person for person, mark in self.marks.items() if mark in THERE}

    @property
    def young_people(self) -> int:
        return len(self.there) + self._of("young_person")

    @property
    def professionals(self) -> int:
        return self._of("professional")

    def _of(self, kind: str) -> int:
        return sum(1 for of in self.walk_ins.values() if of == kind) + self.headcounts.get(kind, 0)


def fold(facts: Iterable[Seen]) -> Roll:
    """The picture these facts give, in whatever order they are handed over."""
    roll, undone = Roll(), set()
    for fact in sorted(facts, key=lambda one: (one.happened_at, one.nonce)):
        if fact.held:
            continue
        if fact.kind == "walk_in":
            roll.walk_ins[fact.nonce] = fact.of
        elif fact.kind == "headcount":
            roll.headcounts[fact.of] = fact.count
        elif fact.kind == "undo":
            undone.add(fact.undoes)
            roll.marks.pop(fact.person_id or "", None)
        elif fact.person_id:
            roll.marks[fact.person_id] = fact.kind
    # A walk-in has one nonce: taking it back wins even if the two phones' clocks say it came first.
    roll.walk_ins = {nonce: of for nonce, of in roll.walk_ins.items() if nonce not in undone}
    return roll


def waits_for_staff(facts: Iterable[Seen]) -> list[Seen]:
    """Held facts that nobody entitled has said anything about since, oldest first."""
    ordered = sorted(facts, key=lambda one: (one.happened_at, one.nonce))
    settled: set[tuple[str, str]] = set()
    open_ones = []
    for fact in reversed(ordered):
        about = subject(fact)
        if not fact.held:
            settled.add(about)
        elif about not in settled:
            open_ones.append(fact)
    return open_ones[::-1]


def subject(fact: Seen) -> tuple[str, str]:
    """What a fact is about: a person, or a kind of people without an account."""
    return ("person", fact.person_id) if fact.person_id else (fact.kind, fact.of)


def read_time(said: str) -> datetime | None:
    """The client's ISO time, or None when it is no time, has no zone, or lies outside any sensible year."""
    try:
        at = datetime.fromisoformat(said)
        if at.tzinfo is None:
            return None
        utc = at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return utc if EARLIEST <= utc < LATEST else None


def put_right(at: datetime, offset_ms: int, now: datetime) -> tuple[datetime, bool]:
    """(the moment by our clock, whether it lay more than a day ahead and was set to now)."""
    happened = at + timedelta(milliseconds=offset_ms)
    return (now, True) if happened > now + AHEAD else (happened, False)
