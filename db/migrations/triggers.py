"""Triggers that keep evidence as it was written."""

from alembic import op


def never_change(table: str) -> None:
    """Make a table append only."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for act in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append only'); END"
        )
