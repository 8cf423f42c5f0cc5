"""Decisions about programmes, without a database."""

from collections.abc import Collection, Iterable
from datetime import date

from api.programmes import messages
from api.programmes.schemas import ContactIn

LONGEST = 20  # years a programme may run: a later year is a typing mistake
TOO_YOUNG_FOR_STAFF = frozenset({"under_13", "13_15"})  # staff see what a child should not have to carry


def wrong_end(ends_on: date, today: date) -> dict[str, str]:
    """What is wrong with a new end date (nothing when it is fine). A programme ends on a day to come."""
    if ends_on <= today:
        return {"ends_on": messages.END_IN_PAST}
    if ends_on.year > today.year + LONGEST:
        return {"ends_on": messages.END_TOO_FAR}
    return {}


def wrong_contacts(contacts: Iterable[ContactIn] | None) -> dict[str, str]:
    """A contact without a way to reach them helps nobody."""
    return {
        f"contacts.{place}.phone": messages.REACH
        for place, contact in enumerate(contacts or ())
        if not contact.phone and not contact.email
    }


def wrong_until(until: date | None, today: date) -> dict[str, str]:
    """A role may end by itself, but not on a day that has gone."""
    return {"until": messages.UNTIL_IN_PAST} if until is not None and until < today else {}


def wrong_deputy(
    roles: Collection[str], covered_roles: Collection[str], until: date | None, today: date
) -> dict[str, str]:
    """What is wrong with standing in. `covered_roles`: what the covered person is in their own right."""
    if not covered_roles:
        return {"deputy_for": messages.NOT_STAFF_HERE}
    if not set(roles) <= set(covered_roles):
        return {"roles": messages.DEPUTY_MORE}
    if until is None:
        return {"until": messages.UNTIL_NEEDED}
    return wrong_until(until, today)
