"""HTTP for reports."""

from typing import Annotated, Any

from fastapi import Query, Request

from api.core.http import read, room_router, write
from api.core.schemas import Id
from api.reports import actions, queries
from api.reports.files import FILE, IN_FILES, as_file
from api.reports.log_file import read_file
from api.reports.schemas import ActivityLog, ImportOutcome, ImportWish, LogWanted

router = room_router("reports")
ANY_FILE = {"requestBody": {"required": True, "content": {"application/octet-stream": {"schema": FILE}}}}


@router.get(
    "/programmes/{programme_id}/activity-log", operation_id="activity_log", response_model=ActivityLog,
    responses=IN_FILES, summary="The activity log, to look at or as a file",
)  # fmt: skip
async def activity_log(request: Request, programme_id: Id, wanted: Annotated[LogWanted, Query()]) -> Any:
    if wanted.format == "json":
        return await read(request, queries.activity_log, programme_id, wanted, heavy=True)
    return await as_file(request, programme_id, "activity-log", wanted, queries.log_file)


@router.post(
    "/programmes/{programme_id}/activity-log/import", operation_id="import_activity_log", openapi_extra=ANY_FILE,
    summary="Bring in an activity log that was kept elsewhere",
)  # fmt: skip
async def import_activity_log(
    request: Request, programme_id: Id, wish: Annotated[ImportWish, Query()]
) -> ImportOutcome:
    reading = (read_file, await request.body(), wish.name)
    return await write(request, actions.import_activity_log, programme_id, wish, prepare=reading)
