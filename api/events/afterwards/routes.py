"""HTTP for what is to do afterwards."""

from fastapi import Request

from api.core.http import read, room_router, write
from api.core.schemas import Id
from api.events.afterwards import actions, queries
from api.events.afterwards.schemas import FollowUpDone, FollowUpPage, FollowUps, OpenEnds

router = room_router("events")


@router.get("/follow-ups", operation_id="follow_ups", summary="What is still to do for me after activities")
async def follow_ups(request: Request) -> FollowUps:
    return await read(request, queries.follow_ups)


@router.get("/follow-ups/{follow_up_id}", operation_id="read_follow_up", summary="One task, with what was written")
async def read_follow_up(request: Request, follow_up_id: Id) -> FollowUpPage:
    return await read(request, queries.one, follow_up_id)


@router.post(
    "/follow-ups/{follow_up_id}", operation_id="complete_follow_up", summary="Say a task is done or not needed"
)
async def complete_follow_up(request: Request, follow_up_id: Id, said: FollowUpDone) -> FollowUpPage:
    return await write(request, actions.complete_follow_up, follow_up_id, said, again=queries.one)


@router.get(
    "/programmes/{programme_id}/open-ends", operation_id="open_ends", summary="What is missing after activities"
)  # fmt: skip
async def open_ends(request: Request, programme_id: Id) -> OpenEnds:
    return await read(request, queries.open_ends, programme_id, heavy=True)
