"""How long a place is kept, who was moved ahead, and a quick look-up of who is asking."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import api.core.fields

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "line_move",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("event_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("person_id", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("by", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("at", api.core.fields.UtcMoment(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_line_move_by")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_line_move_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_line_move_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_move")),
    )
    op.create_index(op.f("ix_line_move_event_id"), "line_move", ["event_id"])
    op.create_index(op.f("ix_line_move_person_id"), "line_move", ["person_id"])
    with op.batch_alter_table("event") as batch_op:
        batch_op.add_column(sa.Column("offer_hours", sa.Integer(), server_default="24", nullable=False))
        batch_op.create_check_constraint("ck_event_offer_hours", "offer_hours BETWEEN 1 AND 72")
    op.drop_index(op.f("ix_membership_person_id"), table_name="membership")
    op.create_index("ix_membership_who", "membership", ["person_id", "programme_id"])


def downgrade() -> None:
    op.drop_index("ix_membership_who", table_name="membership")
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"])
    with op.batch_alter_table("event") as batch_op:
        batch_op.drop_constraint("ck_event_offer_hours", type_="check")
        batch_op.drop_column("offer_hours")
    op.drop_index(op.f("ix_line_move_person_id"), table_name="line_move")
    op.drop_index(op.f("ix_line_move_event_id"), table_name="line_move")
    op.drop_table("line_move")
