"""The inbox: complete, newest first, read up to where somebody has read."""

from sqlmodel import Session

from api.core.errors import Problem
from api.core.say import put, say
from api.notify import actions
from api.notify.models import Notice
from api.people.facts import PEOPLE_MERGED
from tests.world import World


def told(world: World, *people: str, text: str = "Hello", **more: object) -> int:
    count = 0

    def work(session: Session) -> None:
        nonlocal count
        count = actions.tell(session, people, "member_joined", text, **more)  # type: ignore[arg-type]

    world.db.run_now(work)
    return count


def test_everybody_is_told_once_but_never_of_their_own_act(world: World) -> None:
    kai, ana = world.person("Kai"), world.person("Ana")
    assert told(world, kai.id, ana.id, kai.id, actor=ana.id) == 1
    assert [n.person_id for n in world.all(Notice)] == [kai.id]


def test_a_text_that_is_too_long_is_cut_and_shows_it(world: World) -> None:
    kai = world.person()
    told(world, kai.id, text="x" * 500)
    text = world.all(Notice)[0].text
    assert len(text) == 400 and text.endswith("…")


def test_newest_first_page_by_page_and_only_mine(world: World) -> None:
    kai, ana = world.person("Kai"), world.person("Ana")
    for number in range(65):
        told(world, kai.id, text=str(number), about=("group", "g1"))
    told(world, ana.id, text="not for Kai")
    client = world.sign_in(kai)
    seen, before, page = [], "", {"next": "start"}
    while page["next"]:
        page = client.get(f"/api/notices{before}").json()
        assert page["unread"] == 65
        seen += [i["text"] for i in page["items"]]
        before = f"?before={page['next']}"
    assert seen == [str(n) for n in reversed(range(65))]
    assert page["items"][0]["about"] == {"kind": "group", "id": "g1"}
    assert page["items"][0]["read"] is False


def test_reading_up_to_one_leaves_the_newer_unread_and_again_changes_nothing(world: World) -> None:
    kai = world.person()
    for number in range(3):
        told(world, kai.id, text=str(number))
    client = world.sign_in(kai)
    items = client.get("/api/notices").json()["items"]
    for _ in range(2):
        answer = client.post("/api/notices/read", json={"up_to_id": items[1]["id"]})
        assert answer.status_code == 200 and answer.json() == {"unread": 1}
    assert [i["read"] for i in client.get("/api/notices").json()["items"]] == [False, True, True]
    first = {n.text: n.read_at for n in world.all(Notice)}
    client.post("/api/notices/read", json={"up_to_id": items[0]["id"]})
    later = {n.text: n.read_at for n in world.all(Notice)}
    assert later["0"] == first["0"] and later["2"] is not None  # read once: the moment stays
    keyed = {"idempotency-key": "again"}
    for _ in range(2):
        answer = client.post("/api/notices/read", json={"up_to_id": items[0]["id"]}, headers=keyed)
        assert answer.json() == {"unread": 0}


def test_somebody_elses_notice_marks_nothing(world: World) -> None:
    kai, ana = world.person("Kai"), world.person("Ana")
    told(world, kai.id)
    told(world, ana.id)
    client = world.sign_in(kai)
    foreign = next(n.id for n in world.all(Notice) if n.person_id == ana.id)
    for wrong in (foreign, "zzzz"):
        assert client.post("/api/notices/read", json={"up_to_id": wrong}).status_code == 404
    assert client.post("/api/notices/read", json={"up_to_id": ""}).status_code == 422
    assert client.get("/api/notices").json()["unread"] == 1


def test_signed_out_there_is_no_inbox(world: World) -> None:
    assert world.sign_in().get("/api/notices").status_code == 401
    assert world.sign_in().post("/api/notices/read", json={"up_to_id": "x"}).status_code == 401


def test_one_person_one_inbox(world: World) -> None:
    bridge = world.programme()
    old, new = world.person("Kai"), world.person("Kai")
    told(world, old.id)
    world.db.run_now(lambda session: PEOPLE_MERGED.tell(session, old=old.id, new=new.id, programme_id=bridge.id))
    assert [n.person_id for n in world.all(Notice)] == [new.id]


def test_an_account_with_a_staff_role_is_not_merged_away(world: World) -> None:
    bridge = world.programme()
    old, new = world.staff(bridge, "worker"), world.person("Joe")
    told(world, old.id)
    try:
        world.db.run_now(lambda session: PEOPLE_MERGED.tell(session, old=old.id, new=new.id, programme_id=bridge.id))
    except Problem as refused:
        assert (refused.status, refused.code) == (409, "staff_account")
    assert [n.person_id for n in world.all(Notice)] == [old.id]  # nothing of it happened


def test_each_is_told_in_their_own_language(world: World) -> None:
    kai, layla = world.person("Kai"), world.person("Layla", language="ar")
    said = say("You're in {group}. Welcome!", group="Pod")
    told(world, kai.id, layla.id, text=said)
    texts = {n.person_id: n.text for n in world.all(Notice)}
    assert texts[kai.id] == "You're in Pod. Welcome!"
    assert texts[layla.id] == put(said, "ar") != texts[kai.id] and "\u2068Pod\u2069" in texts[layla.id]
