"""The inbox."""

from datetime import datetime

from sqlalchemy import Index, PrimaryKeyConstraint
from sqlmodel import Field, SQLModel

from api.core.fields import id_field, moment, ref


class Notice(SQLModel, table=True):
    """One thing one person was told."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_inbox", "person_id", "id"),)

    id: str = id_field()
    person_id: str = ref("person.id", index=False)
    message: str = Field(max_length=40)
    text: str = Field(max_length=400)
    about_kind: str | None = Field(default=None, max_length=20)
    about_id: str | None = Field(default=None, max_length=36)
    at: datetime = moment()
    read_at: datetime | None = moment(nullable=True)


class NoticeWishes(SQLModel, table=True):
    """What one person chose about being told. No row: everything as it is here."""

    __tablename__ = "notice_wishes"

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=36)
    remind_day: bool = True
    remind_soon: bool = True
    remind_answer: bool = True
    changed_at: datetime = moment()


class MutedGroup(SQLModel, table=True):
    """A group somebody wants to hear nothing of. Groups lie to the right of this room, so it holds their id only."""

    __tablename__ = "muted_group"
    __table_args__ = (PrimaryKeyConstraint("person_id", "group_id", name="pk_muted_group"),)

    person_id: str = ref("person.id", index=False)
    group_id: str = Field(max_length=36)
