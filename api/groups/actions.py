"""What rooms to the right do with groups. Letting an invited person in is in `joining`."""

from sqlmodel import Session

from api.groups import places, queries


def has_come(session: Session, group_id: str, person_id: str) -> None:
    """Somebody was at an activity of their group: who was new is active from now on. Anybody else stays as they are."""
    place = queries.membership(session, group_id, person_id, lock=True)
    if place is not None and place.state == "new":
        places.move(session, place, "has_come", places.HOUSE)
