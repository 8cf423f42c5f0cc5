"""A person's private calendar link."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from api.core.crypto import sealed_column
from api.core.fields import id_field, moment, ref

SEALED_LINK = sealed_column("calendar_link", "sealed_secret")


class CalendarLink(SQLModel, table=True):
    """One per person. Found by the hash; the sealed copy shows the same link to its owner again (decision 0006).

    details: titles and places instead of "Meet-up". whole: all activities of my groups, not only those I answered.
    """

    __tablename__ = "calendar_link"

    id: str = id_field()
    person_id: str = ref("person.id", index=False, unique=True)
    token_hash: str = Field(max_length=64, unique=True)
    sealed_secret: str
    details: bool = False
    whole: bool = False
    made_at: datetime = moment()
    used_on: date | None = None
