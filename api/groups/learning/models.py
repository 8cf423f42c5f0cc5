"""Somebody who learns to lead in a group, and the steps they have taken."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from api.core.fields import id_field, moment, one_of, ref

PATH_STATES = ("offered", "learning", "not_now")


class LeadPath(SQLModel, table=True):
    """One person's way to leading one group. beside: the lead they learn with."""

    __tablename__ = "lead_path"
    __table_args__ = (
        UniqueConstraint("group_id", "person_id", name="uq_lead_path_person"),
        one_of("ck_lead_path_state", "state", PATH_STATES),
    )

    id: str = id_field()
    group_id: str = ref("power_group.id", index=False)
    programme_id: str = ref("programme.id", index=False)
    person_id: str = ref("person.id")
    state: str = Field(max_length=8)
    beside: str | None = ref("person.id", nullable=True, index=False)
    made_at: datetime = moment()
    changed_at: datetime = moment()


class LeadStep(SQLModel, table=True):
    """One step somebody has taken, as a lead or worker and they agreed."""

    __tablename__ = "lead_step"
    __table_args__ = (UniqueConstraint("path_id", "step", name="uq_lead_step_once"),)

    id: str = id_field()
    path_id: str = ref("lead_path.id", index=False)
    step: str = Field(max_length=16)
    marked_by: str = ref("person.id", index=False)
    marked_at: datetime = moment()
