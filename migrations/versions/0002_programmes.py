"""Programmes, staff roles, the inbox, recorded consents."""

import sqlalchemy as sa
from alembic import op

import api.core.fields

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("message", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=400), nullable=False),
        sa.Column("about_kind", sa.String(length=20), nullable=True),
        sa.Column("about_id", sa.String(length=36), nullable=True),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("read_at", api.core.fields.UtcMoment(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index("ix_notice_inbox", ["person_id", "id"], unique=False)

    op.create_table(
        "programme",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("purpose", sa.String(length=600), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("second_look", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_programme_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "consent_record",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("programme_id", sa.String(length=36), nullable=False),
        sa.Column("about_id", sa.String(length=36), nullable=True),
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("giver", sa.String(length=30), nullable=False),
        sa.Column("sealed_how", sa.String(), nullable=True),
        sa.Column("recorded_by", sa.String(length=36), nullable=False),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("withdrawn_at", api.core.fields.UtcMoment(), nullable=True),
        sa.CheckConstraint(
            "giver IN ('parent', 'social_worker', 'other_with_responsibility', 'self')",
            name=op.f("ck_consent_record_giver"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_consent_record_person_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_consent_record_programme_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["person.id"], name=op.f("fk_consent_record_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_record")),
    )
    with op.batch_alter_table("consent_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_record_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_record_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "programme_contact",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("programme_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("what_for", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=True),
        sa.Column("email", sa.String(length=120), nullable=True),
        sa.Column("hours", sa.String(length=80), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_programme_contact_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_contact")),
    )
    with op.batch_alter_table("programme_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_contact_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "staff_role",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("programme_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("deputy_for", sa.String(length=36), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("ended_at", api.core.fields.UtcMoment(), nullable=True),
        sa.CheckConstraint(
            "role IN ('worker', 'approver', 'payer', 'safeguarding', 'manager')", name=op.f("ck_staff_role_role")
        ),
        sa.ForeignKeyConstraint(["deputy_for"], ["person.id"], name=op.f("fk_staff_role_deputy_for")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_staff_role_person_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_staff_role_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_role")),
    )
    with op.batch_alter_table("staff_role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_role_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_staff_role_programme_id"), ["programme_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("staff_role", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_role_programme_id"))
        batch_op.drop_index(batch_op.f("ix_staff_role_person_id"))

    op.drop_table("staff_role")
    with op.batch_alter_table("programme_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_programme_contact_programme_id"))

    op.drop_table("programme_contact")
    with op.batch_alter_table("consent_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_record_programme_id"))
        batch_op.drop_index(batch_op.f("ix_consent_record_person_id"))

    op.drop_table("consent_record")
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_programme_organisation_id"))

    op.drop_table("programme")
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index("ix_notice_inbox")

    op.drop_table("notice")
    op.drop_table("organisation")
