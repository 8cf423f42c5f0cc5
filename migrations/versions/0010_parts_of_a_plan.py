"""The parts of a plan: agenda, questions, pay offer, services, and what changed."""

import sqlalchemy as sa
from alembic import op

import api.core.fields

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event_change",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", sa.String(length=500), nullable=False),
        sa.Column("after", sa.String(length=500), nullable=False),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_change_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_change")),
    )
    with op.batch_alter_table("event_change", schema=None) as batch_op:
        batch_op.create_index("ix_event_change_event", ["event_id", "version"], unique=False)

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agenda", api.core.fields.JsonText(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("questions", api.core.fields.JsonText(), nullable=True))
        batch_op.add_column(sa.Column("questions_shared_at", api.core.fields.UtcMoment(), nullable=True))
        batch_op.add_column(sa.Column("also_there", api.core.fields.JsonText(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("photos", api.core.fields.JsonText(), nullable=True))
        batch_op.add_column(sa.Column("pay", api.core.fields.JsonText(), nullable=True))
        batch_op.add_column(sa.Column("services", api.core.fields.JsonText(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("host_name", sa.String(length=120), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("host_contact", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("space", sa.String(length=500), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("tech", sa.String(length=500), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("check_again", api.core.fields.JsonText(), nullable=False, server_default="[]"))

    with op.batch_alter_table("event_answer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seen_version", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("event_answer", schema=None) as batch_op:
        batch_op.drop_column("seen_version")

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_column("check_again")
        batch_op.drop_column("tech")
        batch_op.drop_column("space")
        batch_op.drop_column("host_contact")
        batch_op.drop_column("host_name")
        batch_op.drop_column("services")
        batch_op.drop_column("pay")
        batch_op.drop_column("photos")
        batch_op.drop_column("also_there")
        batch_op.drop_column("questions_shared_at")
        batch_op.drop_column("questions")
        batch_op.drop_column("agenda")

    op.drop_table("event_change")
