"""A chain for each device, how delivery stands in full, and rows that may go once confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_CONFIRMED = (
    "EXISTS (SELECT 1 FROM delivery WHERE position = OLD.position "
    "AND confirmed_at IS NOT NULL AND quarantined = '')"
)
_TRIGGERS = {  # when a change is refused, and how it is told
    "sealed_no_update BEFORE UPDATE ON sealed": "sealed is append only",
    f"sealed_no_delete BEFORE DELETE ON sealed WHEN NOT {_CONFIRMED}": "sealed is append only",
    "chain_forward BEFORE UPDATE ON chain WHEN NEW.seq <> OLD.seq + 1": "a chain only grows",
    "chain_no_delete BEFORE DELETE ON chain": "a chain only grows",
}


def upgrade() -> None:
    """Copy what is there into the new tables."""
    op.rename_table("sealed", "sealed_before")
    op.rename_table("delivery", "delivery_before")
    _create_sealed()
    _create_delivery()
    op.execute(
        "INSERT INTO sealed (position, device, seq, id, kind, body, sealed_at) "
        "SELECT seq, json_extract(CAST(substr(body, 1, instr(body, x'0a') - 1) AS TEXT), "
        "'$.device'), seq, id, kind, body, sealed_at FROM sealed_before ORDER BY seq"
    )
    op.execute(
        "INSERT INTO delivery (position, attempts, faults, delivered_at, quarantined, noticed_at) "
        "SELECT seq, attempts, 0, delivered_at, quarantined, noticed_at FROM delivery_before"
    )
    op.execute(
        "INSERT INTO chain (device, seq, id, position) SELECT device, seq, id, position "
        "FROM sealed WHERE position IN (SELECT max(position) FROM sealed GROUP BY device)"
    )
    op.drop_table("delivery_before")
    op.drop_table("sealed_before")
    for trigger, words in _TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {trigger} BEGIN SELECT RAISE(ABORT, '{words}'); END")


def _create_sealed() -> None:
    op.create_table(
        "sealed",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(200), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_sealed"),
        sa.UniqueConstraint("id", name="uq_sealed_id"),
        sa.UniqueConstraint("device", "seq", name="uq_sealed_device_seq"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "chain",
        sa.Column("device", sa.String(200), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("device", name="pk_chain"),
    )


def _create_delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("faults", sa.Integer(), nullable=False),
        sa.Column("carried_at", sa.DateTime(timezone=True)),
        sa.Column("delivered_at", sa.DateTime(timezone=True)),
        sa.Column("confirmed_at", sa.DateTime(timezone=True)),
        sa.Column("quarantined", sa.String(200), nullable=False),
        sa.Column("quarantined_at", sa.DateTime(timezone=True)),
        sa.Column("noticed_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["position"],
            ["sealed.position"],
            name="fk_delivery_position_sealed",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("position", name="pk_delivery"),
    )
    op.create_table(
        "contact",
        sa.Column("only", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("inbox_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("only = 1", name="ck_contact_one"),
        sa.PrimaryKeyConstraint("only", name="pk_contact"),
    )
