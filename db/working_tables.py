"""What changes in the inbox as people work, and is no evidence."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables import InboxTable, Instant


class ClaimRow(InboxTable):
    """Who works on an intake, and their sealed draft; gone once it is signed."""

    __tablename__ = "claim"

    intake_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    person: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(Instant)
    draft: Mapped[bytes] = mapped_column(LargeBinary)


class ArrivalRow(InboxTable):
    """A patient whom the front desk expects, sealed; gone after a day."""

    __tablename__ = "arrival"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    body: Mapped[bytes] = mapped_column(LargeBinary)
