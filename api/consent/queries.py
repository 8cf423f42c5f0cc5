"""Reading consents: only whether the yeses are there, never how we know."""

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.consent.models import ConsentRecord
from api.consent.rules import GROWN_UPS, TAKING_PART
from api.core.fields import table_of

row = table_of(ConsentRecord).c
_standing = select(row.giver).where(
    row.person_id == bindparam("person"),
    row.about_id == bindparam("about"),
    row.purpose == bindparam("purpose"),
    row.withdrawn_at.is_(None),
)


def both_yeses(session: Session, person_id: str, about_id: str, purpose: str = TAKING_PART) -> bool:
    """Whether the person's own yes and a responsible grown-up's yes about this thing both stand."""
    asked = {"person": person_id, "about": about_id, "purpose": purpose}
    givers = set(session.connection().execute(_standing, asked).scalars())
    return "self" in givers and not givers.isdisjoint(GROWN_UPS)
