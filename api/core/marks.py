"""Marks on the database itself: what it is for ever ("demo"), and which persona is whom there."""

from sqlmodel import Field, Session, SQLModel

DEMO = "demo"
PERSONAS = "personas"


class HouseMark(SQLModel, table=True):
    __tablename__ = "house_mark"

    key: str = Field(primary_key=True, max_length=30)
    value: str


def mark(session: Session, key: str, value: str) -> None:
    session.merge(HouseMark(key=key, value=value))


def marked(session: Session, key: str) -> str | None:
    row = session.get(HouseMark, key)
    return row.value if row else None


def is_demo(session: Session) -> bool:
    """A demo database stays one for ever: nothing in it may be taken for a real person's."""
    return marked(session, DEMO) is not None
