"""Pure rules about people: names that can be read, addresses that can be found again, hints that give nothing away."""

import unicodedata

from email_validator import EmailNotValidError, validate_email

JOINERS = "\u200c\u200d"  # needed inside Persian, Kurdish and emoji names
BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # count as letters or symbols, and nobody sees them
# Joiners, and marks that choose between two looks of one sign.
UNSEEN = dict.fromkeys([*map(ord, JOINERS), *range(0xFE00, 0xFE10)])
NO_NAME = "Please write a name with at least one letter."
NO_ADDRESS = "This does not look like an email address. Please look again."
MAX_ADDRESS = 254


def tidy_name(typed: str) -> str:
    """The name as it is kept: one space between words, nothing invisible. Raises ValueError when nothing is left."""
    kept = "".join(ch for ch in typed if ch in JOINERS or ch.isspace() or _is_seen(ch))
    name = unicodedata.normalize("NFC", " ".join(kept.split()))
    if not any(ch.isalnum() or unicodedata.category(ch)[0] == "S" for ch in name):
        raise ValueError(NO_NAME)
    return name


def _is_seen(ch: str) -> bool:
    return ch not in BLANKS and unicodedata.category(ch)[0] != "C"


def same_name_key(name: str) -> str:
    """Two people whose keys are equal could be taken for each other in a list: case, width and joiners do not show."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().translate(UNSEEN).split())


def normal_email(typed: str) -> str:
    """The one spelling under which an address is kept and found. Raises ValueError with a plain sentence."""
    if len(typed) > MAX_ADDRESS:
        raise ValueError(NO_ADDRESS)
    try:
        found = validate_email(typed.strip(), check_deliverability=False)
    except EmailNotValidError:
        raise ValueError(NO_ADDRESS) from None
    return found.normalized.lower()


def email_hint(address: str) -> str:
    """ "k…@g….com": enough to know which of my own addresses it is."""
    name, _, domain = address.partition("@")
    host, _, ending = domain.rpartition(".")
    return f"{name[:1]}…@{host[:1]}….{ending}"
