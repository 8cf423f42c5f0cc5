"""Needs for this time: sealed per answer, opened only for the person and for who prepares the activity."""

import json

from api.core.crypto import sealer
from api.events.models import SEALED_NEEDS


def pack(needs: dict[str, str]) -> str:
    """The text that is sealed."""
    return json.dumps(needs, ensure_ascii=False, sort_keys=True)


def seal(answer_id: str, needs: dict[str, str]) -> str | None:
    """Sealed needs; None when nothing is needed."""
    return sealer().seal(SEALED_NEEDS, answer_id, pack(needs)) if needs else None


def unseal(answer_id: str, sealed: str | None) -> dict[str, str]:
    if not sealed:
        return {}
    found: dict[str, str] = json.loads(sealer().open(SEALED_NEEDS, answer_id, sealed))
    return found
