"""What goes into the chart: ids, codes and moments; who was chosen there lies sealed."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables import InboxTable, Instant, Long

__all__ = ["ChartPatientRow", "FiledPartRow", "FilingRow", "InboxTable"]


class FilingRow(InboxTable):
    """A signed act about an intake on its way into the chart."""

    __tablename__ = "filing"
    __table_args__ = (
        Index("ix_filing_intake_id", "intake_id"),
        Index("ix_filing_state", "state", "place"),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    intake_id: Mapped[str] = mapped_column(String(64))
    place: Mapped[int] = mapped_column(Long)
    state: Mapped[str] = mapped_column(String(16))
    why: Mapped[str] = mapped_column(String(200))
    attempts: Mapped[int]
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    begun_at: Mapped[datetime | None] = mapped_column(Instant)
    sender: Mapped[str] = mapped_column(String(200))
    lease_until: Mapped[datetime | None] = mapped_column(Instant)
    filed_at: Mapped[datetime | None] = mapped_column(Instant)


class FiledPartRow(InboxTable):
    """A part of a filing that is in the chart, under the chart's own id."""

    __tablename__ = "filed_part"

    filing_id: Mapped[str] = mapped_column(ForeignKey("filing.id"), primary_key=True)
    part: Mapped[str] = mapped_column(String(64), primary_key=True)
    chart_id: Mapped[str] = mapped_column(String(400))


class ChartPatientRow(InboxTable):
    """Who was chosen in the chart for an intake, sealed to the clinic."""

    __tablename__ = "chart_patient"

    intake_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
