"""HTTP for the waiting line."""

from fastapi import Request

from api.core.http import read, room_router, version_from, write
from api.core.schemas import Id
from api.events.waiting import actions, queries
from api.events.waiting.schemas import CapacityIn, MoveAheadIn, WaitingLine

router = room_router("events")


@router.get("/events/{event_id}/waiting-line", operation_id="waiting_line", summary="Who waits for a place")
async def waiting_line(request: Request, event_id: Id) -> WaitingLine:
    return await read(request, queries.waiting_line, event_id)


@router.put("/events/{event_id}/capacity", operation_id="set_capacity", summary="Say how many places there are")
async def set_capacity(request: Request, event_id: Id, wanted: CapacityIn) -> WaitingLine:
    base = version_from(request)
    return await write(request, actions.set_capacity, event_id, wanted, base, again=queries.waiting_line)


@router.post(
    "/events/{event_id}/waiting-line/{person_id}/move-ahead", operation_id="move_ahead",
    summary="Move somebody to the front of the line, and say why",
)  # fmt: skip
async def move_ahead(request: Request, event_id: Id, person_id: Id, why: MoveAheadIn) -> WaitingLine:
    return await write(request, actions.move_ahead, event_id, person_id, why, again=queries.waiting_line)
