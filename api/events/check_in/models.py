"""What staff said about check-ins that waited for them."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from api.core.fields import moment, one_of, ref

DECISIONS = ("count", "leave_out")


class CheckInDecision(SQLModel, table=True):
    """A held fact counts from now on, or is left out. The fact itself stays as it was sent."""

    __tablename__ = "check_in_decision"
    __table_args__ = (one_of("ck_check_in_decision", "decision", DECISIONS),)

    fact_id: str = Field(primary_key=True, foreign_key="attendance_fact.id", max_length=36)
    decision: str = Field(max_length=10)
    by: str = ref("person.id", index=False)
    at: datetime = moment()
