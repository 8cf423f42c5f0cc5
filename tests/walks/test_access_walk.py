"""Who may do what: every operation × every kind of caller, in one table that is read before it is run.

.  may (the answer is about the matter itself: done, or not right now)
1  401 sign in first · 3  403 not yours to do · 4  404 you may not know it exists

Columns: nobody (and with them an expired cookie, a cookie of an ended session or of an older generation, a token of
another purpose, an invite used as a cookie) · a stranger with an account · waiting for two yeses (R52: the group's
page and help, nothing else) · member · resting member · co-lead · lead · worker · approver · payer · safeguarding ·
manager · a worker of another programme · the worker without a passkey, on a young person's session.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from api.main import operations
from tests.walks.callers import NOBODIES, OTHERS, PEOPLE, STAFF, Street, nothing_is_kept
from tests.world import World

#                        no  st wa me re co le   wo ap pa sa ma   el np
TABLE = """
me                        1   .  .  .  .  .  .    .  .  .  .  .    .  .
update_me                 1   .  .  .  .  .  .    .  .  .  .  .    .  .
my_devices                1   .  .  .  .  .  .    .  .  .  .  .    .  .
end_device                1   4  4  4  4  4  4    4  4  4  4  4    4  4
move_to_app               1   .  .  .  .  .  .    .  .  .  .  .    .  .
share_phone               1   .  .  .  .  .  .    .  .  .  .  .    .  .
my_needs                  1   .  .  .  .  .  .    .  .  .  .  .    .  .
update_my_needs           1   .  .  .  .  .  .    .  .  .  .  .    .  .
notice_preferences        1   .  .  .  .  .  .    .  .  .  .  .    .  .
update_notice_preferences  1  .  .  .  .  .  .    .  .  .  .  .    .  .
notices                   1   .  .  .  .  .  .    .  .  .  .  .    .  .
mark_notices_read         1   4  4  4  4  4  4    4  4  4  4  4    4  4
passkey_register_begin    1   .  .  .  .  .  .    .  .  .  .  .    .  3
passkey_register_finish   1   .  .  .  .  .  .    .  .  .  .  .    .  3

read_invite               .   .  .  .  .  .  .    .  .  .  .  .    .  .
accept_invite             .   .  .  .  .  .  .    .  .  .  .  .    .  .
sign_out                  .   .  .  .  .  .  .    .  .  .  .  .    .  .
request_sign_in_code      .   .  .  .  .  .  .    .  .  .  .  .    .  .
use_sign_in_code          .   .  .  .  .  .  .    .  .  .  .  .    .  .
passkey_sign_in_begin     .   .  .  .  .  .  .    .  .  .  .  .    .  .
passkey_sign_in_finish    .   .  .  .  .  .  .    .  .  .  .  .    .  .

create_programme          1   3  3  3  3  3  3    3  3  3  3  .    3  3
read_programme            1   4  4  .  .  .  .    .  .  .  .  .    4  4
update_programme          1   4  4  3  3  3  3    3  3  3  3  .    4  4
set_staff_role            1   4  4  3  3  3  3    3  3  3  3  .    4  4
invite_staff              1   4  4  3  3  3  3    3  3  3  3  .    4  4
audit                     1   4  4  3  3  3  3    3  3  3  .  .    4  4
people                    1   4  4  3  3  3  3    .  3  3  .  .    4  4
merge_people              1   3  3  3  3  3  3    .  3  3  3  .    4  3
new_link_for              1   3  3  3  3  3  3    .  3  3  .  .    4  3
answers_list              1   4  4  3  3  3  3    .  3  3  3  .    4  4
attendance_list           1   4  4  3  3  3  3    .  .  3  .  .    4  4
travel_file               1   4  4  3  3  3  3    .  3  3  3  3    4  4
audit_file                1   4  4  3  3  3  3    3  3  3  .  .    4  4
team_file                 1   4  4  3  3  3  3    .  .  .  .  .    4  4
groups_file               1   4  4  3  3  3  3    .  .  .  .  .    4  4
open_ends                 1   4  4  4  4  4  4    .  .  .  .  .    4  4
activity_log              1   4  4  4  4  4  4    .  .  .  .  .    4  4
import_activity_log       1   4  4  4  4  4  4    .  3  3  3  .    4  4

list_groups               1   .  .  .  .  .  .    .  .  .  .  .    .  .
create_group              1   4  4  3  3  3  3    .  3  3  3  .    4  4
propose_group             1   4  4  .  .  .  .    3  3  3  3  3    4  4
read_group                1   4  .  .  .  .  .    .  .  .  .  .    4  4
answer_proposal           1   4  3  3  3  3  3    .  3  3  3  .    4  4
update_group              1   4  3  3  3  .  .    .  3  3  3  .    4  4
update_rules              1   4  3  3  3  .  .    .  3  3  3  .    4  4
agree_rules               1   4  3  .  .  .  .    3  3  3  3  3    4  4
hand_over_lead            1   4  3  3  3  3  .    .  3  3  3  .    4  4
ask_to_join               1   4  3  3  3  3  3    3  3  3  3  3    4  4
leave_group               1   4  .  .  .  .  .    3  3  3  3  3    4  4
change_membership         1   4  4  3  3  .  .    .  3  3  3  .    4  4
change_membership (yes)   1   4  3  3  3  3  3    .  3  3  .  3    4  4
remove_member             1   4  4  3  3  3  3    .  3  3  .  .    4  4
lead_path                 1   4  3  .  3  .  .    .  3  3  3  3    4  4
change_lead_path          1   4  4  3  3  3  .    .  3  3  3  3    4  4
create_invite             1   4  3  3  3  .  .    .  3  3  3  .    4  4
list_invites              1   4  3  3  3  .  .    .  3  3  3  .    4  4
revoke_invite             1   4  4  4  4  .  .    .  3  3  3  .    4  4

whats_on                  1   .  .  .  .  .  .    .  .  .  .  .    .  .
group_plan                1   4  4  3  3  .  .    .  3  3  3  3    4  4
create_event              1   4  4  3  3  .  .    .  3  3  3  3    4  4
read_event                1   4  4  .  .  .  .    .  .  .  .  .    4  4
read_event (draft)        1   4  4  4  4  .  .    .  3  3  3  3    4  4
publish_event             1   4  4  4  4  .  .    .  3  3  3  3    4  4
update_event              1   4  4  3  3  .  .    .  3  3  3  3    4  4
cancel_event              1   4  4  3  3  .  .    .  3  3  3  3    4  4
copy_event                1   4  4  3  3  .  .    .  3  3  3  3    4  4
event_kinds               1   .  .  .  .  .  .    .  .  .  .  .    .  .
see_changes               1   4  4  .  .  .  .    3  3  3  3  3    4  4
answer_event              1   4  4  .  .  .  .    3  3  3  3  3    4  4
answer_for                1   4  4  3  3  3  3    .  3  3  3  3    4  4
event_answers             1   4  4  3  3  .  .    .  3  3  3  3    4  4
waiting_line              1   4  4  .  .  .  .    .  3  3  3  3    4  4
set_capacity              1   4  4  3  3  .  .    .  3  3  3  3    4  4
move_ahead                1   4  4  3  3  .  .    .  3  3  3  3    4  4
list_attendance           1   4  4  3  3  .  .    .  3  3  3  3    4  4
record_attendance         1   4  4  3  3  .  .    .  3  3  3  3    4  4
wrap_up_event             1   4  4  3  3  .  .    .  3  3  3  3    4  4
follow_ups                1   .  .  .  .  .  .    .  .  .  .  .    .  .
read_follow_up            1   4  4  4  4  .  .    .  4  4  4  4    4  4
complete_follow_up        1   4  4  4  4  .  .    .  4  4  4  4    4  4

event_needs               1   4  4  3  3  .  .    .  3  3  3  3    4  4
catering_sheet            1   4  4  3  3  .  .    .  3  3  3  3    4  4
travel_board              1   4  4  3  3  .  .    .  3  3  3  3    4  4
set_travel                1   4  4  3  3  .  .    .  3  3  3  3    4  4
set_childcare             1   4  4  3  3  .  .    .  3  3  3  3    4  4
create_booking            1   4  4  3  3  .  .    .  3  3  3  3    4  4
update_booking            1   4  4  4  4  .  .    .  4  4  4  4    4  4
say_late                  1   4  4  .  .  .  .    3  3  3  3  3    4  4
say_home                  1   4  4  .  .  .  .    3  3  3  3  3    4  4
unresolved_travel         1   4  4  3  3  3  3    .  3  3  3  3    4  4

create_series             1   4  4  3  3  .  .    .  3  3  3  3    4  4
update_series             1   4  4  3  3  .  .    .  3  3  3  3    4  4
update_series (drafts)    1   4  4  4  4  .  .    .  3  3  3  3    4  4
answer_series             1   4  4  .  .  .  .    3  3  3  3  3    4  4
event_ics                 1   4  4  .  .  .  .    .  .  .  .  .    4  4
my_calendar               1   .  .  .  .  .  .    .  .  .  .  .    .  .
create_calendar_link      1   .  .  .  .  .  .    .  .  .  .  .    .  .
revoke_calendar_link      1   .  .  .  .  .  .    .  .  .  .  .    .  .
calendar_feed             .   .  .  .  .  .  .    .  .  .  .  .    .  .
upload_check_ins          1   .  .  .  .  .  .    .  .  .  .  .    .  .
drop_in_today             1   4  4  3  3  .  .    .  3  3  3  3    4  4
drop_in_count             1   4  4  3  3  .  .    .  3  3  3  3    4  4
check_in_code             1   4  4  3  3  .  .    .  3  3  3  3    4  4
self_check_in             1   4  4  .  .  .  .    3  3  3  3  3    4  4
held_check_ins            1   4  4  3  3  3  3    .  3  3  3  3    4  4
decide_check_in           1   4  4  4  4  3  3    .  3  3  3  3    4  4
"""
# Renewal is the one operation that reads a cookie which is too old, so that its row is told apart by hand.
RENEWS = {"nobody": 401, "ended session": 401, "older generation": 401, "other purpose": 401, "invite as cookie": 401,
          "expired cookie": 200}  # fmt: skip
COLUMNS = ("nobody", *PEOPLE, *STAFF, *OTHERS)
MATTERS = {200, 201, 202, 204, 409, 410, 412, 422, 429}  # "." is one of these


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    for line in TABLE.strip().splitlines():
        if line:
            name, *cells = re.split(r"\s{2,}", line.strip())
            assert len(cells) == len(COLUMNS), line
            said = dict(zip(COLUMNS, cells, strict=True))
            yield name, said | dict.fromkeys(NOBODIES, said["nobody"])


def said(answer: Any) -> str:
    if answer.status_code in MATTERS:
        return "."
    return {401: "1", 403: "3", 404: "4"}.get(answer.status_code, str(answer.status_code))


def send(client: Any, request: tuple[str, str, Any]) -> Any:
    method, path, body = request
    more = {"content": body} if isinstance(body, bytes) else {"json": body} if body is not None else {}
    version = {"if-match": '"1"'} if method in ("PATCH", "PUT") else {}
    kind = {"content-type": "application/octet-stream"} if isinstance(body, bytes) else {}
    return client.request(method, path, headers=version | kind, **more)


def test_every_operation_for_every_kind_of_caller(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    street = Street(world)
    requests, wrong, walked = street.requests(), [], 0
    with nothing_is_kept(monkeypatch):
        for name, wanted in rows():
            for caller, cell in wanted.items():
                client = street.clients[caller]
                kept = dict(client.cookies)
                answer = send(client, requests[name])
                walked += 1
                if said(answer) != cell:
                    wrong.append(f"{name} by {caller}: wanted {cell}, got {answer.status_code} {answer.text[:110]}")
                if cell == "." and answer.status_code == 422 and answer.json()["code"] == "bad_input":
                    wrong.append(f"{name} by {caller}: the walk's own body is wrong: {answer.text[:150]}")
                client.cookies.clear()
                for key, value in kept.items():
                    client.cookies.set(key, value, domain="localhost.local")
    assert walked > 1000
    assert wrong == [], "\n".join(["", *wrong])


def test_the_table_has_every_operation_and_no_other(world: World) -> None:
    listed = [name for name, _ in rows()]
    assert len(listed) == len(set(listed))
    named = {name.partition(" ")[0] for name in listed} | {"renew_session"}
    assert sorted(operations(world.app) - named) == []
    assert sorted(named - operations(world.app)) == []


def test_renewing_is_for_whoever_has_a_session_that_lives(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    street = Street(world)
    wanted = RENEWS | dict.fromkeys((*PEOPLE, *STAFF, *OTHERS), 200)
    assert wanted.keys() == street.clients.keys()
    with nothing_is_kept(monkeypatch):
        got = {name: client.post("/api/session/renew").status_code for name, client in street.clients.items()}
    assert got == wanted


def test_a_list_shows_only_what_is_the_callers(world: World) -> None:
    street = Street(world)
    for name, there in (("stranger", 0), ("waiting", 0), ("member", 1), ("resting", 1), ("lead", 1),
                        ("worker elsewhere", 0), ("worker without passkey", 0)):  # fmt: skip
        shown = street.clients[name].get("/api/whats-on").json()["items"]
        assert [card["id"] for card in shown] == [street.event.id] * there, name
    groups = {name: len(street.clients[name].get("/api/groups").json()["items"]) for name in street.clients
              if name not in NOBODIES}  # fmt: skip
    assert {name for name, number in groups.items() if not number} == {"stranger", *OTHERS}
