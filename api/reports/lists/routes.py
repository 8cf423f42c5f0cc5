"""HTTP for the lists of staff: a page to look at, or all of it as a file."""

from typing import Annotated, Any

from fastapi import Query, Request

from api.core.http import read, room_router
from api.core.schemas import Id
from api.reports.files import IN_FILES, as_file
from api.reports.lists import people as people_list
from api.reports.lists import presence
from api.reports.lists.schemas import AnswersWanted, AttendanceWanted, ListPage, PeopleList, PeopleWanted

router = room_router("reports")


@router.get(
    "/programmes/{programme_id}/people", operation_id="people", response_model=PeopleList, responses=IN_FILES,
    summary="See who is in a programme, or take it as a file",
)  # fmt: skip
async def people(request: Request, programme_id: Id, wanted: Annotated[PeopleWanted, Query()]) -> Any:
    if wanted.format == "json":
        return await read(request, people_list.people, programme_id, wanted, heavy=True)
    return await as_file(request, programme_id, "people", wanted, people_list.people_file)


@router.get(
    "/programmes/{programme_id}/answers", operation_id="answers_list", response_model=ListPage, responses=IN_FILES,
    summary="Who answered what, over many activities",
)  # fmt: skip
async def answers_list(request: Request, programme_id: Id, wanted: Annotated[AnswersWanted, Query()]) -> Any:
    if wanted.format == "json":
        return await read(request, presence.page_of, programme_id, wanted, heavy=True)
    return await as_file(request, programme_id, "answers", wanted, presence.file_of)


@router.get(
    "/programmes/{programme_id}/attendance", operation_id="attendance_list", response_model=ListPage,
    responses=IN_FILES, summary="Who was there, over many activities",
)  # fmt: skip
async def attendance_list(request: Request, programme_id: Id, wanted: Annotated[AttendanceWanted, Query()]) -> Any:
    if wanted.format == "json":
        return await read(request, presence.page_of, programme_id, wanted, heavy=True)
    return await as_file(request, programme_id, "attendance", wanted, presence.file_of)
