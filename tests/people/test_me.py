"""My own page, and changing it."""

from datetime import timedelta

import pytest
import time_machine

from api.core import clock
from api.core.audit import AuditRow
from api.core.crypto import sealer
from api.core.say import put, say
from api.groups.models import GroupRules, RulesAgreement
from api.notify.models import Notice
from api.people.models import SEALED_ADDRESS, Person, PersonContact
from api.programmes.models import ProgrammeContact, StaffRole
from tests.world import World


def test_who_i_am_and_what_i_take_part_in(world: World) -> None:
    programme = world.programme()
    world.save(ProgrammeContact(programme_id=programme.id, name="Joe", what_for="Anything", phone="020 7946 0000"))
    kai = world.person("Kai", tell_apart="the one with the skateboard")
    world.member(world.group(programme, "Reel Talk", hue="sky", glyph="film"), kai, role="lead")
    world.member(world.group(programme, "Old"), kai, state="left")
    me = world.sign_in(kai).get("/api/me").json()
    assert (me["chosen_name"], me["tell_apart"], me["age_band"], me["language"]) == (
        "Kai", "the one with the skateboard", "18_24", "en",
    )  # fmt: skip
    assert me["faces"] == ["young_person", "lead"] and [m["group_name"] for m in me["memberships"]] == ["Reel Talk"]
    assert me["programmes"][0]["ends_on"] == "2027-03-31" and me["programmes"][0]["contacts"][0]["name"] == "Joe"
    assert (me["passkeys"], me["email_hint"], me["unread"], me["demo"], me["needs_passkey"]) == (
        0,
        None,
        0,
        False,
        False,
    )
    assert "update_me" in me["can"] and "create_programme" not in me["can"]


def test_somebody_who_waits_for_yeses_still_knows_whom_to_ask(world: World) -> None:
    programme = world.programme()
    world.save(ProgrammeContact(programme_id=programme.id, name="Joe", what_for="Anything", phone="020 7946 0000"))
    kai = world.person("Kai", "13_15")
    world.member(world.group(programme), kai, state="waiting_for_consent")
    me = world.sign_in(kai).get("/api/me").json()
    assert me["memberships"][0]["state"] == "waiting_for_consent" and me["programmes"][0]["contacts"]


def test_rules_i_have_not_agreed_to_are_pointed_out(world: World) -> None:
    group, kai = world.group(world.programme()), world.person("Kai")
    world.member(group, kai)
    client, at = world.sign_in(kai), clock.now()
    assert client.get("/api/me").json()["memberships"][0]["rules_to_agree"] is False
    for version in (1, 2):
        rules = world.save(GroupRules(group_id=group.id, version=version, text="x", made_by=kai.id, made_at=at))
        assert client.get("/api/me").json()["memberships"][0]["rules_to_agree"] is True
        world.save(RulesAgreement(rules_id=rules.id, person_id=kai.id, at=at))
        assert client.get("/api/me").json()["memberships"][0]["rules_to_agree"] is False


@pytest.mark.parametrize(("roles", "created"), [(("worker",), False), (("manager", "payer"), True)])
def test_staff_see_their_roles_in_a_staff_session(world: World, roles: tuple[str, ...], created: bool) -> None:
    joe = world.staff(world.programme(), *roles)
    me = world.sign_in(joe, staff=True).get("/api/me").json()
    assert set(me["programmes"][0]["roles"]) == set(roles) and me["faces"] == ["staff"]
    assert ("create_programme" in me["can"]) is created


def test_a_role_that_ended_or_ran_out_is_gone_that_day(world: World) -> None:
    programme, joe = world.programme(), world.person("Joe")
    at = clock.now()
    world.save(StaffRole(programme_id=programme.id, person_id=joe.id, role="worker", made_at=at, ended_at=at))
    world.save(StaffRole(programme_id=programme.id, person_id=joe.id, role="payer", made_at=at, until=clock.today()))
    client = world.sign_in(joe, staff=True)
    assert client.get("/api/me").json()["programmes"][0]["roles"] == ["payer"]
    with time_machine.travel(at + timedelta(days=1)):
        fresh = world.sign_in(joe, staff=True)
        assert (fresh.get("/api/me").json()["programmes"], fresh.get("/api/me").json()["faces"]) == (
            [],
            ["young_person"],
        )


def test_a_new_name_is_new_everywhere_at_once(world: World) -> None:
    programme = world.programme()
    kai = world.person("Kai")
    world.member(world.group(programme), kai)
    client = world.sign_in(kai)
    assert client.patch("/api/me", json={"chosen_name": "  Kit  "}).json()["chosen_name"] == "Kit"
    worker = world.sign_in(world.staff(programme, "worker"), staff=True)
    names = [row["chosen_name"] for row in worker.get(f"/api/programmes/{programme.id}/people").json()["items"]]
    assert "Kit" in names and "Kai" not in names


def test_what_is_left_out_stays_and_empty_removes(world: World) -> None:
    client = world.sign_in(world.person("Kai", tell_apart="tall"))
    assert client.patch("/api/me", json={"language": "ar"}).json()["tell_apart"] == "tall"
    assert client.patch("/api/me", json={"tell_apart": ""}).json()["tell_apart"] is None
    assert client.get("/api/me").json()["language"] == "ar"
    for wrong in ({"chosen_name": ""}, {"language": "English"}, {"email": "nope"}, {"age_band": "18_24"}):
        assert client.patch("/api/me", json=wrong).status_code == 422
    assert world.sign_in().patch("/api/me", json={"language": "ar"}).status_code == 401


def test_my_address_is_sealed_and_i_am_told_when_it_changes(world: World) -> None:
    kai = world.person("Kai")
    client = world.sign_in(kai)
    assert client.patch("/api/me", json={"email": "Kai@Example.org"}).json()["email_hint"] == "k…@e….org"
    row = world.all(PersonContact)[0]
    assert "kai" not in row.sealed_address and "kai" not in row.blind
    assert sealer().open(SEALED_ADDRESS, row.id, row.sealed_address) == "kai@example.org"
    client.patch("/api/me", json={"email": "kai@example.org"})
    assert [n.message for n in world.all(Notice)] == ["email_changed"], "the same address again is no change"
    assert client.patch("/api/me", json={"email": ""}).json()["email_hint"] is None
    assert world.all(PersonContact) == [] and len(world.all(Notice)) == 2


def test_the_name_of_a_person_is_not_in_the_audit(world: World) -> None:
    world.sign_in(world.person("Kai")).patch("/api/me", json={"chosen_name": "Kit"})
    assert [row.action for row in world.all(AuditRow)] == ["person.rename"]
    assert "Kit" not in str([row.model_dump() for row in world.all(AuditRow)])
    assert [person.chosen_name for person in world.all(Person)] == ["Kit"]


def test_the_server_answers_in_the_language_the_app_asks_for(world: World) -> None:
    kai = world.sign_in(world.person("Kai"))
    arabic = {"accept-language": "ar"}

    def label(headers: dict[str, str]) -> str:
        return str(kai.get("/api/me/needs", headers=headers).json()["choices"][0]["label"])

    assert (label(arabic), label({}), label({"accept-language": "en-GB,ar"})) == (put("Food", "ar"), "Food", "Food")
    assert put("Food", "ar") != "Food"
    lost = kai.get("/api/groups/nowhere", headers=arabic).json()
    assert lost["detail"] == put("We could not find that. It may have moved or ended.", "ar") != lost["title"]
    wrong = kai.patch("/api/me", json={"chosen_name": "x" * 90}, headers=arabic).json()
    assert wrong["fields"]["chosen_name"] == put(say("Please keep this under {n} letters.", n=40), "ar")
    elsewhere = kai.post("/api/me/needs", headers={**arabic, "origin": "https://elsewhere.example"}).json()
    assert elsewhere["detail"] == put("That came from another website, so we did not do it.", "ar")
