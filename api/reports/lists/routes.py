"""HTTP for the lists of staff: a page to look at, or all of it as a file.

A name that is looked for comes in a header, never in the address.
"""

from typing import Annotated, Any

from fastapi import Query, Request, Response

from api.core.http import read, room_router
from api.core.schemas import Id
from api.reports.files import IN_FILES, as_file
from api.reports.lists import others, presence
from api.reports.lists import people as people_list
from api.reports.lists.schemas import (
    AnswersWanted,
    AttendanceWanted,
    AuditFileWanted,
    FileWanted,
    GroupsFileWanted,
    ListPage,
    PeopleList,
    PeopleWanted,
    SearchFor,
)  # fmt: skip

router = room_router("reports")


@router.get(
    "/programmes/{programme_id}/people", operation_id="people", response_model=PeopleList, responses=IN_FILES,
    summary="See who is in a programme, or take it as a file",
)  # fmt: skip
async def people(
    request: Request, programme_id: Id, wanted: Annotated[PeopleWanted, Query()], search: SearchFor = None
) -> Any:
    wanted.looking_for(search)
    if wanted.format == "json":
        return await read(request, people_list.people, programme_id, wanted, heavy=True)
    return await as_file(request, programme_id, "people", wanted, people_list.people_file)


@router.get(
    "/programmes/{programme_id}/answers", operation_id="answers_list", response_model=ListPage, responses=IN_FILES,
    summary="Who answered what, over many activities",
)  # fmt: skip
async def answers_list(
    request: Request, programme_id: Id, wanted: Annotated[AnswersWanted, Query()], search: SearchFor = None
) -> Any:
    wanted.looking_for(search)
    if wanted.format == "json":
        return await read(request, presence.page_of, programme_id, wanted, heavy=True)
    return await as_file(request, programme_id, "answers", wanted, presence.file_of)


@router.get(
    "/programmes/{programme_id}/attendance", operation_id="attendance_list", response_model=ListPage,
    responses=IN_FILES, summary="Who was there, over many activities",
)  # fmt: skip
async def attendance_list(
    request: Request, programme_id: Id, wanted: Annotated[AttendanceWanted, Query()], search: SearchFor = None
) -> Any:
    wanted.looking_for(search)
    if wanted.format == "json":
        return await read(request, presence.page_of, programme_id, wanted, heavy=True)
    return await as_file(request, programme_id, "attendance", wanted, presence.file_of)


ONLY_A_FILE: dict[str, Any] = {"response_class": Response, "responses": IN_FILES}


@router.get(
    "/programmes/{programme_id}/travel/file", operation_id="travel_file", **ONLY_A_FILE,
    summary="Take along whose way is not sorted yet",
)  # fmt: skip
async def travel_file(request: Request, programme_id: Id, wanted: Annotated[FileWanted, Query()]) -> Response:
    return await as_file(request, programme_id, "travel", wanted, others.travel_file)


@router.get(
    "/programmes/{programme_id}/audit/file", operation_id="audit_file", **ONLY_A_FILE,
    summary="Take along what was done here, without names",
)  # fmt: skip
async def audit_file(request: Request, programme_id: Id, wanted: Annotated[AuditFileWanted, Query()]) -> Response:
    return await as_file(request, programme_id, "audit", wanted, others.audit_file)


@router.get(
    "/programmes/{programme_id}/staff/file", operation_id="team_file", **ONLY_A_FILE,
    summary="Take along who works here as what",
)  # fmt: skip
async def team_file(request: Request, programme_id: Id, wanted: Annotated[FileWanted, Query()]) -> Response:
    return await as_file(request, programme_id, "team", wanted, others.team_file)


@router.get(
    "/programmes/{programme_id}/groups/file", operation_id="groups_file", **ONLY_A_FILE,
    summary="Take along the groups of a programme",
)  # fmt: skip
async def groups_file(request: Request, programme_id: Id, wanted: Annotated[GroupsFileWanted, Query()]) -> Response:
    return await as_file(request, programme_id, "groups", wanted, others.groups_file)
