"""One chain a device: each sealed envelope names the one before.

An envelope's number is given and its bytes are sealed inside the transaction that commits them,
so that no number is ever used twice and none is skipped.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from db.tables import ChainRow, DeliveryRow, SealedRow
from kiosk.errors import Damaged
from kiosk.ports import Queued
from kiosk.record.envelope import Envelope, Kind, parse

# made once: to build a statement costs more than to run it, and the patient waits meanwhile
_AS_SEALED = ("seq", "id", "kind", "body", "sealed_at")
_KEEP = insert(SealedRow).returning(SealedRow.position)
_TO_DELIVER = insert(DeliveryRow)
_CHAIN = select(ChainRow.device, ChainRow.seq, ChainRow.id)
_LATEST = _CHAIN.order_by(ChainRow.position.desc()).limit(1)
_ITS_OWN = _CHAIN.where(ChainRow.device == bindparam("device"))
_BEGIN_CHAIN = insert(ChainRow)
_LENGTHEN = update(ChainRow).where(ChainRow.device == bindparam("of"))


def lengthen(connection: Connection, kind: Kind, seal: Callable[[int, str], bytes]) -> Queued:
    """Add what `seal(seq, prev)` returns to the chain of the device that it names.

    Raises Damaged when it was sealed for another place.
    """
    device, queued = _sealed(connection, kind, seal)
    row = {name: getattr(queued, name) for name in _AS_SEALED}
    position = connection.execute(_KEEP, {"device": device, **row}).scalar_one()
    connection.execute(_TO_DELIVER, {"position": position})
    _note_last(connection, device, queued, position)
    return queued


def _sealed(
    connection: Connection, kind: Kind, seal: Callable[[int, str], bytes]
) -> tuple[str, Queued]:
    """Seal as the next of the device that sealed last; of another device, as the next of that."""
    last = connection.execute(_LATEST).first()
    seq, prev = (last.seq + 1, last.id) if last else (1, "")
    body = seal(seq, prev)
    envelope = parse(body)
    device = envelope.header.device
    if last and device != last.device:
        own = connection.execute(_ITS_OWN, {"device": device}).first()
        seq, prev = (own.seq + 1, own.id) if own else (1, "")
        body = seal(seq, prev)
        envelope = parse(body)
    return device, _queued(envelope, body, kind, seq, prev)


def _note_last(connection: Connection, device: str, queued: Queued, position: int) -> None:
    changes = {"seq": queued.seq, "id": queued.id, "position": position}
    if queued.seq == 1:
        connection.execute(_BEGIN_CHAIN, {"device": device, **changes})
    else:
        connection.execute(_LENGTHEN, {"of": device, **changes})


def _queued(envelope: Envelope, body: bytes, kind: Kind, seq: int, prev: str) -> Queued:
    header = envelope.header
    if (header.kind, header.seq, header.prev) != (kind, seq, prev):
        raise Damaged("chain", f"Envelope {seq} was sealed for another place in the chain.")
    return Queued(seq, envelope.id, kind, body, datetime.fromisoformat(header.sealed_at))
