"""Recorded consents. The record says who kind of person said yes, never their name."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from api.core.crypto import sealed_column
from api.core.fields import id_field, moment, one_of, ref

GIVERS = ("parent", "social_worker", "other_with_responsibility", "self")
SEALED_HOW = sealed_column("consent_record", "sealed_how")


class ConsentRecord(SQLModel, table=True):
    """One yes ("taking_part", about a group) from one kind of giver; `sealed_how` says how we know."""

    __tablename__ = "consent_record"
    __table_args__ = (one_of("ck_consent_record_giver", "giver", GIVERS),)

    id: str = id_field()
    person_id: str = ref("person.id")
    programme_id: str = ref("programme.id")
    about_id: str | None = Field(default=None, max_length=36)
    purpose: str = Field(max_length=30)
    giver: str = Field(max_length=30)
    sealed_how: str | None = None
    recorded_by: str = ref("person.id", index=False)
    at: datetime = moment()
    withdrawn_at: datetime | None = moment(nullable=True)
