"""What is to do after an activity, who led it, and learning to lead."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import api.core.fields

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lead_path",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("group_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("programme_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("person_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("beside", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=True),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("changed_at", api.core.fields.UtcMoment(), nullable=False),
        sa.CheckConstraint("state IN ('offered', 'learning', 'not_now')", name=op.f("ck_lead_path_state")),
        sa.ForeignKeyConstraint(["beside"], ["person.id"], name=op.f("fk_lead_path_beside")),
        sa.ForeignKeyConstraint(["group_id"], ["power_group.id"], name=op.f("fk_lead_path_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_lead_path_person_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_lead_path_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_path")),
        sa.UniqueConstraint("group_id", "person_id", name="uq_lead_path_person"),
    )
    with op.batch_alter_table("lead_path", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lead_path_person_id"), ["person_id"], unique=False)

    op.create_table(
        "event_leader",
        sa.Column("event_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("person_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_leader_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_event_leader_person_id")),
        sa.PrimaryKeyConstraint("event_id", "person_id", name="pk_event_leader"),
    )
    with op.batch_alter_table("event_leader", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_leader_person_id"), ["person_id"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("event_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("group_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("programme_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=14), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column("person_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=True),
        sa.Column("sealed_words", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("sealed_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("for_leads", sa.Boolean(), nullable=False),
        sa.Column("due_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("made_by", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=True),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("closed_by", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=True),
        sa.Column("closed_at", api.core.fields.UtcMoment(), nullable=True),
        sa.Column("due_told_at", api.core.fields.UtcMoment(), nullable=True),
        sa.Column("late_told_at", api.core.fields.UtcMoment(), nullable=True),
        sa.Column("staff_told_at", api.core.fields.UtcMoment(), nullable=True),
        sa.CheckConstraint("(kind = 'check_in') OR (person_id IS NULL)", name=op.f("ck_follow_up_person")),
        sa.CheckConstraint(
            "kind IN ('check_in', 'debrief', 'thank_host', 'send_promised', 'tell_outcome')",
            name=op.f("ck_follow_up_kind"),
        ),
        sa.CheckConstraint("state IN ('open', 'done', 'not_needed', 'lapsed')", name=op.f("ck_follow_up_state")),
        sa.ForeignKeyConstraint(["closed_by"], ["person.id"], name=op.f("fk_follow_up_closed_by")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_follow_up_event_id")),
        sa.ForeignKeyConstraint(["group_id"], ["power_group.id"], name=op.f("fk_follow_up_group_id")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_follow_up_made_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_follow_up_person_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_follow_up_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index("ix_follow_up_due", ["state", "due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_event_id"), ["event_id"], unique=False)
        batch_op.create_index("ix_follow_up_open", ["group_id", "state", "due_at", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "lead_step",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("path_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("step", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("marked_by", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("marked_at", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["marked_by"], ["person.id"], name=op.f("fk_lead_step_marked_by")),
        sa.ForeignKeyConstraint(["path_id"], ["lead_path.id"], name=op.f("fk_lead_step_path_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_step")),
        sa.UniqueConstraint("path_id", "step", name="uq_lead_step_once"),
    )


def downgrade() -> None:
    op.drop_table("lead_step")
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_programme_id"))
        batch_op.drop_index(batch_op.f("ix_follow_up_person_id"))
        batch_op.drop_index("ix_follow_up_open")
        batch_op.drop_index(batch_op.f("ix_follow_up_event_id"))
        batch_op.drop_index("ix_follow_up_due")

    op.drop_table("follow_up")
    with op.batch_alter_table("event_leader", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_leader_person_id"))

    op.drop_table("event_leader")
    with op.batch_alter_table("lead_path", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lead_path_person_id"))

    op.drop_table("lead_path")
