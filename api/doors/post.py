"""Mail on its way. It is kept in the act's own transaction and sent afterwards, when the database is free again.

In a demo, or while no mail server is set (LINKUP_SMTP_URL), nothing leaves this machine: the mail is kept as "local"
and a demo shows it on its mailbox page.
"""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import aiosmtplib
from sqlmodel import Session, and_, col, or_, select

from api.core import clock, jobs, marks
from api.core.config import Settings, settings
from api.core.crypto import sealer
from api.core.db import Database
from api.core.ids import new_id
from api.core.logs import log
from api.doors.models import SEALED_TEXT, SEALED_TO, OutgoingMail

JOB = "send_mail"
BATCH = 50
STUCK_AFTER = timedelta(minutes=2)  # "sending" for longer: the process that took it is gone
MOST_TRIES = 4
SECONDS = 20


@dataclass(frozen=True)
class Letter:
    id: str
    to: str
    subject: str
    text: str


@dataclass(frozen=True)
class LocalMail:
    """What the demo's mailbox shows."""

    id: str
    to: str
    subject: str
    text: str
    at: str


def post(session: Session, to: str | None, subject: str, text: str, lasts: timedelta) -> None:
    """Puts a mail on its way. Without `to` it goes to nobody, but takes the same work (nobody can tell from outside).

    lasts: after that it is not worth sending any more.
    """
    at = clock.now()
    quiet = "local" if marks.is_demo(session) or not settings().smtp_url else "pending"
    row = OutgoingMail(id=new_id(), state=quiet if to else "nobody", subject=subject, made_at=at, changed_at=at,
                       good_until=at + lasts)  # fmt: skip
    row.sealed_to = sealer().seal(SEALED_TO, row.id, to or "")
    row.sealed_text = sealer().seal(SEALED_TEXT, row.id, text if to else "")
    session.add(row)
    session.flush()
    jobs.wake(session, JOB)


def send_waiting_mail(db: Database) -> int:
    """Sends what waits and returns how many mails went out. Three steps, so that no transaction waits for a network."""
    letters = db.run_now(take)
    if not letters:
        return 0
    went = asyncio.run(_send_all(letters, settings()))
    db.run_now(lambda session: settle(session, went))
    return sum(went.values())


def take(session: Session) -> list[Letter]:
    """Marks what waits as being sent (so that no other process takes it too) and gives it out."""
    at = clock.now()
    waiting = (
        select(OutgoingMail)
        .where(
            or_(
                col(OutgoingMail.state) == "pending",
                and_(col(OutgoingMail.state) == "sending", col(OutgoingMail.changed_at) < at - STUCK_AFTER),
            )
        )
        .order_by(col(OutgoingMail.id))
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    letters = []
    for row in session.exec(waiting).all():
        if row.good_until <= at or row.tries >= MOST_TRIES:
            _end(row, "failed")
            session.add(row)
            continue
        row.state, row.tries, row.changed_at = "sending", row.tries + 1, at
        session.add(row)
        letters.append(_open(row))
    return letters


def settle(session: Session, went: dict[str, bool]) -> None:
    """Notes what was sent (address and text are wiped) and what is tried again."""
    for mail_id, good in went.items():
        row = session.get(OutgoingMail, mail_id, with_for_update=True)
        if row is None or row.state != "sending":
            continue
        if good:
            _end(row, "sent")
        else:
            row.state, row.changed_at = "pending", clock.now()
        session.add(row)


def local_mail(session: Session, most: int = 30) -> list[LocalMail]:
    """The newest mails that stayed on this machine."""
    wanted = select(OutgoingMail).where(OutgoingMail.state == "local").order_by(col(OutgoingMail.id).desc()).limit(most)
    opened = [(_open(row), clock.moment_words(row.made_at)) for row in session.exec(wanted)]
    return [LocalMail(letter.id, letter.to, letter.subject, letter.text, at) for letter, at in opened]


def forget_old(session: Session, older_than: timedelta = timedelta(days=2)) -> int:
    """Removes mails that are done or past their use. Returns how many."""
    old = select(OutgoingMail).where(OutgoingMail.changed_at < clock.now() - older_than)
    rows = session.exec(old).all()
    for row in rows:
        session.delete(row)
    return len(rows)


def _open(row: OutgoingMail) -> Letter:
    opened = sealer()
    to = opened.open(SEALED_TO, row.id, row.sealed_to or "")
    return Letter(row.id, to, row.subject, opened.open(SEALED_TEXT, row.id, row.sealed_text or ""))


def _end(row: OutgoingMail, state: str) -> None:
    row.state, row.changed_at, row.sealed_to, row.sealed_text = state, clock.now(), None, None


async def _send_all(letters: list[Letter], config: Settings) -> dict[str, bool]:
    return {letter.id: await _send(letter, config) for letter in letters}


async def _send(letter: Letter, config: Settings) -> bool:
    """One mail to the configured server: smtps:// is encrypted from the start, smtp:// as soon as the server can."""
    server = urlsplit(config.smtp_url)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = (
        config.mail_from or f"linkup@{server.hostname}",
        letter.to,
        letter.subject,
    )
    mail.set_content(letter.text)
    try:
        await aiosmtplib.send(
            mail, hostname=server.hostname, port=server.port, use_tls=server.scheme == "smtps",
            username=unquote(server.username) if server.username else None,
            password=unquote(server.password) if server.password else None, timeout=SECONDS,
        )  # fmt: skip
    except (aiosmtplib.SMTPException, OSError) as wrong:
        log.warning("mail_not_sent", error=type(wrong).__name__)
        return False
    return True
