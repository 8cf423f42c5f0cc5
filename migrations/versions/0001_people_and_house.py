"""People, and what every room stands on."""

import sqlalchemy as sa
from alembic import op

import api.core.fields

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_head",
        sa.Column("chain", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "audit_row",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("chain", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("object_id", sa.String(length=36), nullable=False),
        sa.Column("frm", sa.String(length=40), nullable=True),
        sa.Column("to", sa.String(length=40), nullable=True),
        sa.Column("actor", sa.String(length=64), nullable=True),
        sa.Column("subject", sa.String(length=64), nullable=True),
        sa.Column("before", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_row")),
    )
    with op.batch_alter_table("audit_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_row_chain"), ["chain"], unique=False)

    op.create_table(
        "audit_salt",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("audit_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("part", sa.String(length=8), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_salt")),
    )
    with op.batch_alter_table("audit_salt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_salt_audit_id"), ["audit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_salt_person_id"), ["person_id"], unique=False)

    op.create_table(
        "house_mark",
        sa.Column("key", sa.String(length=30), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_house_mark")),
    )
    op.create_table(
        "idempotency",
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("operation", sa.String(length=60), nullable=False),
        sa.Column("body", sa.String(length=64), nullable=False),
        sa.Column("made", api.core.fields.JsonText(), nullable=False),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "key", name="pk_idempotency"),
    )
    with op.batch_alter_table("idempotency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_idempotency_at"), ["at"], unique=False)

    op.create_table(
        "limit_counter",
        sa.Column("name", sa.String(length=30), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("since", api.core.fields.UtcMoment(), nullable=False),
        sa.PrimaryKeyConstraint("name", "key", name="pk_limit_counter"),
    )
    with op.batch_alter_table("limit_counter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_limit_counter_since"), ["since"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("chosen_name", sa.String(length=40), nullable=False),
        sa.Column("tell_apart", sa.String(length=40), nullable=True),
        sa.Column("age_band", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("merged_into", sa.String(length=36), nullable=True),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.CheckConstraint(
            "age_band IN ('under_13', '13_15', '16_17', '18_24', '25_plus')", name=op.f("ck_person_age_band")
        ),
        sa.CheckConstraint("state IN ('active', 'merged', 'erased')", name=op.f("ck_person_state")),
        sa.ForeignKeyConstraint(["merged_into"], ["person.id"], name=op.f("fk_person_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "worker_heartbeat",
        sa.Column("executor", sa.String(length=120), nullable=False),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.PrimaryKeyConstraint("executor", name=op.f("pk_worker_heartbeat")),
    )
    op.create_table(
        "login_session",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("passkey", sa.Boolean(), nullable=False),
        sa.Column("shared_phone", sa.Boolean(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("expires_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("last_used_on", sa.Date(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("generation_used_at", api.core.fields.UtcMoment(), nullable=True),
        sa.Column("ended_at", api.core.fields.UtcMoment(), nullable=True),
        sa.Column("ended_why", sa.String(length=20), nullable=True),
        sa.CheckConstraint("kind IN ('young', 'staff')", name=op.f("ck_login_session_kind")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_login_session_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
    )
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_login_session_person_id"), ["person_id"], unique=False)

    op.create_table(
        "person_contact",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("sealed_address", sa.String(), nullable=False),
        sa.Column("blind", sa.String(length=64), nullable=False),
        sa.Column("proven_at", api.core.fields.UtcMoment(), nullable=True),
        sa.CheckConstraint("kind IN ('email')", name=op.f("ck_person_contact_kind")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_contact_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_contact")),
        sa.UniqueConstraint("person_id", "kind", name="uq_person_contact_kind"),
    )
    with op.batch_alter_table("person_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_contact_blind"), ["blind"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_contact_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("person_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_contact_person_id"))
        batch_op.drop_index(batch_op.f("ix_person_contact_blind"))

    op.drop_table("person_contact")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_session_person_id"))

    op.drop_table("login_session")
    op.drop_table("worker_heartbeat")
    op.drop_table("person")
    with op.batch_alter_table("limit_counter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_limit_counter_since"))

    op.drop_table("limit_counter")
    with op.batch_alter_table("idempotency", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_idempotency_at"))

    op.drop_table("idempotency")
    op.drop_table("house_mark")
    with op.batch_alter_table("audit_salt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_salt_person_id"))
        batch_op.drop_index(batch_op.f("ix_audit_salt_audit_id"))

    op.drop_table("audit_salt")
    with op.batch_alter_table("audit_row", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_row_chain"))

    op.drop_table("audit_row")
    op.drop_table("audit_head")
