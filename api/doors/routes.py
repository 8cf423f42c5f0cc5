"""HTTP for doors."""

from api.core.http import room_router

router = room_router("doors")
