"""Every table on one page. Nothing about a patient has a column: what is sealed stays sealed.

The outbox is the tablet's; the inbox, with the people who may open it, is the clinic's.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kiosk.record.envelope import LARGEST
from kiosk.record.request import LARGEST_REQUEST

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """A moment, kept in UTC: SQLite has no offsets."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Turn an aware moment into UTC."""
        return value if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Give the offset back that SQLite left out."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


Long = BigInteger().with_variant(Integer, "sqlite")  # SQLite's integers are long, and say so


class OutboxTable(DeclarativeBase):
    """What the tablet holds."""

    metadata = MetaData(naming_convention=_NAMES)


class SealedRow(OutboxTable):
    """A sealed envelope; no row is ever changed, none goes before the inbox has confirmed it."""

    __tablename__ = "sealed"
    __table_args__ = (UniqueConstraint("device", "seq"), {"sqlite_autoincrement": True})

    position: Mapped[int] = mapped_column(primary_key=True)
    device: Mapped[str] = mapped_column(String(200))
    seq: Mapped[int]
    id: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(16))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_at: Mapped[datetime] = mapped_column(Instant)


class ChainRow(OutboxTable):
    """The last envelope of a device, which outlives its row; its number only grows."""

    __tablename__ = "chain"

    device: Mapped[str] = mapped_column(String(200), primary_key=True)
    seq: Mapped[int]
    id: Mapped[str] = mapped_column(String(64))
    position: Mapped[int]


class DeliveryRow(OutboxTable):
    """How the delivery of an envelope stands."""

    __tablename__ = "delivery"

    position: Mapped[int] = mapped_column(
        ForeignKey("sealed.position", ondelete="CASCADE"), primary_key=True
    )
    attempts: Mapped[int] = mapped_column(default=0)
    faults: Mapped[int] = mapped_column(default=0)
    carried_at: Mapped[datetime | None] = mapped_column(Instant, default=None)
    delivered_at: Mapped[datetime | None] = mapped_column(Instant, default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant, default=None)  # inbox's clock
    quarantined: Mapped[str] = mapped_column(String(200), default="")
    quarantined_at: Mapped[datetime | None] = mapped_column(Instant, default=None)
    noticed_at: Mapped[datetime | None] = mapped_column(Instant, default=None)


class ContactRow(OutboxTable):
    """The last time that the inbox answered; one row."""

    __tablename__ = "contact"
    __table_args__ = (CheckConstraint("only = 1", name="one"),)

    only: Mapped[int] = mapped_column(primary_key=True, default=1)
    at: Mapped[datetime] = mapped_column(Instant)
    inbox_at: Mapped[datetime | None] = mapped_column(Instant, default=None)


class InboxTable(DeclarativeBase):
    """What the clinic holds."""

    metadata = MetaData(naming_convention=_NAMES)


class ReceivedRow(InboxTable):
    """An envelope as it arrived; no row is ever changed or removed."""

    __tablename__ = "received"
    __table_args__ = (
        UniqueConstraint("device", "seq"),
        CheckConstraint(f"length(body) <= {LARGEST}", name="size"),
        Index("ix_received_kind", "kind", "position", "id"),  # the unfinished, without the bodies
        {"sqlite_autoincrement": True},  # a position is never given twice
    )

    position: Mapped[int] = mapped_column(Long, primary_key=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(16))
    device: Mapped[str] = mapped_column(String(200))
    seq: Mapped[int] = mapped_column(Long)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[datetime] = mapped_column(Instant)


class AcknowledgedRow(InboxTable):
    """Who at a desk saw a notice first, and when."""

    __tablename__ = "acknowledged"

    id: Mapped[str] = mapped_column(ForeignKey("received.id"), primary_key=True)
    person: Mapped[str] = mapped_column(String(200))
    acknowledged_at: Mapped[datetime] = mapped_column(Instant)


class FirstRow(InboxTable):
    """Which review was the first of its kind about an intake; there is one sign-off."""

    __tablename__ = "first"

    act: Mapped[str] = mapped_column(String(32), primary_key=True)
    intake_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    id: Mapped[str] = mapped_column(ForeignKey("received.id"))


class AsideRow(InboxTable):
    """An envelope that is damaged, forged or a clone, kept whole with the reason."""

    __tablename__ = "aside"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    device: Mapped[str] = mapped_column(String(200))
    seq: Mapped[int] = mapped_column(Long)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[datetime] = mapped_column(Instant)
    why: Mapped[str] = mapped_column(Text)


class PersonRow(InboxTable):
    """Someone who may open and sign; their keys are encrypted with their passphrase."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(String(200), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(200))
    identity: Mapped[bytes] = mapped_column(LargeBinary)


class WrappedRow(InboxTable):
    """A key of the clinic, encrypted to one person."""

    __tablename__ = "wrapped"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    key_name: Mapped[str] = mapped_column(String(200), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class RecoveryRow(InboxTable):
    """A key of the clinic, encrypted to the recovery key on paper."""

    __tablename__ = "recovery"

    key_name: Mapped[str] = mapped_column(String(200), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class TriesRow(InboxTable):
    """How often in a row a person's passphrase was wrong."""

    __tablename__ = "tries"

    person_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    failed: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(Instant)


class ManifestRow(InboxTable):
    """A manifest under the version that it claims; no row is ever changed or removed."""

    __tablename__ = "manifest"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    version: Mapped[int]
    body: Mapped[bytes] = mapped_column(LargeBinary)


class RequestRow(InboxTable):
    """A device that asks to be let in; no row is ever changed or removed."""

    __tablename__ = "request"
    __table_args__ = (CheckConstraint(f"length(body) <= {LARGEST_REQUEST}", name="size"),)

    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class AuditRow(InboxTable):
    """An entry of the audit; no row is ever changed or removed."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_at", "at"),)

    desk: Mapped[str] = mapped_column(String(200), primary_key=True)
    seq: Mapped[int] = mapped_column(Long, primary_key=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    at: Mapped[datetime] = mapped_column(Instant)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class MarkRow(InboxTable):
    """What a desk found out about an envelope; it goes and comes again, and is no evidence."""

    __tablename__ = "mark"
    __table_args__ = (
        Index("ix_mark_intake_id", "intake_id"),
        Index("ix_mark_at", "at"),
    )

    subject: Mapped[str] = mapped_column(ForeignKey("received.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    kid: Mapped[str] = mapped_column(String(16), primary_key=True)
    intake_id: Mapped[str] = mapped_column(String(64))
    mac: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Instant)


class SummaryRow(InboxTable):
    """An intake in a few words, sealed; it is made anew whenever it is missing."""

    __tablename__ = "summary"
    __table_args__ = (Index("ix_summary_at", "at"),)

    intake_id: Mapped[str] = mapped_column(ForeignKey("received.id"), primary_key=True)
    kid: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(Instant)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class TagRow(InboxTable):
    """A keyed hash under which an intake is found: of name and birth date, or of its code."""

    __tablename__ = "tag"
    __table_args__ = (Index("ix_tag_intake_id", "intake_id"),)

    tag: Mapped[str] = mapped_column(String(64), primary_key=True)
    intake_id: Mapped[str] = mapped_column(ForeignKey("summary.intake_id"), primary_key=True)
