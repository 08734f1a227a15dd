"""How an exchange stands: whether it can be used, what lies in it, and since when."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.errors import Unavailable
from kiosk.outside.exchange.layout import ENVELOPE, Exchange
from kiosk.staff.status import LATE, ExchangeStatus


def exchange_status(folder: Path, clinic: str, now: datetime) -> ExchangeStatus:
    """Look at a clinic's exchange; what is wrong with it is told in `problem`."""
    exchange = Exchange(folder)
    try:
        with exchange.of(clinic):
            places = exchange.files(folder / "devices")
            files = [file for place in places for file in exchange.files(place)]
            lying = [file for file in files if file.suffix == ENVELOPE]
            oldest = _oldest(lying)
            aside = len(exchange.files(folder / "set-aside"))
    except Unavailable as error:
        return ExchangeStatus(str(folder), problem=error.message)
    problem = ""
    if aside:
        problem = (
            f"{folder / 'set-aside'}: damaged or foreign files ({aside}): find out where they come "
            "from, then remove them. Tablets put their own there again."
        )
    elif oldest and now - oldest > LATE:
        problem = (
            f"{folder}: no desk takes what waits there ({len(lying)}): open a desk whose "
            "exchange_folder is this one, or carry the stick to it (kiosk exchange FOLDER)."
        )
    return ExchangeStatus(str(folder), len(lying), oldest, aside, problem)


def _oldest(files: Iterable[Path]) -> datetime | None:
    """Return since when the first has been there; a desk may take any of them at this moment."""
    moments = []
    for file in files:
        try:
            moments.append(file.stat().st_mtime)
        except FileNotFoundError:
            continue
    return datetime.fromtimestamp(min(moments), UTC) if moments else None
