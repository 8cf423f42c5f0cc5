"""A person is a chosen name and an age band; contacts are sealed and only looked up blindly."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from api.core.crypto import sealed_column
from api.core.fields import id_field, moment, one_of, ref

AGE_BANDS = ("under_13", "13_15", "16_17", "18_24", "25_plus")
SEALED_ADDRESS = sealed_column("person_contact", "sealed_address")
SEALED_SAVED_NEEDS = sealed_column("person_needs", "sealed_needs")


class Person(SQLModel, table=True):
    """`tell_apart` is what sets two people with one name apart ("the one with the skateboard"), by their own choice."""

    __tablename__ = "person"
    __table_args__ = (
        one_of("ck_person_age_band", "age_band", AGE_BANDS),
        one_of("ck_person_state", "state", ("active", "merged", "erased")),
    )

    id: str = id_field()
    chosen_name: str = Field(max_length=40)
    tell_apart: str | None = Field(default=None, max_length=40)
    age_band: str = Field(max_length=10)
    language: str = Field(default="en", max_length=8)
    state: str = Field(default="active", max_length=8)
    merged_into: str | None = ref("person.id", nullable=True, index=False)
    made_at: datetime = moment()


class PersonContact(SQLModel, table=True):
    """An e-mail address for sign-in codes: sealed, with a keyed blind index to find it again."""

    __tablename__ = "person_contact"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", name="uq_person_contact_kind"),
        one_of("ck_person_contact_kind", "kind", ("email",)),
    )

    id: str = id_field()
    person_id: str = ref("person.id")
    kind: str = Field(max_length=8)
    sealed_address: str
    blind: str = Field(max_length=64, index=True)
    proven_at: datetime | None = moment(nullable=True)


class PersonNeeds(SQLModel, table=True):
    """What somebody usually needs, asked once. Only they read it; it goes along with an answer when they say so."""

    __tablename__ = "person_needs"
    __table_args__ = (UniqueConstraint("person_id", name="uq_person_needs_person"),)

    id: str = id_field()
    person_id: str = ref("person.id", index=False)
    sealed_needs: str | None = None
    changed_at: datetime = moment()
