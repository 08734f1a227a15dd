"""A signed act opened to be filed: what a person signed, and the intake that it is about."""

from kiosk.errors import Damaged, Refused
from kiosk.ports import Received
from kiosk.record.unseal import Bundle, unseal
from kiosk.review.opened import OpenedIntake, Review
from kiosk.review.opening import check_envelope, intake_of, review_of
from kiosk.review.reader import Reader


def open_act(reader: Reader, envelope_id: str) -> tuple[Review, Bundle]:
    """Return a signed act and its Bundle; Damaged or Refused when it is none that counts."""
    envelope = check_envelope(_found(reader, envelope_id), reader.manifest)
    bundle = unseal(envelope, reader.reviewer.identities)
    return review_of(envelope, bundle), bundle


def open_intake_at(reader: Reader, intake_id: str) -> OpenedIntake:
    """Return the intake that an act is about; Damaged or Refused when it is not as it must be."""
    received = _found(reader, intake_id)
    if received.kind != "intake":
        raise Damaged("review", f"Envelope {intake_id[:12]} is no intake.")
    bundle = unseal(check_envelope(received, reader.manifest), reader.reviewer.identities)
    return intake_of(received, bundle, reader.packs)


def _found(reader: Reader, envelope_id: str) -> Received:
    received = reader.inbox.find(envelope_id)
    if received is None:
        raise Refused("not-there", f"Envelope {envelope_id[:12]} is not in the inbox.")
    return received
