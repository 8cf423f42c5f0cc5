"""Who is in a programme, for its staff only."""

from urllib.parse import quote

import pytest

from tests.world import World


def names(client, programme, search: str | None = None) -> list[str]:  # type: ignore[no-untyped-def]
    headers = {"linkup-search": quote(search)} if search else {}
    answer = client.get(f"/api/programmes/{programme.id}/people", headers=headers)
    assert answer.status_code == 200, answer.text
    return [row["chosen_name"] for row in answer.json()["items"]]


def test_everybody_by_name_with_groups_roles_and_state(world: World) -> None:
    programme = world.programme()
    joe, kai = world.staff(programme, "worker", "approver"), world.person("Kai", "16_17", tell_apart="tall")
    kitchen, film = world.group(programme, "Kitchen"), world.group(programme, "Film")
    world.member(kitchen, kai, state="left")
    world.member(film, kai, role="co_lead", state="active")
    client = world.sign_in(joe, staff=True)
    rows = client.get(f"/api/programmes/{programme.id}/people").json()["items"]
    assert [(row["chosen_name"], row["state"]) for row in rows] == [("Joe", "staff"), ("Kai", "active")]
    assert rows[0]["staff_roles"] == ["worker", "approver"] and rows[0]["groups"] == []
    assert [(g["name"], g["role"], g["state"]) for g in rows[1]["groups"]] == [
        ("Film", "co_lead", "active"), ("Kitchen", "member", "left"),
    ]  # fmt: skip
    assert (rows[1]["tell_apart"], rows[1]["age_band"], rows[1]["same_name"]) == ("tall", "16_17", False)


def test_searching_by_name_mark_or_group_whatever_the_case(world: World) -> None:
    programme = world.programme()
    client = world.sign_in(world.staff(programme, "worker"), staff=True)
    for name, group in (("Kai", "Kitchen"), ("Zoë", "Film")):
        world.member(world.group(programme, group), world.person(name, tell_apart=f"likes {group}"))
    assert names(client, programme, "KAI") == ["Kai"] and names(client, programme, "film") == ["Zoë"]
    assert names(client, programme, "zo\u0065\u0308") == ["Zoë"] and names(client, programme, "100%_") == []
    assert names(client, programme, "  ") == ["Joe", "Kai", "Zoë"]


def test_two_with_one_name_are_marked_so_that_they_can_be_told_apart(world: World) -> None:
    programme = world.programme()
    group = world.group(programme)
    for name in ("Kai", "KAI ", "Ana"):
        world.member(group, world.person(name))
    other = world.programme("Other")
    world.member(world.group(other), world.person("Ana"))
    client = world.sign_in(world.staff(programme, "manager"), staff=True)
    rows = client.get(f"/api/programmes/{programme.id}/people").json()["items"]
    assert [row["chosen_name"] for row in rows if row["same_name"]] == ["Kai", "KAI "]


@pytest.mark.parametrize(
    ("role", "status"),
    [("worker", 200), ("manager", 200), ("safeguarding", 200), ("approver", 403), ("payer", 403)],
)
def test_which_staff_see_it(world: World, role: str, status: int) -> None:
    programme = world.programme()
    client = world.sign_in(world.staff(programme, role), staff=True)
    assert client.get(f"/api/programmes/{programme.id}/people").status_code == status


def test_nothing_leaks_between_programmes(world: World) -> None:
    mine, other = world.programme(), world.programme("Other")
    world.member(world.group(other), world.person("Secret"))
    both = world.person("Both")
    world.member(world.group(mine), both)
    world.member(world.group(other, "Their group"), both)
    client = world.sign_in(world.staff(mine, "worker"), staff=True)
    assert client.get(f"/api/programmes/{other.id}/people").status_code == 404
    row = next(
        row for row in client.get(f"/api/programmes/{mine.id}/people").json()["items"] if row["chosen_name"] == "Both"
    )
    assert [group["name"] for group in row["groups"]] == ["Kitchen Vibes"] and names(client, mine, "their") == []
    lead = world.person("Maya")
    world.member(world.group(mine, "G"), lead, role="lead")
    assert world.sign_in(lead).get(f"/api/programmes/{mine.id}/people").status_code == 403
    assert world.sign_in(world.person("X")).get(f"/api/programmes/{mine.id}/people").status_code == 404
    assert world.sign_in().get(f"/api/programmes/{mine.id}/people").status_code == 401
