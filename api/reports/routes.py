"""HTTP for reports."""

import asyncio
from typing import Annotated, Any

from fastapi import Query, Request, Response

from api.core import clock
from api.core.http import read, room_router, write
from api.core.schemas import Id
from api.core.slow import slow
from api.reports import actions, queries
from api.reports.log_export import to_csv, to_xlsx
from api.reports.log_file import read_file
from api.reports.schemas import ActivityLog, ImportOutcome, ImportWish, LogWanted

router = room_router("reports")
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE = {"type": "string", "format": "binary"}
IN_FILES: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": FILE}, XLSX: {"schema": FILE}}}}
ANY_FILE = {"requestBody": {"required": True, "content": {"application/octet-stream": {"schema": FILE}}}}


@router.get(
    "/programmes/{programme_id}/activity-log", operation_id="activity_log", response_model=ActivityLog,
    responses=IN_FILES, summary="The activity log, to look at or as a file",
)  # fmt: skip
async def activity_log(request: Request, programme_id: Id, wanted: Annotated[LogWanted, Query()]) -> Any:
    if wanted.format == "json":
        return await read(request, queries.activity_log, programme_id, wanted, heavy=True)
    rows = await read(request, queries.log_rows, programme_id, wanted, heavy=True)
    if wanted.format == "csv":
        return as_file(await asyncio.to_thread(to_csv, rows), CSV, "csv")
    return as_file(await slow(to_xlsx, rows), XLSX, "xlsx")


@router.post(
    "/programmes/{programme_id}/activity-log/import", operation_id="import_activity_log", openapi_extra=ANY_FILE,
    summary="Bring in an activity log that was kept elsewhere",
)  # fmt: skip
async def import_activity_log(
    request: Request, programme_id: Id, wish: Annotated[ImportWish, Query()]
) -> ImportOutcome:
    reading = (read_file, await request.body(), wish.name)
    return await write(request, actions.import_activity_log, programme_id, wish, prepare=reading)


def as_file(content: bytes, media_type: str, ending: str) -> Response:
    """A download whose name tells of no programme and no person."""
    name = f"activity-log-{clock.today()}.{ending}"
    return Response(content, media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"'})
