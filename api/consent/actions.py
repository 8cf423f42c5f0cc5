"""Recording consents. `how` is sealed at once and shown to nobody here."""

from sqlmodel import Session

from api.consent.models import SEALED_HOW, ConsentRecord
from api.consent.rules import TAKING_PART
from api.consent.schemas import BothYeses
from api.core import audit, clock
from api.core.crypto import sealer


def record_both(
    session: Session, person_id: str, programme_id: str, about_id: str, yeses: BothYeses, *, recorded_by: str
) -> None:
    """Keeps the grown-up's yes and the person's own yes to taking part in `about_id` (a group), as two records."""
    for giver in (yeses.who_said_yes, "self"):
        row = ConsentRecord(
            person_id=person_id, programme_id=programme_id, about_id=about_id, purpose=TAKING_PART, giver=giver,
            recorded_by=recorded_by, at=clock.now(),
        )  # fmt: skip
        row.sealed_how = sealer().seal(SEALED_HOW, row.id, yeses.how)
        session.add(row)
        note = {"programme_id": programme_id, "subject": person_id}
        audit.note(session, "consent.recorded", "consent", row.id, to=giver, **note)
    session.flush()
