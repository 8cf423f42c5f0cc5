"""HTTP for reports."""

from api.core.http import room_router

router = room_router("reports")
