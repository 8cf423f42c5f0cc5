"""HTTP for groups."""

from api.core.http import room_router

router = room_router("groups")
