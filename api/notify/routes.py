"""HTTP for notify."""

from typing import Annotated

from fastapi import Query, Request

from api.core.http import read, room_router, write
from api.core.schemas import Id
from api.notify import actions, preferences, queries
from api.notify.schemas import Inbox, Preferences, PreferencesIn, Unread, UpTo

router = room_router("notify")


@router.get("/notices", operation_id="notices", summary="What you were told, newest first")
async def notices(request: Request, before: Annotated[Id | None, Query()] = None) -> Inbox:
    return await read(request, queries.inbox, before)


@router.post("/notices/read", operation_id="mark_notices_read", summary="I have seen these")
async def mark_notices_read(request: Request, seen: UpTo) -> Unread:
    return await write(request, actions.mark_read, seen.up_to_id, again=actions.marked_again)


@router.get("/me/reminders", operation_id="notice_preferences", summary="See what I chose about being told")
async def notice_preferences(request: Request) -> Preferences:
    return await read(request, preferences.notice_preferences)


@router.put("/me/reminders", operation_id="update_notice_preferences", summary="Choose what I am told")
async def update_notice_preferences(request: Request, wanted: PreferencesIn) -> Preferences:
    return await write(request, preferences.update_notice_preferences, wanted, again=preferences.notice_preferences)
