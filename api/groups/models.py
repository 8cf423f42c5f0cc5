"""Group, rules as versions, agreements, memberships."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from api.core.crypto import sealed_column
from api.core.fields import id_field, moment, one_of, ref

HUES = ("sun", "coral", "leaf", "sky", "rose", "lime")
GLYPHS = ("spoon", "ball", "film", "mic", "book", "brush", "boot", "heart", "star", "chat", "leaf", "music")
KINDS = ("power_group", "movement", "project")
VISIBILITIES = ("members", "programme")
GROUP_STATES = ("proposed", "asked", "active", "ended", "declined")
MEMBER_ROLES = ("member", "co_lead", "lead")
MEMBER_STATES = ("asked", "waiting_for_consent", "new", "active", "resting", "graduated", "left", "removed")
SEALED_REASON = sealed_column("membership", "sealed_reason")


class PowerGroup(SQLModel, table=True):
    """`visibility`: seen by its members only, or by everybody in the programme."""

    __tablename__ = "power_group"
    __table_args__ = (
        one_of("ck_power_group_kind", "kind", KINDS),
        one_of("ck_power_group_hue", "hue", HUES),
        one_of("ck_power_group_glyph", "glyph", GLYPHS),
        one_of("ck_power_group_visibility", "visibility", VISIBILITIES),
        one_of("ck_power_group_state", "state", GROUP_STATES),
    )

    id: str = id_field()
    programme_id: str = ref("programme.id")
    kind: str = Field(max_length=12)
    name: str = Field(max_length=60)
    purpose: str = Field(max_length=600)
    hue: str = Field(max_length=6)
    glyph: str = Field(max_length=6)
    visibility: str = Field(default="members", max_length=10)
    state: str = Field(max_length=10)
    planned_end: date | None = None
    proposed_by: str | None = ref("person.id", nullable=True, index=False)
    staff_words: str | None = Field(default=None, max_length=400)
    version: int = 1
    made_at: datetime = moment()


class GroupRules(SQLModel, table=True):
    """One version of "our group, our rules"."""

    __tablename__ = "group_rules"
    __table_args__ = (UniqueConstraint("group_id", "version", name="uq_group_rules_version"),)

    id: str = id_field()
    group_id: str = ref("power_group.id")
    version: int
    text: str = Field(max_length=4000)
    made_by: str = ref("person.id", index=False)
    made_at: datetime = moment()


class RulesAgreement(SQLModel, table=True):
    __tablename__ = "rules_agreement"
    __table_args__ = (UniqueConstraint("rules_id", "person_id", name="uq_rules_agreement_once"),)

    id: str = id_field()
    rules_id: str = ref("group_rules.id")
    person_id: str = ref("person.id")
    at: datetime = moment()


class Membership(SQLModel, table=True):
    """One person in one group. Coming back is the same row again: no second registration (R99).

    before: the state they rested or left from, to which they come back.
    sealed_reason: why staff removed them; kept sealed, shown to nobody in the group.
    """

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("group_id", "person_id", name="uq_membership_person"),
        one_of("ck_membership_role", "role", MEMBER_ROLES),
        one_of("ck_membership_state", "state", MEMBER_STATES),
        Index("ix_membership_who", "person_id", "programme_id"),  # who is asking, in every request about a group
    )

    id: str = id_field()
    group_id: str = ref("power_group.id", index=False)
    programme_id: str = ref("programme.id")
    person_id: str = ref("person.id", index=False)
    role: str = Field(default="member", max_length=8)
    state: str = Field(max_length=20)
    before: str | None = Field(default=None, max_length=20)
    sealed_reason: str | None = None
    joined_at: datetime = moment()
    changed_at: datetime = moment()
