"""What one edit means for the other dates of a series. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from api.events.plans.changes import TIME
from api.events.series.pattern import FIELDS, own_fields, says_of
from api.events.series.rules import Clock, Stretch, say_from, says_on


@dataclass(frozen=True, slots=True)
class Edit:
    """What is different at the date it was done from. clock: its new time on the wall; moved: by how many days."""

    wanted: dict[str, Any]
    said: dict[str, Any]
    clock: Clock | None
    moved: int

    @classmethod
    def at(cls, here: Mapping[str, Any], on: date, wanted: dict[str, Any]) -> "Edit":
        new = dict(here) | wanted
        said = {name: value for name, value in says_of(new, on).items() if name in wanted}
        if wanted.keys().isdisjoint(TIME):
            return cls(wanted, said, None, 0)
        before = Clock.of(on, here["starts_at"], here["ends_at"], here["zone"])
        after = Clock.of(on, new["starts_at"], new["ends_at"], new["zone"])
        return cls(wanted, said, after, after.shift - before.shift)

    def stretches(self, before: list[Stretch], on: date) -> list[Stretch]:
        """What the series says once this holds from `on`. A new day moves each stretch by as many days."""
        after = say_from(before, on, self.said)
        for one in after:
            if self.clock and date.fromisoformat(one["from"]) >= on:
                one["says"]["clock"] = self._clock(self.clock, one["says"]).kept()
        return after

    def for_date(
        self, before: list[Stretch], on: date, event: Mapping[str, Any], *, overwrite: bool
    ) -> tuple[dict[str, Any], bool]:
        """(what changes for another date, whether it kept something that is its own)."""
        says = says_on(before, on)
        own = set() if overwrite else own_fields(event, says, on)
        mine = {name: value for name, value in self.wanted.items() if name in FIELDS and name not in own}
        if self.clock and own.isdisjoint(TIME):
            clock = self._clock(self.clock, says)
            mine |= dict(zip(TIME, (*clock.moments(on), clock.zone), strict=True))
        changed = {name: value for name, value in mine.items() if event[name] != value}
        return changed, not own.isdisjoint(self.wanted)

    def _clock(self, wanted: Clock, says: Mapping[str, Any]) -> Clock:
        return replace(wanted, shift=Clock.read(says["clock"]).shift + self.moved)
