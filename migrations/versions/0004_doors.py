"""Every way in."""

import sqlalchemy as sa
from alembic import op

import api.core.fields

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outgoing_mail",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("sealed_to", sa.String(), nullable=True),
        sa.Column("sealed_text", sa.String(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("changed_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("good_until", api.core.fields.UtcMoment(), nullable=False),
        sa.CheckConstraint(
            "state IN ('pending', 'sending', 'sent', 'failed', 'local', 'nobody')", name=op.f("ck_outgoing_mail_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_mail")),
    )
    with op.batch_alter_table("outgoing_mail", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outgoing_mail_state"), ["state"], unique=False)

    op.create_table(
        "passkey",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("credential_id", sa.String(length=1400), nullable=False),
        sa.Column("public_key", sa.String(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("for_staff", sa.Boolean(), nullable=False),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("last_used_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_passkey_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkey")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkey_credential_id")),
    )
    with op.batch_alter_table("passkey", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passkey_person_id"), ["person_id"], unique=False)

    op.create_table(
        "sign_in_code",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("find_by", sa.String(length=64), nullable=False),
        sa.Column("proof", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("expires_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("ended_at", api.core.fields.UtcMoment(), nullable=True),
        sa.CheckConstraint("kind IN ('email', 'move')", name=op.f("ck_sign_in_code_kind")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_code_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_code")),
    )
    with op.batch_alter_table("sign_in_code", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_code_find_by"), ["find_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_in_code_made_at"), ["made_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_in_code_person_id"), ["person_id"], unique=False)

    op.create_table(
        "account_merge",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("old_id", sa.String(length=36), nullable=False),
        sa.Column("new_id", sa.String(length=36), nullable=False),
        sa.Column("programme_id", sa.String(length=36), nullable=False),
        sa.Column("sealed_reason", sa.String(), nullable=False),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["new_id"], ["person.id"], name=op.f("fk_account_merge_new_id")),
        sa.ForeignKeyConstraint(["old_id"], ["person.id"], name=op.f("fk_account_merge_old_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_account_merge_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_merge")),
    )
    with op.batch_alter_table("account_merge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_merge_new_id"), ["new_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_merge_old_id"), ["old_id"], unique=False)

    op.create_table(
        "new_link",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("programme_id", sa.String(length=36), nullable=False),
        sa.Column("for_staff", sa.Boolean(), nullable=False),
        sa.Column("asked_by", sa.String(length=36), nullable=False),
        sa.Column("seconded_by", sa.String(length=36), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=True),
        sa.Column("code_blind", sa.String(length=64), nullable=True),
        sa.Column("sealed_secret", sa.String(), nullable=True),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("expires_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("ended_at", api.core.fields.UtcMoment(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_new_link_asked_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_new_link_person_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_new_link_programme_id")),
        sa.ForeignKeyConstraint(["seconded_by"], ["person.id"], name=op.f("fk_new_link_seconded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_new_link")),
        sa.UniqueConstraint("code_blind", name=op.f("uq_new_link_code_blind")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_new_link_token_hash")),
    )
    with op.batch_alter_table("new_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_new_link_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_new_link_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "passkey_ceremony",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("purpose", sa.String(length=8), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=True),
        sa.Column("challenge", sa.String(length=100), nullable=False),
        sa.Column("expires_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("used_at", api.core.fields.UtcMoment(), nullable=True),
        sa.CheckConstraint("purpose IN ('register', 'sign_in')", name=op.f("ck_passkey_ceremony_purpose")),
        sa.ForeignKeyConstraint(["session_id"], ["login_session.id"], name=op.f("fk_passkey_ceremony_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkey_ceremony")),
    )
    with op.batch_alter_table("passkey_ceremony", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passkey_ceremony_expires_at"), ["expires_at"], unique=False)

    op.create_table(
        "passkey_due",
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("expires_at", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["login_session.id"], name=op.f("fk_passkey_due_session_id")),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_passkey_due")),
    )
    op.create_table(
        "invite",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("programme_id", sa.String(length=36), nullable=False),
        sa.Column("group_id", sa.String(length=36), nullable=True),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("made_by", sa.String(length=36), nullable=True),
        sa.Column("note", sa.String(length=120), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("code_blind", sa.String(length=64), nullable=False),
        sa.Column("sealed_secret", sa.String(), nullable=True),
        sa.Column("max_uses", sa.Integer(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("expires_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("revoked_at", api.core.fields.UtcMoment(), nullable=True),
        sa.CheckConstraint("kind IN ('group', 'staff')", name=op.f("ck_invite_kind")),
        sa.ForeignKeyConstraint(["group_id"], ["power_group.id"], name=op.f("fk_invite_group_id")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_invite_made_by")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_invite_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invite")),
        sa.UniqueConstraint("code_blind", name=op.f("uq_invite_code_blind")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invite_token_hash")),
    )
    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invite_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invite_programme_id"), ["programme_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invite_programme_id"))
        batch_op.drop_index(batch_op.f("ix_invite_group_id"))

    op.drop_table("invite")
    op.drop_table("passkey_due")
    with op.batch_alter_table("passkey_ceremony", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_passkey_ceremony_expires_at"))

    op.drop_table("passkey_ceremony")
    with op.batch_alter_table("new_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_new_link_programme_id"))
        batch_op.drop_index(batch_op.f("ix_new_link_person_id"))

    op.drop_table("new_link")
    with op.batch_alter_table("account_merge", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_merge_old_id"))
        batch_op.drop_index(batch_op.f("ix_account_merge_new_id"))

    op.drop_table("account_merge")
    with op.batch_alter_table("sign_in_code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_code_person_id"))
        batch_op.drop_index(batch_op.f("ix_sign_in_code_made_at"))
        batch_op.drop_index(batch_op.f("ix_sign_in_code_find_by"))

    op.drop_table("sign_in_code")
    with op.batch_alter_table("passkey", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_passkey_person_id"))

    op.drop_table("passkey")
    with op.batch_alter_table("outgoing_mail", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outgoing_mail_state"))

    op.drop_table("outgoing_mail")
