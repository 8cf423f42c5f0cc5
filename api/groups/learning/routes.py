"""HTTP for learning to lead."""

from fastapi import Request

from api.core.http import read, room_router, write
from api.core.schemas import Id
from api.groups.learning import actions, queries
from api.groups.learning.schemas import LeadPaths, PathChange

router = room_router("groups")


@router.get("/groups/{group_id}/lead-path", operation_id="lead_path", summary="Learning to lead: my next step")
async def lead_path(request: Request, group_id: Id) -> LeadPaths:
    return await read(request, queries.lead_path, group_id)


@router.post(
    "/groups/{group_id}/people/{person_id}/lead-path", operation_id="change_lead_path",
    summary="Start to learn to lead, say not now, or tick a step",
)  # fmt: skip
async def change_lead_path(request: Request, group_id: Id, person_id: Id, change: PathChange) -> LeadPaths:
    return await write(request, actions.change_lead_path, group_id, person_id, change, again=queries.changed)
