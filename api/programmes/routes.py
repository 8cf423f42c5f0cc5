"""HTTP for programmes."""

from api.core.http import room_router

router = room_router("programmes")
