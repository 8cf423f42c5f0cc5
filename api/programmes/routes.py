"""HTTP for programmes."""

from typing import Annotated

from fastapi import Query, Request

from api.core.http import read, room_router, version_from, write
from api.core.schemas import Id
from api.programmes import actions, queries, staffing
from api.programmes.schemas import AuditPage, NewProgramme, ProgrammeEdit, ProgrammePage, StaffRolesIn

router = room_router("programmes")


@router.post("/programmes", operation_id="create_programme", summary="Make a programme", status_code=201)
async def create_programme(request: Request, new: NewProgramme) -> ProgrammePage:
    return await write(request, actions.create_programme, new, again=actions.made_again)


@router.get(
    "/programmes/{programme_id}", operation_id="read_programme", summary="A programme and its people to turn to"
)
async def read_programme(request: Request, programme_id: Id) -> ProgrammePage:
    return await read(request, queries.page, programme_id)


@router.patch("/programmes/{programme_id}", operation_id="update_programme", summary="Change a programme")
async def update_programme(request: Request, programme_id: Id, edit: ProgrammeEdit) -> ProgrammePage:
    base = version_from(request)
    return await write(request, actions.update_programme, programme_id, edit, base, again=actions.made_again)


@router.put(
    "/programmes/{programme_id}/staff/{person_id}", operation_id="set_staff_role", summary="Say who works here as what"
)
async def set_staff_role(request: Request, programme_id: Id, person_id: Id, wanted: StaffRolesIn) -> ProgrammePage:
    work = staffing.set_staff_role
    return await write(request, work, programme_id, person_id, wanted, again=actions.made_again)


@router.get("/programmes/{programme_id}/audit", operation_id="audit", summary="What was done here, without names")
async def audit(
    request: Request, programme_id: Id, before: Annotated[int | None, Query(ge=1, le=queries.NEWEST)] = None
) -> AuditPage:
    return await read(request, actions.look_at_audit, programme_id, before)
