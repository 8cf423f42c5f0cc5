"""A list is put in order on the page, over all its pages and in its file alike."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.events.scene import Scene, scene
from tests.reports.test_lists import came, get, table

__all__ = ["scene"]


def in_pages(scene: Scene, name: str, order: str) -> list[str]:
    """The names on all pages of two, in the order they come."""
    found: list[str] = []
    after = None
    while True:
        page = get(scene, name, order=order, limit=2, after=after).json()
        found += [item["cells"]["name"] if "cells" in item else item["chosen_name"] for item in page["items"]]
        after = page["next"]
        if after is None:
            assert len(found) == page["total"]
            return found


def in_file(scene: Scene, name: str, order: str) -> list[str]:
    head, *rows = table(get(scene, name, order=order, format="csv").content, "csv")
    return [row[head.index("Name")] for row in rows]


@pytest.mark.parametrize(("order", "first"), [("newest", "Ari"), ("oldest", "Cy")])
def test_sessions_by_their_day_and_within_one_by_name(scene: Scene, order: str, first: str) -> None:
    people = [scene.member(name) for name in ("Ari", "Bo", "Cy")]
    came(scene, scene.event("done", starts_in=timedelta(days=-1)), people[0], people[1])
    came(scene, scene.event("done", starts_in=timedelta(days=-2)), people[2])
    shown = in_pages(scene, "attendance", order)
    assert shown == (["Ari", "Bo", "Cy"] if order == "newest" else ["Cy", "Ari", "Bo"])
    assert shown[0] == first
    assert in_file(scene, "attendance", order) == shown


def test_people_by_name_or_by_their_first_day(scene: Scene) -> None:
    for name in ("Cy", "Ari", "Bo"):
        scene.member(name)
    by_name = in_pages(scene, "people", "name")
    assert by_name == sorted(by_name)
    for order in ("newest", "oldest"):
        days = [item["joined_on"] for item in get(scene, "people", order=order).json()["items"]]
        assert days == sorted(days, reverse=order == "newest")
        assert in_pages(scene, "people", order) == in_file(scene, "people", order)


@pytest.mark.parametrize(("name", "order"), [("people", "age"), ("answers", "name"), ("activity-log", "up")])
def test_an_order_we_do_not_know_is_refused_plainly(scene: Scene, name: str, order: str) -> None:
    get(scene, name, order=order, status=422)
