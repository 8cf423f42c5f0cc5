"""Activities that come again, and private calendar links."""

import sqlalchemy as sa
from alembic import op

import api.core.fields

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_link",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("sealed_secret", sa.String(), nullable=False),
        sa.Column("details", sa.Boolean(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_calendar_link_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_link")),
        sa.UniqueConstraint("person_id", name=op.f("uq_calendar_link_person_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_link_token_hash")),
    )
    op.create_table(
        "event_series",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("programme_id", sa.String(length=36), nullable=False),
        sa.Column("group_id", sa.String(length=36), nullable=False),
        sa.Column("every", sa.String(length=16), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("stretches", api.core.fields.JsonText(), nullable=False),
        sa.Column("made_by", sa.String(length=36), nullable=False),
        sa.Column("made_at", api.core.fields.UtcMoment(), nullable=False),
        sa.CheckConstraint(
            "every IN ('weekly', 'fortnightly', 'monthly_weekday', 'monthly_day')", name=op.f("ck_event_series_every")
        ),
        sa.ForeignKeyConstraint(["group_id"], ["power_group.id"], name=op.f("fk_event_series_group_id")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_event_series_made_by")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_event_series_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_series")),
    )
    with op.batch_alter_table("event_series", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_series_group_id"), ["group_id"], unique=False)

    op.create_table(
        "series_date",
        sa.Column("series_id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=True),
        sa.Column("left_out", sa.String(length=80), nullable=True),
        sa.CheckConstraint("(event_id IS NULL) = (left_out IS NOT NULL)", name=op.f("ck_series_date_left_out")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_series_date_event_id")),
        sa.ForeignKeyConstraint(["series_id"], ["event_series.id"], name=op.f("fk_series_date_series_id")),
        sa.PrimaryKeyConstraint("series_id", "day", name="pk_series_date"),
        sa.UniqueConstraint("event_id", name="uq_series_date_event"),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("changed_at", api.core.fields.UtcMoment(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_column("changed_at")

    op.drop_table("series_date")
    with op.batch_alter_table("event_series", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_series_group_id"))

    op.drop_table("event_series")
    op.drop_table("calendar_link")
