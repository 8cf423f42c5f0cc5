"""HTTP for people lives in doors (api/doors/routes.py): `me`, the list and merging need memberships, staff roles and
sessions, which are all to the right of this room. Here is what they stand on.
"""

from fastapi import APIRouter

router = APIRouter()
