"""What WebAuthn asks of us: challenges kept here, five minutes, once; user verification always.

The relying party is the host of the base URL; pages of ours come from exactly one origin.
"""

import json
from datetime import timedelta
from typing import Any, cast
from urllib.parse import urlsplit

import webauthn
from sqlmodel import Session, select
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from api.core import clock
from api.core.config import settings
from api.core.sessions import LoginSession
from api.doors.models import Passkey, PasskeyCeremony
from api.doors.schemas import Ceremony
from api.people.models import Person

LASTS = timedelta(minutes=5)
RP_NAME = "Linkup"


def rp_id() -> str:
    return urlsplit(settings().base_url).hostname or "localhost"


def begin_register(session: Session, row: LoginSession, person: Person, have: list[Passkey]) -> Ceremony:
    """Asks the phone for a passkey it keeps itself, so that no name has to be typed to sign in."""
    options = webauthn.generate_registration_options(
        rp_id=rp_id(),
        rp_name=RP_NAME,
        user_name=person.chosen_name,
        user_id=person.id.encode(),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(base64url_to_bytes(key.credential_id)) for key in have],
    )
    return _keep(session, "register", options, row.id)


def begin_sign_in(session: Session) -> Ceremony:
    """No list of passkeys: the answer is the same whoever asks."""
    options = webauthn.generate_authentication_options(
        rp_id=rp_id(), user_verification=UserVerificationRequirement.REQUIRED
    )
    return _keep(session, "sign_in", options, None)


def take(session: Session, ceremony_id: str, purpose: str, session_id: str | None) -> bytes | None:
    """The challenge, used up by this; None when it is not for this, too old, or was used."""
    wanted = select(PasskeyCeremony).where(PasskeyCeremony.id == ceremony_id).with_for_update()
    ceremony = session.exec(wanted).first()
    at = clock.now()
    if ceremony is None or (ceremony.purpose, ceremony.session_id) != (purpose, session_id):
        return None
    if ceremony.used_at is not None or ceremony.expires_at <= at:
        return None
    ceremony.used_at = at
    session.add(ceremony)
    session.flush()
    return base64url_to_bytes(ceremony.challenge)


def registered(credential: dict[str, Any], challenge: bytes) -> Passkey | None:
    """The passkey this answer proves (not kept yet), or None."""
    try:
        proven = webauthn.verify_registration_response(
            credential=credential, expected_challenge=challenge, expected_rp_id=rp_id(),
            expected_origin=settings().origin, require_user_verification=True,
        )  # fmt: skip
    except Exception:  # a credential is foreign input read by a library: whatever goes wrong, it proves nothing
        return None
    return Passkey(
        person_id="", credential_id=bytes_to_base64url(proven.credential_id),
        public_key=bytes_to_base64url(proven.credential_public_key), sign_count=proven.sign_count, name="",
        made_at=clock.now(),
    )  # fmt: skip


def used(key: Passkey, credential: dict[str, Any], challenge: bytes) -> int | None:
    """The new sign count when this answer was signed by `key`, or None."""
    try:
        proven = webauthn.verify_authentication_response(
            credential=credential, expected_challenge=challenge, expected_rp_id=rp_id(),
            expected_origin=settings().origin, credential_public_key=base64url_to_bytes(key.public_key),
            credential_current_sign_count=key.sign_count, require_user_verification=True,
        )  # fmt: skip
    except Exception:  # as above
        return None
    return int(proven.new_sign_count)


def _keep(session: Session, purpose: str, options: Any, session_id: str | None) -> Ceremony:
    ceremony = PasskeyCeremony(
        purpose=purpose, session_id=session_id, challenge=bytes_to_base64url(options.challenge),
        expires_at=clock.now() + LASTS,
    )  # fmt: skip
    session.add(ceremony)
    session.flush()
    wire = cast(dict[str, Any], json.loads(webauthn.options_to_json(options)))
    return Ceremony(ceremony_id=ceremony.id, options=wire)
