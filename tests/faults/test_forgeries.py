"""Fork, replay, reorder, another's name or body: each is noticed, and nothing is dropped."""

import base64
import hashlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import Damaged, Refused
from kiosk.ports import Received
from kiosk.record.bundle import intake_bundle
from kiosk.record.consent_document import consent_pdf
from kiosk.record.envelope import header_line, parse
from kiosk.review.opening import check_envelope
from kiosk.review.worklist import Worklist
from tests.desks import Clinic
from tests.people import DEVICE, a_visit


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


@pytest.fixture(autouse=True)
def _counted(reliability) -> None:
    reliability("R7", "fork, replay, reorder, another's name or body: scripted", 1)


def body_of(clinic: Clinic, name: str) -> bytes:
    found = clinic.inbox.find(name)
    assert found
    return found.body


def set_aside(clinic: Clinic) -> list[str]:
    return [why for _, why in clinic.inbox.aside()]


def shown_aside(clinic: Clinic) -> list[str]:
    return [aside.why for aside in clinic.desk().look(Worklist()).aside]


def test_a_cloned_tablets_intake_is_kept_beside_the_first(clinic: Clinic) -> None:
    """Same device, same number, other bytes: one of two machines holds a copied key."""
    first = clinic.send(a_visit(clinic.pack))
    fork = clinic.sealed(a_bundle(clinic), "intake", seq=1, prev="")
    with pytest.raises(Refused, match="another"):
        clinic.inbox.deliver(fork)
    assert set_aside(clinic) == ["clone"]
    (kept, _), *_rest = clinic.inbox.aside()
    assert kept.body == fork
    assert body_of(clinic, first)
    assert len(clinic.desk().look(Worklist()).rows) == 1
    assert shown_aside(clinic) == ["clone"]


def a_bundle(clinic: Clinic) -> object:
    visit = a_visit(clinic.pack)
    pdf = consent_pdf(visit, clinic.pack, device=DEVICE)
    return intake_bundle(visit, clinic.pack, pdf, device=DEVICE)


def test_a_replayed_intake_is_there_once(clinic: Clinic) -> None:
    name = clinic.send(a_visit(clinic.pack))
    assert clinic.inbox.deliver(body_of(clinic, name)) == "already there"
    assert len(clinic.received()) == 1


def test_what_arrives_in_another_order_is_put_in_order_and_a_hole_is_shown(clinic: Clinic) -> None:
    envelopes = chain(clinic, 3)
    for place in (2, 0):
        clinic.inbox.deliver(envelopes[place])
    worklist = clinic.desk().look(Worklist())
    assert [(gap.first, gap.last) for gap in worklist.gaps] == [(2, 2)]
    assert len(worklist.rows) == 2
    clinic.inbox.deliver(envelopes[1])
    worklist = clinic.desk().look(Worklist())
    assert worklist.gaps == ()
    assert len(worklist.rows) == 3


def chain(clinic: Clinic, length: int) -> list[bytes]:
    envelopes: list[bytes] = []
    for seq in range(1, length + 1):
        prev = parse(envelopes[-1]).id if envelopes else ""
        envelopes.append(clinic.sealed(a_bundle(clinic), "intake", seq=seq, prev=prev))
    return envelopes


def test_an_intake_that_names_another_predecessor_is_shown_as_a_broken_chain(
    clinic: Clinic,
) -> None:
    clinic.send(a_visit(clinic.pack))
    clinic.inbox.deliver(clinic.sealed(a_bundle(clinic), "intake", seq=2, prev="ab" * 32))
    (gap,) = clinic.desk().look(Worklist()).gaps
    assert (gap.first, gap.broken) == (2, True)
    assert len(clinic.received()) == 2


def test_an_intake_under_another_devices_name_is_set_aside(clinic: Clinic) -> None:
    stranger = Ed25519PrivateKey.generate()
    sealing = replace(clinic.sealing, signing_key=stranger)
    clinic.send(a_visit(clinic.pack), sealing=sealing)
    assert ["signature" in why for why in shown_aside(clinic)] == [True]
    assert len(clinic.received()) == 1


def test_a_header_put_on_anothers_body_is_set_aside(clinic: Clinic) -> None:
    """Neither hash nor tags of the body fit; even re-signed by the tablet it does not open."""
    one, other = (clinic.sealed(a_bundle(clinic), "intake", seq=seq, prev=prev)
                  for seq, prev in ((1, ""), (2, "ab" * 32)))  # fmt: skip
    header, body = parse(one).header, parse(other).body
    clinic.inbox.deliver(header_line(header) + b"\n" + body)
    assert ["body" in why for why in shown_aside(clinic)] == [True]


def test_even_the_tablet_itself_cannot_put_its_header_on_anothers_body(clinic: Clinic) -> None:
    one, other = (clinic.sealed(a_bundle(clinic), "intake", seq=seq, prev=prev)
                  for seq, prev in ((1, ""), (2, "ab" * 32)))  # fmt: skip
    body = parse(other).body
    header = replace(parse(one).header, body_sha256=hashlib.sha256(body).hexdigest())
    signature = clinic.tablet_key.sign(header_line(header, unsigned=True))
    header = replace(header, sig=base64.b64encode(signature).decode())
    clinic.inbox.deliver(header_line(header) + b"\n" + body)
    assert ["belongs to another" in why for why in shown_aside(clinic)] == [True]


def test_an_intake_filed_under_anothers_number_is_set_aside(clinic: Clinic) -> None:
    """Whoever runs the database moves a row: the row does not say what the envelope says."""
    name = clinic.send(a_visit(clinic.pack))
    found = clinic.inbox.find(name)
    assert isinstance(found, Received)
    for moved in (replace(found, seq=9), replace(found, device="x"), replace(found, kind="notice")):
        with pytest.raises(Damaged, match="filed under another"):
            check_envelope(moved, clinic.manifest)
