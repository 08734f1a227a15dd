"""Envelopes as they arrived, what was seen and set aside, and the people who may open them."""

import sqlalchemy as sa
from alembic import op

from db.migrations.triggers import never_change

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the inbox."""
    _received()
    _acknowledged()
    _aside()
    _people()
    for table in ("received", "acknowledged", "aside"):
        never_change(table)


def _received() -> None:
    op.create_table(
        "received",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("device", sa.String(200), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(body) <= 8388608", name="ck_received_size"),
        sa.PrimaryKeyConstraint("position", name="pk_received"),
        sa.UniqueConstraint("id", name="uq_received_id"),
        sa.UniqueConstraint("device", "seq", name="uq_received_device_seq"),
        sqlite_autoincrement=True,
    )


def _acknowledged() -> None:
    op.create_table(
        "acknowledged",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("person", sa.String(200), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["received.id"], name="fk_acknowledged_id_received"),
        sa.PrimaryKeyConstraint("id", name="pk_acknowledged"),
    )


def _aside() -> None:
    op.create_table(
        "aside",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("device", sa.String(200), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_aside"),
    )


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(200), nullable=False),
        sa.Column("identity", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_table(
        "wrapped",
        sa.Column("person_id", sa.String(200), nullable=False),
        sa.Column("key_name", sa.String(200), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_wrapped_person_id_person"),
        sa.PrimaryKeyConstraint("person_id", "key_name", name="pk_wrapped"),
    )
