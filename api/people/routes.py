"""HTTP for people."""

from api.core.http import room_router

router = room_router("people")
