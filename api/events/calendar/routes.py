"""HTTP for calendars."""

from hashlib import sha256
from typing import Annotated, Any

from fastapi import Path, Query, Request, Response

from api.core.http import read, room_router, write
from api.core.schemas import Id
from api.events.calendar import actions, queries
from api.events.calendar.actions import Feed
from api.events.calendar.schemas import CalendarChoice, MyCalendar

router = room_router("events")
ICS = "text/calendar; charset=utf-8"
IN_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"text/calendar": {"schema": {"type": "string"}}}},
                                            304: {"description": "Nothing has changed"}}  # fmt: skip
Secret = Annotated[str, Path(min_length=20, max_length=60, pattern=r"^[A-Za-z0-9_-]+$")]


@router.get("/events/{event_id}/calendar", operation_id="event_ics", summary="One activity for my own calendar",
            response_class=Response, responses=IN_FILE)  # fmt: skip
async def event_ics(request: Request, event_id: Id, details: Annotated[bool, Query()] = False) -> Response:
    body = await read(request, queries.event_ics, event_id, details)
    return as_calendar(request, Feed(body, f'"{sha256(body).hexdigest()[:32]}"'))


@router.get("/me/calendar", operation_id="my_calendar", summary="My private calendar link")
async def my_calendar(request: Request) -> MyCalendar:
    return await read(request, actions.my_calendar)


@router.post("/me/calendar", operation_id="create_calendar_link", summary="Make my calendar link, or change it")
async def create_calendar_link(request: Request, wanted: CalendarChoice) -> MyCalendar:
    return await write(request, actions.create_calendar_link, wanted, again=actions.my_calendar)


@router.delete("/me/calendar", operation_id="revoke_calendar_link", summary="Take my calendar link back")
async def revoke_calendar_link(request: Request) -> MyCalendar:
    return await write(request, actions.revoke_calendar_link, again=actions.revoked_again)


@router.get("/calendar/{token}.ics", operation_id="calendar_feed", summary="The calendar behind a private link",
            response_class=Response, responses=IN_FILE)  # fmt: skip
async def calendar_feed(request: Request, token: Secret) -> Response:
    return as_calendar(request, await write(request, actions.calendar_feed, token))


def as_calendar(request: Request, feed: Feed) -> Response:
    """The file, or 304 when the calendar has this one already. Kept by that calendar only, asked for each time."""
    headers = {"etag": feed.etag, "cache-control": "private, no-cache"}
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if feed.etag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    headers["content-disposition"] = 'attachment; filename="meet-up.ics"'
    return Response(feed.body, media_type=ICS, headers=headers)
