"""Lists of other rooms as files: the same rows as on their screens, safe to open in a spreadsheet, and noted."""

from __future__ import annotations

from typing import Any

import pytest

from api.core import sheets
from api.core.audit import AuditRow
from tests.events.scene import Scene, scene
from tests.reports.test_lists import ROLES, get, noted, staff, table

__all__ = ["scene"]
FILES = ("travel/file", "audit/file", "staff/file", "groups/file")


def rows(scene: Scene, name: str, client: Any = None, **wanted: Any) -> list[list[str]]:
    """The file's rows; the CSV and the XLSX are the same, and nothing in the CSV can run as a formula."""
    forms = [table(get(scene, name, client, format=form, **wanted).content, form) for form in ("csv", "xlsx")]
    assert forms[0][0] == forms[1][0]
    if name != "audit/file":  # that one has a new row for each time it is taken
        assert forms[0] == forms[1]
    raw = get(scene, name, client, format="csv", **wanted).content.decode("utf-8-sig")
    assert not [line for line in raw.splitlines() if line.startswith(tuple(sheets.RISKY))]
    return forms[0][1:]


def test_whose_way_is_open_the_soonest_first(scene: Scene) -> None:
    event, ana = scene.event(title="=Stew"), scene.member("=1+1")
    for person in (scene.kai, ana):
        scene.answer(person, event, needs={"travel": "A taxi home"})
    shown = get(scene, "travel").json()["items"]
    assert [(row[0], row[3], row[5]) for row in rows(scene, "travel/file")] == [
        (one["chosen_name"], "=Stew", "Not sorted yet") for one in shown
    ]
    assert len(shown) == 2
    assert "taxi" not in get(scene, "travel/file", format="csv").text
    seen = [row.action for row in scene.world.all(AuditRow)]
    assert seen.count("event.travel_seen") == seen.count("list.exported") + 1 == 5


def test_the_audit_newest_first_from_the_page_that_is_shown(scene: Scene) -> None:
    manager = staff(scene, "manager")
    for _ in range(3):
        get(scene, "audit", manager)
    shown = get(scene, "audit", manager).json()["items"]
    found = table(get(scene, "audit/file", manager, format="csv").content, "csv")
    assert found[0] == ["Number", "When", "What", "On", "From", "To"]
    # The file was taken after one more look: the one that gave the page.
    assert [(int(row[0]), row[2]) for row in found[2:]] == [(one["seq"], one["action"]) for one in shown]
    before = shown[1]["seq"]
    older = table(get(scene, "audit/file", manager, format="csv", before=before).content, "csv")[1:]
    assert [int(row[0]) for row in older] == [one["seq"] for one in shown[2:]]
    assert [(which, to) for which, _, _, to in noted(scene)] == [
        ("audit_file", str(len(shown) + 1)), ("audit_file", str(len(older))),
    ]  # fmt: skip


def test_the_team_with_who_stands_in(scene: Scene) -> None:
    client = staff(scene, "worker", "approver")
    found = rows(scene, "staff/file", client)
    assert ["Joe", "Worker", "", "", "No"] in found and ["Sam", "Worker, Approver", "", "", "No"] in found


def test_the_groups_that_are_shown(scene: Scene) -> None:
    scene.world.group(scene.programme, "+Film")
    scene.world.group(scene.programme, "An idea", state="proposed")
    scene.world.group(scene.world.programme("Elsewhere"), "Secret")
    running = rows(scene, "groups/file", show="running")
    assert [(row[0], row[1]) for row in running] == [("+Film", "Running"), (scene.group.name, "Running")]
    assert [row[2] for row in running if row[0] == scene.group.name] == ["Maya"]
    assert [row[0] for row in rows(scene, "groups/file", show="ideas")] == ["An idea"]
    assert rows(scene, "groups/file", show="over") == []
    assert len(rows(scene, "groups/file")) == 3
    assert ("groups_file", scene.programme.id, "show", "2") in noted(scene)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_takes_only_what_its_screen_shows(scene: Scene, role: str) -> None:
    client = staff(scene, role)
    opens = {"travel/file": role == "worker", "audit/file": role in ("manager", "safeguarding")}
    for name in FILES:
        get(scene, name, client, 200 if opens.get(name, True) else 403, format="csv")
        get(scene, name, client, 422)


@pytest.mark.parametrize("name", ["people", "answers", "attendance"])
def test_a_name_that_is_looked_for_is_never_in_an_address(scene: Scene, name: str) -> None:
    """Not as a filter, and not inside the place where the next page begins."""
    for number in range(3):
        scene.answer(scene.member(f"Zoë {number}"), scene.event())
    path = f"/api/programmes/{scene.programme.id}/{name}"
    assert scene.client(scene.worker).get(path, params={"search": "Zoë"}).status_code == 422
    page = get(scene, name, search="Zoë", limit=1)
    assert page.request.url.params.keys() == {"limit"}
    if name != "attendance":
        after = page.json()["next"]
        assert page.json()["total"] == 3 and after
        assert get(scene, name, search="Zoë", limit=1, after=after).json()["items"] != page.json()["items"]
