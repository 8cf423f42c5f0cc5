"""HTTP for events."""

from api.core.http import room_router

router = room_router("events")
