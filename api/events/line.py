"""Places and the waiting line, decided without a database (DESIGN §10).

The line is ordered by a counter. A freed place becomes an offer that is held for a while; a party that does not fit
is passed over and keeps its place. Shortly before the start, those who ticked "any time" are in at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

HOLD = timedelta(hours=24)
AT_ONCE = timedelta(hours=4)
SHORTEST_HOLD = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Seat:
    """One person's answer as the line sees it."""

    person_id: str
    answer: str = "none"
    children: int = 0
    line_no: int | None = None
    offer_until: datetime | None = None
    any_time: bool = False
    passed_over: bool = False

    @property
    def party(self) -> int:
        return 1 + self.children

    @property
    def taken(self) -> int:
        return self.party if self.answer == "going" else 0

    @property
    def held(self) -> int:
        return self.party if self.answer == "offered" else 0

    @property
    def waits(self) -> int:
        return 1 if self.answer == "waiting" else 0


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks for: going, maybe or cannot, with how many children."""

    answer: str
    children: int = 0
    any_time: bool = False


@dataclass(slots=True)
class Hall:
    """An activity's places and counters while one act changes them. `capacity` None = as many as come.

    moves: whether a free place is offered at all; nobody is asked to what is off or over.
    """

    capacity: int | None
    starts_at: datetime
    taken: int = 0
    held: int = 0
    waiting: int = 0
    counter: int = 0
    hold: timedelta = HOLD
    moves: bool = True
    line: dict[str, Seat] = field(default_factory=dict)
    changed: dict[str, Seat] = field(default_factory=dict)

    @property
    def free(self) -> float:
        return float("inf") if self.capacity is None else self.capacity - self.taken - self.held

    def fits(self, seat: Seat) -> bool:
        return seat.party <= self.free

    def put(self, before: Seat, after: Seat) -> Seat:
        """The one place where a seat changes, so that the counters always agree with the answers."""
        self.taken += after.taken - before.taken
        self.held += after.held - before.held
        self.waiting += after.waits - before.waits
        if after.answer in ("waiting", "offered"):
            self.line[after.person_id] = after
        else:
            self.line.pop(after.person_id, None)
        if after != before:
            self.changed[after.person_id] = after
        return after

    def next_lapse(self) -> datetime | None:
        return min((seat.offer_until for seat in self.line.values() if seat.offer_until), default=None)


def offer_until(now: datetime, starts_at: datetime, hold: timedelta = HOLD) -> datetime:
    """How long an offer is kept: what the lead set, or half the time left when the start is near; never past the start.

    Whole seconds, because that is what people are told.
    """
    left = starts_at - now
    return (now + min(max(min(hold, left / 2), SHORTEST_HOLD), left)).replace(microsecond=0)


def in_line(seats: Iterable[Seat]) -> list[Seat]:
    return sorted((seat for seat in seats if seat.answer == "waiting"), key=lambda seat: seat.line_no or 0)


def place_of(seat: Seat, seats: Iterable[Seat]) -> int | None:
    """1 for the first in line; None when not waiting."""
    if seat.answer != "waiting" or seat.line_no is None:
        return None
    return 1 + sum(1 for other in seats if other.answer == "waiting" and (other.line_no or 0) < seat.line_no)


def settle(hall: Hall, now: datetime) -> None:
    """Ends offers nobody took in time, then gives free places to the line. `hall.line` must hold the whole line."""
    for seat in list(hall.line.values()):
        if seat.offer_until is not None and seat.offer_until <= now:
            hall.put(seat, replace(seat, answer="lapsed", line_no=None, offer_until=None, passed_over=False))
        elif seat.offer_until is not None and now < hall.starts_at < seat.offer_until:  # it was moved to start sooner
            hall.put(seat, replace(seat, offer_until=offer_until(now, hall.starts_at, hall.hold)))
    promote(hall, now)


def to_front(hall: Hall, person_id: str) -> None:
    """Before everybody else who waits. Nobody else's order changes."""
    first = min(seat.line_no or 0 for seat in hall.line.values())
    hall.put(hall.line[person_id], replace(hall.line[person_id], line_no=first - 1))


def promote(hall: Hall, now: datetime) -> None:
    """Free places go down the line: the first party that fits. Nobody is moved any more once it has started."""
    if not hall.moves or now >= hall.starts_at or hall.free < 1:
        return
    last_moved = -1
    if hall.starts_at - now < AT_ONCE:
        for seat in in_line(hall.line.values()):
            if seat.any_time and hall.fits(seat):
                hall.put(seat, replace(seat, answer="going", line_no=None, passed_over=False))
                last_moved = max(last_moved, seat.line_no or 0)
    until = offer_until(now, hall.starts_at, hall.hold)
    for seat in in_line(hall.line.values()):
        if hall.fits(seat):
            hall.put(seat, replace(seat, answer="offered", offer_until=until, passed_over=False))
            last_moved = max(last_moved, seat.line_no or 0)
    _mark_passed_over(hall, last_moved)


def _mark_passed_over(hall: Hall, last_moved: int) -> None:
    """Who waited longer than somebody who moved, but needs more places than were free: told once, place kept."""
    for seat in in_line(hall.line.values()):
        if (seat.line_no or 0) < last_moved and not seat.passed_over:
            hall.put(seat, replace(seat, passed_over=True))


def ask(hall: Hall, mine: Seat, wish: Wish, now: datetime) -> Seat:
    """Puts one wish into effect and lets what it frees go down the line. Returns my seat afterwards.

    Offers that ran out must be settled before, so that they go to the line and not to whoever comes now.
    """
    after = _going(hall, mine, wish) if wish.answer == "going" else _not_going(mine, wish)
    hall.put(mine, after)
    promote(hall, now)
    return hall.changed.get(after.person_id, after)


def _not_going(mine: Seat, wish: Wish) -> Seat:
    children = wish.children if wish.answer == "maybe" else 0
    return Seat(mine.person_id, wish.answer, children, any_time=wish.any_time)


def _going(hall: Hall, mine: Seat, wish: Wish) -> Seat:
    wanted = replace(mine, children=wish.children, any_time=wish.any_time)
    room = hall.free + mine.taken + mine.held
    if wanted.party <= room or (mine.answer == "going" and wanted.party <= mine.party):
        return replace(wanted, answer="going", line_no=None, offer_until=None, passed_over=False)
    if mine.answer == "going":  # no room for more children: the places they have stay theirs
        return replace(mine, any_time=wish.any_time)
    if mine.answer in ("waiting", "offered"):  # keeps the place in line, whatever the party is now
        return replace(wanted, answer="waiting", offer_until=None)
    hall.counter += 1
    return replace(wanted, answer="waiting", line_no=hall.counter, offer_until=None, passed_over=False)
