"""What people chose about being told, and which reminders were told."""

import sqlalchemy as sa
from alembic import op

import api.core.fields

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice_wishes",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("remind_day", sa.Boolean(), nullable=False),
        sa.Column("remind_soon", sa.Boolean(), nullable=False),
        sa.Column("remind_answer", sa.Boolean(), nullable=False),
        sa.Column("changed_at", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_wishes_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_notice_wishes")),
    )
    op.create_table(
        "muted_group",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("group_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_muted_group_person_id")),
        sa.PrimaryKeyConstraint("person_id", "group_id", name="pk_muted_group"),
    )
    op.create_table(
        "reminder_told",
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("which", sa.String(length=8), nullable=False),
        sa.Column("for_start", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.CheckConstraint("which IN ('day', 'soon', 'ask')", name=op.f("ck_reminder_told_which")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_reminder_told_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reminder_told_person_id")),
        sa.PrimaryKeyConstraint("event_id", "person_id", "which", "for_start", name="pk_reminder_told"),
    )
    with op.batch_alter_table("reminder_told", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminder_told_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("reminder_told", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reminder_told_person_id"))

    op.drop_table("reminder_told")
    op.drop_table("muted_group")
    op.drop_table("notice_wishes")
