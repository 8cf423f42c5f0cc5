"""Needs asked once, bookings, childcare and the way there."""

import sqlalchemy as sa
from alembic import op

import api.core.fields

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person_needs",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("sealed_needs", sa.String(), nullable=True),
        sa.Column("changed_at", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_needs_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_needs")),
        sa.UniqueConstraint("person_id", name="uq_person_needs_person"),
    )
    op.create_table(
        "booking",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("sealed_details", sa.String(), nullable=True),
        sa.Column("made_by", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("changed_at", api.core.fields.UtcMoment(), nullable=False),
        sa.CheckConstraint(
            "state IN ('needed', 'asked', 'booked', 'not_possible', 'cancelled')", name=op.f("ck_booking_state")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_booking_event_id")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_booking_made_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_booking_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
    )
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_booking_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_booking_person_id"), ["person_id"], unique=False)

    op.create_table(
        "childcare_plan",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("sealed_details", sa.String(), nullable=True),
        sa.Column("set_by", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_childcare_plan_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_childcare_plan_person_id")),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_childcare_plan_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_childcare_plan")),
        sa.UniqueConstraint("event_id", "person_id", name="uq_childcare_plan_person"),
    )
    with op.batch_alter_table("childcare_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_childcare_plan_person_id"), ["person_id"], unique=False)

    op.create_table(
        "travel_plan",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("sealed_details", sa.String(), nullable=True),
        sa.Column("made_for", sa.String(length=64), nullable=True),
        sa.Column("arranged_by", sa.String(length=36), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("late_at", api.core.fields.UtcMoment(), nullable=True),
        sa.Column("late_minutes", sa.Integer(), nullable=True),
        sa.Column("tells_home", sa.Boolean(), nullable=False),
        sa.Column("home_at", api.core.fields.UtcMoment(), nullable=True),
        sa.CheckConstraint("state IN ('not_yet', 'arranged', 'not_needed')", name=op.f("ck_travel_plan_state")),
        sa.CheckConstraint("late_minutes IS NULL OR late_minutes BETWEEN 1 AND 600", name=op.f("ck_travel_plan_late")),
        sa.ForeignKeyConstraint(["arranged_by"], ["person.id"], name=op.f("fk_travel_plan_arranged_by")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_travel_plan_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_travel_plan_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_plan")),
        sa.UniqueConstraint("event_id", "person_id", name="uq_travel_plan_person"),
    )
    with op.batch_alter_table("travel_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_travel_plan_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("travel_plan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_travel_plan_person_id"))

    op.drop_table("travel_plan")
    with op.batch_alter_table("childcare_plan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_childcare_plan_person_id"))

    op.drop_table("childcare_plan")
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_booking_person_id"))
        batch_op.drop_index(batch_op.f("ix_booking_event_id"))

    op.drop_table("booking")
    op.drop_table("person_needs")
