"""Check-in facts folded into who was there (DESIGN §10), without a database.

Facts are ordered by (the phone's time put right by its measured offset, nonce), never by when they arrived, so two
phones that upload in either order give the same picture. The last fact about a person counts; undo takes it away.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

THERE = frozenset({"present", "late", "left_early"})
MARKS = THERE | {"could_not_come", "not_there"}
TOO_EARLY = THERE | {"not_there", "walk_in", "headcount", "drop_in"}
DOOR_OPENS = timedelta(hours=24)  # before the start: wide enough for a phone in another zone, not for another day
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Seen:
    """One fact as far as folding needs it. `held` facts wait for staff and do not count; `left_out`: staff said no.

    own: somebody checked themselves in. service: what a drop-in counter counts (empty: people).
    """

    nonce: str
    kind: str
    happened_at: datetime
    person_id: str | None = None
    undoes: str | None = None
    count: int = 0
    of: str = "young_person"
    held: str | None = None
    own: bool = False
    service: str = ""
    left_out: bool = False


@dataclass(slots=True)
class Roll:
    """Who was there. walk_ins: nonce → young_person or professional. headcounts: more people, without names.

    drop_in: (service, of) → the sum of what all phones counted.
    """

    marks: dict[str, str] = field(default_factory=dict)
    walk_ins: dict[str, str] = field(default_factory=dict)
    headcounts: dict[str, int] = field(default_factory=dict)
    drop_in: dict[tuple[str, str], int] = field(default_factory=dict)

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
        walked_in = sum(1 for of in self.walk_ins.values() if of == kind)
        return walked_in + self.headcounts.get(kind, 0) + max(0, self.drop_in.get(("", kind), 0))


def fold(facts: Iterable[Seen]) -> Roll:
    """The picture these facts give, in whatever order they are handed over."""
    roll, counted = Roll(), [one for one in facts if not one.held]
    # A walk-in and a tap of a counter have one nonce: taking it back wins even if the clocks say it came first.
    undone = {one.undoes for one in counted if one.kind == "undo"}
    for fact in sorted(counted, key=when):
        if fact.kind in ("walk_in", "drop_in") and fact.nonce in undone:
            continue
        if fact.kind == "walk_in":
            roll.walk_ins[fact.nonce] = fact.of
        elif fact.kind == "headcount":
            roll.headcounts[fact.of] = fact.count
        elif fact.kind == "undo":
            roll.marks.pop(fact.person_id or "", None)
        elif fact.kind == "drop_in":
            key = (fact.service, fact.of)
            roll.drop_in[key] = roll.drop_in.get(key, 0) + fact.count
        elif fact.person_id and not (fact.own and roll.marks.get(fact.person_id) in THERE):
            roll.marks[fact.person_id] = fact.kind
    return roll


def when(fact: Seen) -> tuple[datetime, str]:
    """What orders facts."""
    return fact.happened_at, fact.nonce


@dataclass(slots=True)
class LastWords:
    """The newest fact about each thing: all a phone needs to lay its own taps over the picture and get the same one.

    A check-in by the person themself counts only where the door has not said that they are there.
    """

    door: dict[str, Seen] = field(default_factory=dict)
    own: dict[str, Seen] = field(default_factory=dict)
    headcounts: dict[str, Seen] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)


def last_words(facts: Iterable[Seen]) -> LastWords:
    last = LastWords()
    for fact in sorted((one for one in facts if not one.held), key=when):
        if fact.kind == "headcount":
            last.headcounts[fact.of] = fact
        elif fact.kind == "undo" and fact.undoes:
            last.undone.add(fact.undoes)
        elif fact.person_id and fact.kind in (*MARKS, "undo"):
            (last.own if fact.own else last.door)[fact.person_id] = fact
    return last


def waits_for_staff(facts: Iterable[Seen]) -> list[Seen]:
    """Held facts that nobody entitled has said anything about since, oldest first."""
    ordered = sorted(facts, key=when)
    settled: set[tuple[str, ...]] = set()
    open_ones = []
    for fact in reversed(ordered):
        about = subject(fact)
        if fact.left_out:
            continue
        if not fact.held:
            settled.add(about)
        elif about not in settled:
            open_ones.append(fact)
    return open_ones[::-1]


def subject(fact: Seen) -> tuple[str, ...]:
    """What a fact is about: a person, a headcount of one kind of people, or one walk-in or tap of a counter."""
    if fact.person_id:
        return "person", fact.person_id
    return ("headcount", fact.of) if fact.kind == "headcount" else ("one", fact.undoes or fact.nonce)


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
    """(the moment by our clock, whether it lay ahead of it and was set to now).

    Nobody saw what is still to come: a phone whose clock runs ahead must not outrank what others tap later.
    """
    happened = at + timedelta(milliseconds=offset_ms)
    at_most = min(happened, now)
    whole = at_most.replace(microsecond=at_most.microsecond // 1000 * 1000)  # phones know no finer time
    return whole, happened > now


def too_early(kind: str, happened: datetime, starts_at: datetime) -> bool:
    """Whether somebody is said to be there (or not) long before the start. "Could not come" may be known earlier."""
    return kind in TOO_EARLY and happened < starts_at - DOOR_OPENS
