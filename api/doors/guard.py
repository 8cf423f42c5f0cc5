"""Guessing is counted: for one network, and for everybody together; then it stops for a while.

A link carries 160 random bits and needs no counting; a code that can be said aloud does.
"""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple

from sqlmodel import Session

from api.core import limits
from api.core.access import Caller
from api.core.errors import Refuse

EVERYWHERE = "*"


class Guess(NamedTuple):
    """One kind of thing that can be guessed: so many misses per network and altogether within the window.

    altogether: None where nobody can guess right: there it would only let a stranger stop everybody.
    """

    name: str
    per_network: int
    altogether: int | None
    window: timedelta


# 21**8 codes: with 100 open invites, 600 misses in every ten minutes find one in twelve years.
INVITE_CODE = Guess("invite_code", 20, 600, timedelta(minutes=10))
# 21**6 codes that live ten minutes: with 5 open at any time, 200 misses in every ten minutes find one in 19 months.
MOVE_CODE = Guess("move_code", 10, 200, timedelta(minutes=10))
EMAIL_CODE = Guess("email_code", 20, 1000, timedelta(minutes=10))
CHALLENGE = Guess("challenge", 120, 20_000, timedelta(minutes=10))
PASSKEY = Guess("passkey", 40, None, timedelta(minutes=10))  # a signature: not to be guessed


def network_of(caller: Caller) -> str:
    """One household or phone: the whole address for IPv4, the first 64 bits for IPv6."""
    try:
        address = ip_address(caller.network)
    except ValueError:
        return caller.network
    if isinstance(address, IPv6Address):
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address)


def stopped(session: Session, caller: Caller, what: Guess) -> Refuse | None:
    """The refusal when too many guesses came from here, or from everywhere."""
    here = limits.blocked(session, f"{what.name}_here", network_of(caller), what.per_network, what.window)
    if here is not None or what.altogether is None:
        return here
    return limits.blocked(session, f"{what.name}_all", EVERYWHERE, what.altogether, what.window)


def missed(session: Session, caller: Caller, what: Guess) -> None:
    """Counts one miss (or one thing asked for).

    The action must return (not raise) its refusal, so that the count is kept.
    """
    limits.count(session, f"{what.name}_here", network_of(caller), what.window)
    if what.altogether is not None:
        limits.count(session, f"{what.name}_all", EVERYWHERE, what.window)
