"""Beginning: the first programme for real (`linkup init`), or an invented one to try (`linkup demo`)."""

from datetime import date

from sqlmodel import Session, func, select

from api.core import audit, clock
from api.core.marks import DEMO, is_demo, mark
from api.demo.fill import fill
from api.doors.first import first_manager_link
from api.people.models import Person
from api.programmes.models import Organisation, Programme, StaffRole


class CannotBegin(Exception):
    """Refused, with the reason; nothing was written."""


def is_empty(session: Session) -> bool:
    people = session.exec(select(func.count()).select_from(Person)).one()
    programmes = session.exec(select(func.count()).select_from(Programme)).one()
    return people == 0 and programmes == 0


def begin_for_real(session: Session, organisation: str, programme: str, ends_on: date) -> str:
    """Makes organisation and programme (R74: with its end) and returns the first manager's one-time link."""
    if is_demo(session):
        raise CannotBegin("This database is a demo for ever. Use an empty one for real people.")
    if not organisation.strip() or not programme.strip():
        raise CannotBegin("The organisation and the programme each need a name.")
    if ends_on <= clock.today():
        raise CannotBegin("The end date must be in the future.")
    there = session.exec(select(Programme).where(Programme.name == programme.strip())).first()
    if there is not None:
        return _take_over(session, there, ends_on)
    house = session.exec(select(Organisation).where(Organisation.name == organisation.strip())).first()
    house = house or Organisation(name=organisation.strip()[:80])
    session.add(house)
    session.flush()
    made = Programme(
        organisation_id=house.id, name=programme.strip()[:80], ends_on=ends_on, made_at=clock.now(),
        purpose="Young people run their own groups.",
    )  # fmt: skip
    session.add(made)
    session.flush()
    audit.note(session, "programme.create", "programme", made.id, programme_id=made.id)
    return first_manager_link(session, made.id)


def _take_over(session: Session, programme: Programme, ends_on: date) -> str:
    """An import may have made the programme before there was anybody to run it; a run one is left alone."""
    if session.exec(select(StaffRole).where(StaffRole.programme_id == programme.id)).first():
        raise CannotBegin(f"There is a programme called {programme.name} already, and people run it.")
    programme.ends_on = ends_on
    session.add(programme)
    audit.note(session, "programme.take_over", "programme", programme.id, programme_id=programme.id)
    return first_manager_link(session, programme.id)


def begin_demo(session: Session) -> None:
    """Marks an empty database as a demo for ever and fills it."""
    if not is_empty(session):
        raise CannotBegin("There is something in this database already. A demo needs an empty one.")
    mark(session, DEMO, clock.now().isoformat())
    fill(session)
