"""Alembic starts here; it runs in the transaction of the connection that is handed in."""

from alembic import context

from db.tables import OutboxTable

context.configure(
    connection=context.config.attributes["connection"], target_metadata=OutboxTable.metadata
)
context.run_migrations()
