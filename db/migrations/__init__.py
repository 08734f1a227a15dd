"""The history of each schema, and how a database is brought along it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def config(schema: str) -> Config:
    """Return Alembic's configuration of a schema, "outbox" or "inbox"."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent / schema).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


def upgrade(connection: Connection, schema: str, to: str = "head") -> None:
    """Run what is missing, inside the transaction of the connection."""
    made = config(schema)
    made.attributes["connection"] = connection
    command.upgrade(made, to)
