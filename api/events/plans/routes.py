"""HTTP for starting from an older plan and for what changed."""

from fastapi import Request

from api.core.http import read, room_router, write
from api.core.schemas import Id
from api.events import reading
from api.events.plans import actions, queries
from api.events.plans.schemas import CopyIn, Kinds, SeenIn
from api.events.schemas_page import EventOut

router = room_router("events")


@router.get("/event-kinds", operation_id="event_kinds", summary="Kinds of activity and what each asks")
async def event_kinds(request: Request) -> Kinds:
    return await read(request, queries.event_kinds)


@router.post(
    "/events/{event_id}/copy", operation_id="copy_event", summary="Plan it again on another day", status_code=201
)
async def copy_event(request: Request, event_id: Id, wanted: CopyIn) -> EventOut:
    return await write(request, actions.copy_event, event_id, wanted, again=reading.page)


@router.put("/events/{event_id}/changes/seen", operation_id="see_changes", summary="Say you have seen what changed")
async def see_changes(request: Request, event_id: Id, read_up_to: SeenIn) -> EventOut:
    return await write(request, actions.see_changes, event_id, read_up_to, again=reading.page)
