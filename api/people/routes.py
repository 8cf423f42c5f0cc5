"""HTTP for people. `me`, the list and merging lie in doors (api/doors/routes.py): they need memberships, staff roles
and sessions, which are all to the right of this room.
"""

from fastapi import Request

from api.core.http import read, room_router, write
from api.people import my_needs
from api.people.schemas import MyNeeds, NeedsIn

router = room_router("people")


@router.get("/me/needs", operation_id="my_needs", summary="See what I usually need")
async def read_my_needs(request: Request) -> MyNeeds:
    return await read(request, my_needs.my_needs)


@router.put("/me/needs", operation_id="update_my_needs", summary="Save what I usually need")
async def update_my_needs(request: Request, wanted: NeedsIn) -> MyNeeds:
    return await write(request, my_needs.update_my_needs, wanted, again=my_needs.my_needs)
