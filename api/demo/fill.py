"""Fills the demo: people, groups, what was, what comes, a full inbox, and the real log of 2022 to 2024."""

import json
from pathlib import Path

from sqlmodel import Session

from api.core.marks import PERSONAS as PERSONAS_MARK
from api.core.marks import mark
from api.demo.activities import make_coming, make_past
from api.demo.afterwards import make_afterwards
from api.demo.arranged import make_arranged
from api.demo.notices import make_notices
from api.demo.people import Cast, make_people
from api.demo.repeating import make_repeating
from api.reports.actions import add_rows
from api.reports.log_file import read_file

LOG = Path(__file__).with_name("activity-log-2022-2024.csv")


def fill(session: Session) -> Cast:
    """Everything in one transaction: a demo is whole or not there."""
    cast = make_people(session)
    mark(session, PERSONAS_MARK, json.dumps({key: person.id for key, person in cast.personas.items()}))
    make_past(session, cast)
    make_afterwards(session, cast)
    make_coming(session, cast)
    make_repeating(session)
    make_arranged(session, cast)
    make_notices(session, cast)
    add_rows(session, cast.programme.id, read_file(LOG.read_bytes(), LOG.name), by=cast.personas["worker"].id)
    return cast
