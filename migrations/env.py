"""How Alembic runs here. Started by api/core/schema.py, which hands over an open connection."""

from alembic import context
from sqlmodel import SQLModel

from api.rooms import open_house

open_house()
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
