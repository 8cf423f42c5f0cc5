"""The demo's own doors: sign in as one of seven invented people, and read the mail that never left this machine.

Mounted only when the database bears the demo mark; not part of openapi.yaml.
"""

import asyncio
import json
from html import escape

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError
from sqlmodel import Session

from api.core import errors, marks
from api.core.access import Caller
from api.core.http import LinkupRoute, database, write
from api.doors.me import me_of
from api.doors.opening import open_session
from api.doors.post import LocalMail, local_mail
from api.doors.schemas import DemoPersona, Me
from api.people.queries import active_person
from api.programmes.queries import roles_by_programme

NOT_THERE = "This demo has nobody like that."
demo_router = APIRouter(route_class=LinkupRoute, include_in_schema=False)
CSS = """body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}
body{color:#1d1b2e;background:#fffaf2}
article{background:#fff;border:1px solid #cfc8dd;border-radius:1rem;padding:1rem 1.25rem;margin:1rem 0}
h2{font-size:1.1rem;margin:0}pre{font:inherit;white-space:pre-wrap;margin:.5rem 0 0}
@media(prefers-color-scheme:dark){body{color:#f4f0ff;background:#17141f}article{background:#221e2e;border-color:#4a4360}}
"""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Demo mailbox</title><link rel="stylesheet" href="/demo/mailbox.css"></head>
<body><main><h1>Demo mailbox</h1><p>Mail that Linkup would send. In a demo it stays here. Reload to see new mail.</p>
{mails}
<p><a href="/demo">Back to the demo</a></p></main></body></html>
"""
NO_MAIL = "<p>No mail yet.</p>"
ONE_MAIL = "<article><h2>{subject}</h2><p>To {to}, {at}</p><pre>{text}</pre></article>"


@demo_router.post("/api/demo/sign-in", operation_id="demo_sign_in", summary="Sign in as somebody of the demo")
async def demo_sign_in(request: Request, who: DemoPersona) -> Me:
    me: Me = await write(request, sign_in, who)
    return me


@demo_router.get("/demo/as/{persona}", operation_id="demo_sign_in_link")
async def sign_in_by_link(request: Request, persona: str) -> Response:
    """The link `linkup serve` prints for each persona: signs in and opens the app."""
    try:
        who = DemoPersona.model_validate({"persona": persona})
    except ValidationError:
        return RedirectResponse("/demo", 303)
    await write(request, sign_in, who)
    return RedirectResponse("/", 303)


@demo_router.api_route("/demo/mailbox", methods=["GET", "HEAD"])
async def mailbox(request: Request) -> HTMLResponse:
    """Plain HTML without script, so that it works while the app is being worked on."""
    db = database(request)

    def look() -> list[LocalMail]:
        with db.look() as session:
            return local_mail(session)

    return HTMLResponse(page(await asyncio.to_thread(look)), headers={"cache-control": "no-store"})


@demo_router.api_route("/demo/mailbox.css", methods=["GET", "HEAD"])
async def mailbox_css() -> Response:
    return Response(CSS, media_type="text/css")


def sign_in(session: Session, caller: Caller, who: DemoPersona) -> Me:
    """A session as this persona; staff get a staff session as if they had used a passkey. 404 outside a demo."""
    person_id = json.loads(marks.marked(session, marks.PERSONAS) or "{}").get(who.persona)
    person = active_person(session, person_id) if person_id else None
    if person is None or not marks.is_demo(session):
        raise errors.not_found(NOT_THERE)
    staff = bool(roles_by_programme(session, person.id))
    return me_of(session, open_session(session, caller, person.id, way="demo", staff=staff))


def page(mails: list[LocalMail]) -> str:
    shown = [
        ONE_MAIL.format(subject=escape(m.subject), to=escape(m.to), at=escape(m.at), text=escape(m.text)) for m in mails
    ]
    return PAGE.format(mails="\n".join(shown) or NO_MAIL)
