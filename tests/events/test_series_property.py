"""Two years of a series under random acts: its dates, the app and the feed always tell the same story."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from api.core import clock
from api.events.calendar.queries import AHEAD, BACK
from tests.events.feeds import by_vobject, fetch, link_of
from tests.events.repeating import Repeating, plan
from tests.events.scene import Scene, scene_in, wire
from tests.events.test_series_rules import walked
from tests.world import World

ZONES = ("Europe/London", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
EVERY = ("weekly", "fortnightly", "monthly_weekday", "monthly_day")
TWO_YEARS = timedelta(days=730)
DAY = timedelta(days=1)
names = count()
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # each example asks the app dozens of times

acts = st.lists(
    st.tuples(
        st.sampled_from(["time", "day", "food", "cancel", "stop"]), st.sampled_from(["this", "following", "all"]),
        st.integers(0, 60), st.integers(0, 23),
    ),
    max_size=5,
)  # fmt: skip


@pytest.fixture
def far(world: World) -> Scene:
    return scene_in(world, ends_on=clock.today() + timedelta(days=1200))


@settings(
    max_examples=int(os.environ.get("SERIES_EXAMPLES", "6")),
    phases=NO_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from(EVERY), st.integers(10, 60), st.sampled_from(ZONES), st.integers(0, 23), st.data(), acts)
def test_dates_app_and_feed_agree(  # noqa: PLR0917 - what hypothesis draws
    far: Scene, every: str, after: int, zone: str, hour: int, data: st.DataObject, steps: list[Any]
) -> None:
    scene = new_group(far)
    first_on = clock.today() + after * DAY
    rule_days = [day for day in walked(every, first_on, first_on + TWO_YEARS)][:60]
    left_out = sorted(data.draw(st.sets(st.sampled_from(rule_days[1:]), max_size=3)))
    repeat = {"every": every, "until": str(rule_days[-1]),
              "leave_out": [{"on": str(day), "reason": "Half-term"} for day in left_out]}  # fmt: skip
    start = datetime.combine(first_on, time(hour, 15), ZoneInfo(zone))
    made = plan(scene, repeat, at=start, hours=1, zone=zone)
    assert made.status_code == 201, made.text
    series = Repeating(scene, made.json())
    expected = {day: (time(hour, 15), 0, "published") for day in rule_days if day not in left_out}
    assert [one["on"] for one in series.dates] == [str(day) for day in expected]
    series.act(set_state="published")
    path = link_of(scene, scene.kai, whole=True)
    own: set[date] = set()
    for what, scope, number, changed in steps:
        days = list(expected)
        here = days[number % len(days)]
        if expected[here][2] == "cancelled":
            continue
        reach = [day for day in days if day == here or scope == "all" or (scope == "following" and day > here)]
        act(series, expected, own, what, scope, here, reach, changed, zone)
    for now in (clock.now(), clock.now() + timedelta(days=300), clock.now() + timedelta(days=640)):
        with time_machine.travel(now, tick=False):
            compare(scene, series, expected, path, zone)


def act(  # noqa: PLR0917 - one step: what it does to the app and to what is expected of it
    series: Repeating, expected: dict[date, Any], own: set[date], what: str, scope: str, here: date,
    reach: list[date], changed: int, zone: str,
) -> None:  # fmt: skip
    number = list(expected).index(here)
    at, shift, _ = expected[here]
    if what == "stop":
        series.answer(series.scene.kai, "cannot")
    elif what == "cancel":
        series.act(number, scope, set_state="cancelled", reason="Ill")
        for day in reach:
            expected[day] = (*expected[day][:2], "cancelled")
    elif what == "food":
        series.act(number, scope, changes={"food": f"Dish {changed}"})
    else:
        new = (time(changed, 30), shift) if what == "time" else (at, shift + (changed % 3) - 1)
        start = datetime.combine(here + new[1] * DAY, new[0], ZoneInfo(zone))
        end = datetime.combine(here + new[1] * DAY, new[0], ZoneInfo(zone)) + timedelta(hours=1)
        was = (at, shift)
        series.act(
            number, scope, changes={"starts_at": wire(start.astimezone(UTC)), "ends_at": wire(end.astimezone(UTC))}
        )
        if new == was:
            return
        for day in reach:
            if expected[day][2] == "cancelled" or (day != here and day in own):
                continue
            expected[day] = (new[0], expected[day][1] + new[1] - was[1], "published")
        if scope == "this":
            own.add(here)


def compare(scene: Scene, series: Repeating, expected: dict[date, Any], path: str, zone: str) -> None:
    """Every date once, at the right time on the wall, the same in the plan, in what's on and in the feed."""
    now, here = clock.now(), ZoneInfo(zone)
    planned = scene.client(scene.lead).get(f"/api/groups/{scene.group.id}/plan").json()["items"]
    in_app = sorted((moment(one["starts_at"]), one["state"], one["id"]) for one in planned)
    wanted = sorted((on_the_wall(day, *said[:2], here), said[2]) for day, said in expected.items())
    assert [one[:2] for one in in_app] == wanted
    coming = [one for one in in_app if one[0] + timedelta(hours=1) > now]
    assert sorted((moment(one["starts_at"]), one["state"], one["id"]) for one in whats_on(scene)) == coming
    in_feed = sorted((one.starts_at, one.status == "CANCELLED", one.uid) for one in by_vobject(fetch(scene, path).text))
    window = [(at, state == "cancelled", f"{event_id}@linkup") for at, state, event_id in in_app
              if now - BACK <= at + timedelta(hours=1) and at <= now + AHEAD]  # fmt: skip
    assert in_feed == window


def on_the_wall(day: date, at: time, shift: int, here: ZoneInfo) -> datetime:
    return datetime.combine(day + shift * DAY, at, here).astimezone(UTC)


def whats_on(scene: Scene) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after = ""
    while True:
        page = scene.client(scene.kai).get(f"/api/whats-on?limit=50{after}").json()
        found += page["items"]
        if not page["next"]:
            return [one for one in found if one["group_id"] == scene.group.id]
        after = f"&after={page['next']}"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def new_group(scene: Scene) -> Scene:
    """Each example has a group of its own, and people nobody else knows."""
    world, n = scene.world, next(names)
    group = world.group(scene.programme, f"Group {n}")
    lead, kai = world.person(f"Lead {n}"), world.person(f"Kai {n}")
    world.member(group, lead, "lead")
    world.member(group, kai)
    return Scene(world, scene.programme, group, lead, kai, scene.worker)
