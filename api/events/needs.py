"""Needs for this time: sealed per answer, opened only for the person and for who prepares the activity."""

from api.core.crypto import sealer
from api.events.models import SEALED_NEEDS
from api.people.needs import pack, unpack


def seal(answer_id: str, needs: dict[str, str]) -> str | None:
    """Sealed needs; None when nothing is needed."""
    return sealer().seal(SEALED_NEEDS, answer_id, pack(needs)) if needs else None


def unseal(answer_id: str, sealed: str | None) -> dict[str, str]:
    return unpack(sealer().open(SEALED_NEEDS, answer_id, sealed)) if sealed else {}
