"""HTTP for activities."""

from typing import Annotated

from fastapi import Query, Request, Response

from api.core.http import read, room_router
from api.events import cards
from api.events.schemas import EventPage

router = room_router("events")


@router.get("/whats-on", operation_id="whats_on", summary="What is coming up for me", response_model=EventPage)
async def whats_on(
    request: Request,
    after: Annotated[str | None, Query(max_length=80)] = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 20,
) -> Response:
    return Response(await read(request, cards.whats_on, after, limit), media_type="application/json")
