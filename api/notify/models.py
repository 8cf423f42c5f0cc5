"""The inbox."""

from datetime import datetime

from sqlalchemy import Index
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
