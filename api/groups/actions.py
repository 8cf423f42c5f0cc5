"""What rooms to the right do with groups. Letting an invited person in is in `joining`."""

from collections.abc import Collection

from sqlmodel import Session

from api.groups import places, queries


def have_come(session: Session, group_id: str, people: Collection[str]) -> None:
    """These people were at an activity of this group: who was new is active from now on. Others stay as they are."""
    places.move_all(session, queries.new_ones(session, group_id, people), "has_come", places.HOUSE)
