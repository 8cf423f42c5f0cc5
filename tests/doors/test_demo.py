"""The demo's own doors are there in a demo only."""

import json

import pytest
from starlette.testclient import TestClient

from api.core import marks
from api.core.config import settings
from api.main import create_app
from tests.world import World

PERSONAS = ("young_person", "lead", "worker", "approver", "payer", "safeguarding", "manager")
SIGN_IN = "/api/demo/sign-in"


@pytest.fixture
def demo(world: World) -> TestClient:
    programme = world.programme()
    group = world.group(programme)
    people = {name: world.staff(programme, name, name=name) for name in PERSONAS[2:]}
    people |= {"young_person": world.person("Kai"), "lead": world.person("Maya")}
    world.member(group, people["young_person"])
    world.member(group, people["lead"], role="lead")
    ids = json.dumps({name: person.id for name, person in people.items()})
    world.db.run_now(lambda session: marks.mark(session, marks.DEMO, "1"))
    world.db.run_now(lambda session: marks.mark(session, marks.PERSONAS, ids))
    return TestClient(create_app(settings(), world.db, demo=True), base_url="http://localhost:8000")


@pytest.mark.parametrize("persona", PERSONAS)
def test_one_click_per_persona(demo: TestClient, persona: str) -> None:
    me = demo.post(SIGN_IN, json={"persona": persona}).json()
    face = {"young_person": ["young_person"], "lead": ["young_person", "lead"]}.get(persona, ["staff"])
    assert (me["demo"], me["faces"], me["needs_passkey"]) == (True, face, False)
    assert demo.get("/api/me").json()["id"] == me["id"]


def test_changing_persona_ends_the_session_before(demo: TestClient) -> None:
    for persona in ("young_person", "manager", "young_person"):
        demo.post(SIGN_IN, json={"persona": persona})
    assert len(demo.get("/api/me/devices").json()["items"]) == 1


def test_outside_a_demo_there_is_no_such_door(world: World, demo: TestClient) -> None:
    assert world.sign_in().post(SIGN_IN, json={"persona": "manager"}).status_code in (404, 405)
    assert "demo" not in str(demo.get("/openapi.json").json()["paths"].keys())
    world.db.run_now(lambda session: session.delete(session.get(marks.HouseMark, marks.DEMO)))
    assert demo.post(SIGN_IN, json={"persona": "manager"}).status_code == 404


def test_the_mailbox_shows_mail_as_plain_text_without_script(demo: TestClient) -> None:
    assert "No mail yet" in demo.get("/demo/mailbox").text
    demo.post(SIGN_IN, json={"persona": "young_person"})
    demo.patch("/api/me", json={"email": "kai@example.org"})
    demo.post("/api/session/request-code", json={"address": "kai@example.org"})
    page = demo.get("/demo/mailbox")
    assert "Your Linkup code" in page.text and "kai@example.org" in page.text
    assert "<script" not in page.text and "style=" not in page.text and page.headers["cache-control"] == "no-store"
    assert demo.get("/demo/mailbox.css").headers["content-type"].startswith("text/css")
