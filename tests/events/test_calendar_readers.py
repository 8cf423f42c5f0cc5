"""The feed read by programs others wrote: vobject, ical.js, and the command-line calendar khal."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from api.core import clock
from tests.events.feeds import Khal, Read, by_ical_js, by_vobject, feed
from tests.events.repeating import NEXT_TUESDAY, repeating
from tests.events.scene import Scene, scene_in, wire
from tests.world import World

pytestmark = pytest.mark.pure  # the feed is made of rows that test_calendar.py reads on both databases


@pytest.fixture
def year(world: World) -> Scene:
    return scene_in(world, ends_on=clock.today() + timedelta(days=700))


def at(text: str, zone: str = "Europe/London") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def a_year(scene: Scene) -> tuple[Any, list[Read]]:
    """A fortnightly series across both clock changes with one date moved, one called off, one left out, one private."""
    half_term = [{"on": "2027-02-16", "reason": "Half-term"}]
    series = repeating(scene, {"every": "fortnightly", "until": "2027-11-09", "leave_out": half_term})
    series.answer(scene.kai)
    moved = at("2027-03-31 19:30")
    series.act(5, "this", changes={"starts_at": wire(moved), "ends_at": wire(moved + timedelta(hours=1))})
    series.act(2, "this", set_state="cancelled", reason="Ill")
    series.answer(scene.kai, "cannot", event_ids=[series.dates[0]["event_id"]])
    wanted = [
        Read(f"{one['event_id']}@linkup", datetime.fromisoformat(one["starts_at"]),
             datetime.fromisoformat(one["ends_at"]),
             "Off: Meet-up" if one["state"] == "cancelled" else "Meet-up",
             "CANCELLED" if one["state"] == "cancelled" else "CONFIRMED")
        for one in series.dates[1:]
    ]  # fmt: skip
    return series, sorted(wanted)


def test_two_parsers_read_what_the_app_says(year: Scene) -> None:
    _, wanted = a_year(year)
    text = feed(year, year.kai)
    assert len(wanted) > 18
    assert by_vobject(text) == wanted
    assert by_ical_js(text) == wanted


def test_khal_shows_the_right_times_on_the_wall(year: Scene, tmp_path: Path) -> None:
    a_year(year)
    khal = Khal(tmp_path)
    khal.imports(feed(year, year.kai))
    shown = khal.lists()
    assert shown[:6] == [
        "2027-01-19T18:00|20:00|Meet-up|CONFIRMED |",
        "2027-02-02T18:00|20:00|Off: Meet-up|CANCELLED |",
        "2027-03-02T18:00|20:00|Meet-up|CONFIRMED |",
        "2027-03-16T18:00|20:00|Meet-up|CONFIRMED |",
        "2027-03-31T19:30|20:30|Meet-up|CONFIRMED |",
        "2027-04-13T18:00|20:00|Meet-up|CONFIRMED |",
    ]
    assert all("T18:00|20:00|" in line for line in shown if "03-31" not in line)
    assert shown[-1].startswith("2027-11-09"), "past the end of summer time too"


def test_khal_follows_a_move_and_a_cancellation_by_uid(year: Scene, tmp_path: Path) -> None:
    series = repeating(year, {"every": "weekly", "count": 2})
    series.answer(year.kai)
    khal = Khal(tmp_path)
    khal.imports(feed(year, year.kai))
    assert [line[:16] for line in khal.lists()] == ["2027-01-05T18:00", "2027-01-12T18:00"]
    later = NEXT_TUESDAY + timedelta(hours=1)
    series.act(0, changes={"starts_at": wire(later), "ends_at": wire(later + timedelta(hours=2))})
    series.act(1, "this", set_state="cancelled", reason="Ill")
    khal.imports(feed(year, year.kai))
    assert [line.split("|")[:3] for line in khal.lists()] == [
        ["2027-01-05T19:00", "21:00", "Meet-up"],
        ["2027-01-12T19:00", "21:00", "Off: Meet-up"],
    ]


def test_in_another_zone_and_with_details(year: Scene, tmp_path: Path) -> None:
    berlin = {"zone": "Europe/Berlin", "title": "Tür, 18 Uhr; \\o/ 🎉 " + "x" * 50}
    series = repeating(year, {"every": "monthly_weekday", "count": 4}, at=NEXT_TUESDAY, **berlin)
    series.answer(year.kai)
    text = feed(year, year.kai, details=True)
    assert "DTSTART;TZID=Europe/Berlin:20270105T190000" in text
    assert by_vobject(text) == by_ical_js(text)
    assert {one.title for one in by_ical_js(text)} == {berlin["title"]}
    khal = Khal(tmp_path)
    khal.imports(text)
    assert [line.split("|")[0] for line in khal.lists()] == [
        "2027-01-05T18:00", "2027-02-02T18:00", "2027-03-02T18:00", "2027-04-06T18:00",
    ]  # fmt: skip
    assert khal.lists()[0].endswith("|Willow Hall, 2 Mill Lane")
