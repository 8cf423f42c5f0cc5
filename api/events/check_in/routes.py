"""HTTP for check-in."""

from fastapi import Request

from api.core.http import read, room_router, write
from api.core.schemas import Id
from api.events.check_in import actions, by_oneself, code, deciding
from api.events.check_in.code_schemas import CheckInCode, Decided, Decision, HeldCheckIns, SelfCheckedIn, SelfCheckIn
from api.events.check_in.schemas import (
    Attendance,
    AttendanceSaved,
    DropInIn,
    DropInToday,
    FactsIn,
    Uploaded,
    UploadIn,
)

router = room_router("events")


@router.get("/events/{event_id}/attendance", operation_id="list_attendance", summary="The check-in list")
async def list_attendance(request: Request, event_id: Id) -> Attendance:
    return await read(request, actions.list_attendance, event_id)


@router.post("/events/{event_id}/attendance", operation_id="record_attendance", summary="Check people in")
async def record_attendance(request: Request, event_id: Id, sent: FactsIn) -> AttendanceSaved:
    return await write(request, actions.record_attendance, event_id, sent, again=actions.recorded_again)


@router.post("/check-ins", operation_id="upload_check_ins", summary="Send everything that waited on a phone")
async def upload_check_ins(request: Request, sent: UploadIn) -> Uploaded:
    return await write(request, actions.upload_check_ins, sent, again=actions.uploaded_again)


@router.get("/events/{event_id}/drop-in", operation_id="drop_in_today", summary="Who is in today")
async def drop_in_today(request: Request, event_id: Id) -> DropInToday:
    return await read(request, actions.drop_in_today, event_id)


@router.post("/events/{event_id}/drop-in", operation_id="drop_in_count", summary="Count somebody in or out")
async def drop_in_count(request: Request, event_id: Id, tap: DropInIn) -> DropInToday:
    return await write(request, actions.drop_in_count, event_id, tap, again=actions.counted_again)


@router.get("/events/{event_id}/check-in-code", operation_id="check_in_code", summary="The code to show at the door")
async def check_in_code(request: Request, event_id: Id) -> CheckInCode:
    return await read(request, code.check_in_code, event_id)


@router.post("/events/{event_id}/check-in", operation_id="self_check_in", summary="Check myself in with the code")
async def self_check_in(request: Request, event_id: Id, said: SelfCheckIn) -> SelfCheckedIn:
    return await write(request, by_oneself.self_check_in, event_id, said, again=by_oneself.self_checked_in_again)


@router.get(
    "/programmes/{programme_id}/check-ins", operation_id="held_check_ins", summary="Check-ins that wait for staff"
)  # fmt: skip
async def held_check_ins(request: Request, programme_id: Id) -> HeldCheckIns:
    return await read(request, deciding.held_check_ins, programme_id)


@router.post("/check-ins/{fact_id}/decision", operation_id="decide_check_in", summary="Decide on a check-in that waits")
async def decide_check_in(request: Request, fact_id: Id, said: Decision) -> Decided:
    return await write(request, deciding.decide_check_in, fact_id, said, again=deciding.decided_again)
