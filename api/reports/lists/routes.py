"""HTTP for the lists of staff: a page to look at, or all of it as a file."""

import asyncio
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Query, Request, Response

from api.core import clock, sheets
from api.core.http import read, room_router, write
from api.core.schemas import Id
from api.core.slow import slow
from api.reports.lists import actions, presence
from api.reports.lists import people as people_list
from api.reports.lists.columns import columns_for
from api.reports.lists.schemas import AnswersWanted, AttendanceWanted, ListPage, ListWanted, PeopleList, PeopleWanted
from api.reports.routes import CSV, IN_FILES, XLSX

router = room_router("reports")


@router.get(
    "/programmes/{programme_id}/people", operation_id="people", response_model=PeopleList, responses=IN_FILES,
    summary="See who is in a programme, or take it as a file",
)  # fmt: skip
async def people(request: Request, programme_id: Id, wanted: Annotated[PeopleWanted, Query()]) -> Any:
    if wanted.format == "json":
        return await read(request, people_list.people, programme_id, wanted, heavy=True)
    return await as_file(request, "people", wanted, people_list.people_cells, programme_id, wanted)


@router.get(
    "/programmes/{programme_id}/answers", operation_id="answers_list", response_model=ListPage, responses=IN_FILES,
    summary="Who answered what, over many activities",
)  # fmt: skip
async def answers_list(request: Request, programme_id: Id, wanted: Annotated[AnswersWanted, Query()]) -> Any:
    if wanted.format == "json":
        return await read(request, presence.page_of, "answers", programme_id, wanted, heavy=True)
    return await as_file(request, "answers", wanted, presence.cells_of, "answers", programme_id, wanted)


@router.get(
    "/programmes/{programme_id}/attendance", operation_id="attendance_list", response_model=ListPage,
    responses=IN_FILES, summary="Who was there, over many activities",
)  # fmt: skip
async def attendance_list(request: Request, programme_id: Id, wanted: Annotated[AttendanceWanted, Query()]) -> Any:
    if wanted.format == "json":
        return await read(request, presence.page_of, "attendance", programme_id, wanted, heavy=True)
    return await as_file(request, "attendance", wanted, presence.cells_of, "attendance", programme_id, wanted)


async def as_file(request: Request, name: str, wanted: ListWanted, cells: Callable[..., Any], *args: Any) -> Response:
    """Noted first; then the rows are read beside the event loop and the file is made in the child process."""
    await write(request, actions.note_export, request.path_params["programme_id"])
    rows = await read(request, cells, *args, heavy=True)
    heads = [column.head for column in columns_for(name, request.state.caller.relations)]
    if wanted.format == "csv":
        return _file(await asyncio.to_thread(sheets.to_csv, heads, rows), CSV, f"{name}-{clock.today()}.csv")
    return _file(await slow(sheets.to_xlsx, name.capitalize(), heads, rows), XLSX, f"{name}-{clock.today()}.xlsx")


def _file(content: bytes, media_type: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)
