"""Alembic starts here; it runs in the transaction of the connection that is handed in."""

from alembic import context

from db.tables import InboxTable

context.configure(
    connection=context.config.attributes["connection"], target_metadata=InboxTable.metadata
)
context.run_migrations()
