"""HTTP for notify."""

from api.core.http import room_router

router = room_router("notify")
