"""HTTP for series."""

from fastapi import Request

from api.core.http import room_router, version_from, write
from api.core.schemas import Id
from api.events.series import answering, changing, making
from api.events.series.schemas import SeriesAnswerIn, SeriesAnswerOut, SeriesEdit, SeriesIn, SeriesOut

router = room_router("events")


@router.post("/groups/{group_id}/series", operation_id="create_series", status_code=201,
             summary="Plan an activity that comes again")  # fmt: skip
async def create_series(request: Request, group_id: Id, wanted: SeriesIn) -> SeriesOut:
    return await write(request, making.create_series, group_id, wanted, again=making.shown)


@router.patch("/series/{series_id}", operation_id="update_series", summary="Change, publish or call off many dates")
async def update_series(request: Request, series_id: Id, edit: SeriesEdit) -> SeriesOut:
    base = version_from(request)
    return await write(request, changing.update_series, series_id, edit, base, again=making.shown)


@router.put("/series/{series_id}/answer", operation_id="answer_series", summary="Say which dates you are coming to")
async def answer_series(request: Request, series_id: Id, wanted: SeriesAnswerIn) -> SeriesAnswerOut:
    return await write(request, answering.answer_series, series_id, wanted, again=answering.answered_again)
