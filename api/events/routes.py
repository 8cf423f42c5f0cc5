"""HTTP for activities: what's on, planning, answers, check-in, wrap-up."""

from typing import Annotated

from fastapi import Query, Request, Response

from api.core.http import read, room_router, version_from, write
from api.core.schemas import Id
from api.events import answers, cards, planning, reading, wrap_up
from api.events.schemas import CancelIn, EventDraft, EventEdit
from api.events.schemas_page import EventOut, EventPage, PlanPage
from api.events.schemas_people import (
    AnswerIn,
    AnswerOut,
    EventAnswers,
    WrapUpIn,
)  # fmt: skip

router = room_router("events")


@router.get("/whats-on", operation_id="whats_on", summary="What is coming up for me", response_model=EventPage)
async def whats_on(
    request: Request,
    after: Annotated[str | None, Query(max_length=80)] = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 20,
) -> Response:
    return Response(await read(request, cards.whats_on, after, limit), media_type="application/json")


@router.get("/groups/{group_id}/plan", operation_id="group_plan", summary="All activities of a group, for its planners")
async def group_plan(request: Request, group_id: Id) -> PlanPage:
    return await read(request, reading.group_plan, group_id)


@router.post("/groups/{group_id}/events", operation_id="create_event", summary="Plan a new activity", status_code=201)
async def create_event(request: Request, group_id: Id, draft: EventDraft) -> EventOut:
    return await write(request, planning.create_event, group_id, draft, again=reading.page)


@router.get("/events/{event_id}", operation_id="read_event", summary="One activity")
async def read_event(request: Request, event_id: Id) -> EventOut:
    return await read(request, reading.page, event_id)


@router.patch("/events/{event_id}", operation_id="update_event", summary="Change an activity")
async def update_event(request: Request, event_id: Id, edit: EventEdit) -> EventOut:
    base = version_from(request)
    return await write(request, planning.update_event, event_id, edit, base, again=reading.page)


@router.post("/events/{event_id}/publish", operation_id="publish_event", summary="Let people see an activity")
async def publish_event(request: Request, event_id: Id) -> EventOut:
    return await write(request, planning.publish_event, event_id, again=reading.page)


@router.post("/events/{event_id}/cancel", operation_id="cancel_event", summary="Call an activity off")
async def cancel_event(request: Request, event_id: Id, why: CancelIn) -> EventOut:
    return await write(request, planning.cancel_event, event_id, why, again=reading.page)


@router.put("/events/{event_id}/answer", operation_id="answer_event", summary="Say whether you are coming")
async def answer_event(request: Request, event_id: Id, wanted: AnswerIn) -> AnswerOut:
    return await write(request, answers.answer_event, event_id, wanted, again=answers.answered_again)


@router.put(
    "/events/{event_id}/answers/{person_id}", operation_id="answer_for", summary="Write down somebody's answer"
)  # fmt: skip
async def answer_for(request: Request, event_id: Id, person_id: Id, wanted: AnswerIn) -> AnswerOut:
    return await write(request, answers.answer_for, event_id, person_id, wanted, again=answers.answered_again)


@router.get("/events/{event_id}/answers", operation_id="event_answers", summary="Who is coming, and what they need")
async def event_answers(request: Request, event_id: Id) -> EventAnswers:
    return await read(request, answers.event_answers, event_id)


@router.post("/events/{event_id}/wrap-up", operation_id="wrap_up_event", summary="Say how it went")
async def wrap_up_event(request: Request, event_id: Id, said: WrapUpIn) -> EventOut:
    return await write(request, wrap_up.wrap_up_event, event_id, said, again=reading.page)
