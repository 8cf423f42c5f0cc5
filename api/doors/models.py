"""Every key that opens a door: invites, new links, passkeys and their ceremonies, codes, and the mail that brings them.

A secret is stored hashed (a link) or as a keyed blind index (a short code). A sealed copy of link and code is kept
while they are open, so that whoever may invite can show them again; it is wiped when they close.
"""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from api.core.crypto import sealed_column
from api.core.fields import id_field, moment, one_of, ref

INVITE_KINDS = ("group", "staff")
SEALED_INVITE = sealed_column("invite", "sealed_secret")
SEALED_NEW_LINK = sealed_column("new_link", "sealed_secret")
SEALED_TO = sealed_column("outgoing_mail", "sealed_to")
SEALED_REASON = sealed_column("account_merge", "sealed_reason")
SEALED_TEXT = sealed_column("outgoing_mail", "sealed_text")
MAIL_STATES = ("pending", "sending", "sent", "failed", "local", "nobody")


class Invite(SQLModel, table=True):
    """A way into a group (as member, co-lead or lead) or to a staff role. `made_by` is empty for the first of all."""

    __tablename__ = "invite"
    __table_args__ = (one_of("ck_invite_kind", "kind", INVITE_KINDS),)

    id: str = id_field()
    kind: str = Field(max_length=8)
    programme_id: str = ref("programme.id")
    group_id: str | None = ref("power_group.id", nullable=True)
    role: str = Field(max_length=12)
    made_by: str | None = ref("person.id", nullable=True, index=False)
    note: str | None = Field(default=None, max_length=120)
    token_hash: str = Field(max_length=64, unique=True)
    code_blind: str = Field(max_length=64, unique=True)
    sealed_secret: str | None = None
    max_uses: int
    uses: int = 0
    made_at: datetime = moment()
    expires_at: datetime = moment()
    revoked_at: datetime | None = moment(nullable=True)


class NewLink(SQLModel, table=True):
    """A fresh way in for somebody who lost theirs, made by a worker who saw them; for staff it takes two people."""

    __tablename__ = "new_link"

    id: str = id_field()
    person_id: str = ref("person.id")
    programme_id: str = ref("programme.id")
    for_staff: bool = False
    asked_by: str = ref("person.id", index=False)
    seconded_by: str | None = ref("person.id", nullable=True, index=False)
    token_hash: str | None = Field(default=None, max_length=64, unique=True)
    code_blind: str | None = Field(default=None, max_length=64, unique=True)
    sealed_secret: str | None = None
    made_at: datetime = moment()
    expires_at: datetime = moment()
    ended_at: datetime | None = moment(nullable=True)


class Passkey(SQLModel, table=True):
    """One enrolled passkey. `for_staff`: enrolled where a staff role had been proven, so it opens staff work too."""

    __tablename__ = "passkey"

    id: str = id_field()
    person_id: str = ref("person.id")
    credential_id: str = Field(max_length=1400, unique=True)
    public_key: str
    sign_count: int = 0
    name: str = Field(max_length=40)
    for_staff: bool = False
    made_at: datetime = moment()
    last_used_on: date | None = None


class PasskeyCeremony(SQLModel, table=True):
    """One challenge: five minutes, once, for one purpose (and, when enrolling, for one session)."""

    __tablename__ = "passkey_ceremony"
    __table_args__ = (one_of("ck_passkey_ceremony_purpose", "purpose", ("register", "sign_in")),)

    id: str = id_field()
    purpose: str = Field(max_length=8)
    session_id: str | None = ref("login_session.id", nullable=True, index=False)
    challenge: str = Field(max_length=100)
    expires_at: datetime = moment(index=True)
    used_at: datetime | None = moment(nullable=True)


class PasskeyDue(SQLModel, table=True):
    """This session came in by a staff invite (or a link two people made) and may enrol a staff passkey until then."""

    __tablename__ = "passkey_due"

    session_id: str = Field(primary_key=True, foreign_key="login_session.id", max_length=36)
    expires_at: datetime = moment()


class SignInCode(SQLModel, table=True):
    """A short code: six digits by e-mail, or six letters that bring a person into another browser.

    find_by: blind index of the address (e-mail) or of the code itself (move). An e-mail code for an address nobody
    has is kept too, without a person, so that both answers take the same work.
    """

    __tablename__ = "sign_in_code"
    __table_args__ = (one_of("ck_sign_in_code_kind", "kind", ("email", "move")),)

    id: str = id_field()
    kind: str = Field(max_length=8)
    find_by: str = Field(max_length=64, index=True)
    proof: str = Field(max_length=64)
    person_id: str | None = ref("person.id", nullable=True)
    tries: int = 0
    made_at: datetime = moment(index=True)
    expires_at: datetime = moment()
    ended_at: datetime | None = moment(nullable=True)


class AccountMerge(SQLModel, table=True):
    """Why staff made two accounts one (R62: it can be looked up later). Who did it stands in the audit."""

    __tablename__ = "account_merge"

    id: str = id_field()
    old_id: str = ref("person.id")
    new_id: str = ref("person.id")
    programme_id: str = ref("programme.id", index=False)
    sealed_reason: str
    at: datetime = moment()


class OutgoingMail(SQLModel, table=True):
    """A mail on its way: pending, sending, sent or failed. local = only shown on this machine; nobody = never sent.

    Address and text are wiped once the mail is sent or given up.
    """

    __tablename__ = "outgoing_mail"
    __table_args__ = (one_of("ck_outgoing_mail_state", "state", MAIL_STATES),)

    id: str = id_field()
    state: str = Field(max_length=8, index=True)
    subject: str = Field(max_length=80)
    sealed_to: str | None = None
    sealed_text: str | None = None
    tries: int = 0
    made_at: datetime = moment()
    changed_at: datetime = moment()
    good_until: datetime = moment()
