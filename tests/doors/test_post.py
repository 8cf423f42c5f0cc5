"""Mail on its way, to a real SMTP server on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller

from api.core import clock, jobs, marks
from api.core.config import settings
from api.doors import post
from api.doors.models import OutgoingMail
from tests.world import World

LASTS = timedelta(minutes=10)


class Post:
    """Keeps what arrives; refuses while `closed`."""

    def __init__(self) -> None:
        self.letters: list[Message] = []
        self.closed = False

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:  # noqa: N802 - the library's name
        if self.closed:
            return "451 come back later"
        self.letters.append(message_from_bytes(envelope.content))
        return "250 OK"


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    office = Post()
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    monkeypatch.setattr(settings(), "smtp_url", f"smtp://127.0.0.1:{port}")
    monkeypatch.setattr(settings(), "mail_from", "linkup@example.org")
    yield office
    controller.stop()


def write(world: World, to: str | None = "kai@example.org", text: str = "Your code is 123456") -> None:
    world.db.run_now(lambda session: post.post(session, to, "Your Linkup code", text, LASTS))


def rows(world: World) -> list[OutgoingMail]:
    return sorted(world.all(OutgoingMail), key=lambda row: row.id)


def test_what_waits_is_sent_and_then_wiped(world: World, office: Post) -> None:
    write(world)
    write(world, None)
    assert [row.state for row in rows(world)] == ["pending", "nobody"]
    assert post.send_waiting_mail(world.db) == 1
    letter = office.letters[0]
    assert (letter["To"], letter["From"], letter["Subject"]) == (
        "kai@example.org", "linkup@example.org", "Your Linkup code",
    )  # fmt: skip
    assert "123456" in str(letter.get_payload())
    assert (rows(world)[0].state, rows(world)[0].sealed_to, rows(world)[0].sealed_text) == ("sent", None, None)
    assert post.send_waiting_mail(world.db) == 0 and len(office.letters) == 1


def test_a_closed_office_is_tried_again_and_given_up_at_last(world: World, office: Post) -> None:
    office.closed = True
    write(world)
    for _ in range(post.MOST_TRIES):
        assert post.send_waiting_mail(world.db) == 0
        assert rows(world)[0].state == "pending"
    office.closed = False
    assert post.send_waiting_mail(world.db) == 0
    assert (rows(world)[0].state, rows(world)[0].sealed_text, office.letters) == ("failed", None, [])


def test_no_server_at_all_is_no_mistake(world: World, office: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    write(world)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setattr(settings(), "smtp_url", f"smtp://127.0.0.1:{free.getsockname()[1]}")
        assert post.send_waiting_mail(world.db) == 0
    assert rows(world)[0].state == "pending"


def test_a_code_that_ran_out_is_not_sent_any_more(world: World, office: Post) -> None:
    write(world)
    with time_machine.travel(clock.now() + LASTS + timedelta(seconds=1)):
        assert post.send_waiting_mail(world.db) == 0
    assert rows(world)[0].state == "failed" and office.letters == []


def test_what_a_dead_process_took_is_taken_again_but_not_at_once(world: World, office: Post) -> None:
    write(world)
    assert len(world.db.run_now(post.take)) == 1  # and then the process is gone
    assert post.send_waiting_mail(world.db) == 0
    with time_machine.travel(clock.now() + post.STUCK_AFTER + timedelta(seconds=1)):
        assert post.send_waiting_mail(world.db) == 1
    assert rows(world)[0].state == "sent"


def test_in_a_demo_or_without_a_server_nothing_leaves_this_machine(world: World, office: Post) -> None:
    world.db.run_now(lambda session: marks.mark(session, marks.DEMO, "1"))
    write(world)
    assert [row.state for row in rows(world)] == ["local"]
    assert post.send_waiting_mail(world.db) == 0 and office.letters == []


def test_writing_one_wakes_the_job_that_sends_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    woken: list[str] = []
    jobs.set_waker(lambda _, name: woken.append(name))
    try:
        write(world)
    finally:
        jobs.set_waker(None)
    assert woken == [post.JOB] and jobs.JOBS[post.JOB].after_commit is post.send_waiting_mail
