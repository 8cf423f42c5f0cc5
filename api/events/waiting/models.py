"""Why somebody was moved to the front of a waiting line."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from api.core.fields import id_field, moment, ref


class LineMove(SQLModel, table=True):
    """Somebody was moved to the front. Everybody in the line reads the reason, nobody the name. Gone after the day."""

    __tablename__ = "line_move"

    id: str = id_field()
    event_id: str = ref("event.id")
    person_id: str = ref("person.id")
    reason: str = Field(max_length=300)
    by: str = ref("person.id", index=False)
    at: datetime = moment()
