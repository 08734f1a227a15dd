"""HL7 v2.5.1 over MLLP, to a receiver of another library: read as meant, never sent twice."""

import base64
import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import hl7
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Damaged, Unavailable
from kiosk.filing.chart_settings import MllpChart
from kiosk.outside.chart.mllp.interface import Hl7Interface
from kiosk.outside.chart.mllp.message import escaped, messages, read_acknowledgement
from kiosk.ports.filing import UNKNOWN_OUTCOME, ChartPatient
from tests.charts import FilingClinic
from tests.kiosk.filing.full_intake import full_packet
from tests.mllp_receiver import Receiver, answer_with, no_answer, no_hl7, of_another

SIMPLE = {"kind": "hl7v2", "since": date(2026, 1, 1), "host": "127.0.0.1", "tls": False}


@pytest.fixture(autouse=True)
def _people_are_told(expect_log) -> None:
    expect_log("kiosk.filing.clerk")


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as made:
        yield made


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[FilingClinic]:
    made = FilingClinic(tmp_path)
    yield made
    made.close()


def settings(port: int, **more: Any) -> MllpChart:
    return MllpChart(port=port, number_system="CLINIC", **{**SIMPLE, **more})


def signed(clinic: FilingClinic, port: int, **more: Any):
    """Have an intake signed off; return its parts and who files it."""
    intake, review = clinic.signed()
    clerk = clinic.clerk(chart=Hl7Interface(settings(port, **more)))
    clerk.choose(intake.id, ChartPatient(number="47|11"))
    return intake, review, clerk


def test_each_document_arrives_whole_and_says_whose_it_is(clinic, receiver):
    intake, review, clerk = signed(clinic, receiver.port)
    assert clinic.once(clerk).state == "filed"
    consent, document = receiver.taken
    pdfs = [intake.read.consent_pdf, clinic.desk().intake_pdf(review)]
    for message, pdf in zip((consent, document), pdfs, strict=True):
        assert base64.b64decode(message.extract_field("OBX", 1, 5, 1, 5)) == pdf
        assert message.extract_field("MSH", 1, 9, 1, 2) == "T02"
        assert message.extract_field("MSH", 1, 12) == "2.5.1"
        assert message.extract_field("MSH", 1, 18) == "UNICODE UTF-8"
        assert message.extract_field("PID", 1, 3, 1, 1) == "47|11"
        assert message.extract_field("PID", 1, 3, 1, 4) == "CLINIC"
        assert message.extract_field("PID", 1, 5, 1, 1) == "Beispiel"
        assert message.extract_field("PID", 1, 7) == "19570412"
        assert message.extract_field("TXA", 1, 17) == "LA"
        assert message.extract_field("TXA", 1, 22, 1, 15).startswith("20260302")
    assert [m.extract_field("TXA", 1, 2, 1, 1) for m in receiver.taken] == ["CONSENT", "CN"]


def test_the_control_id_is_the_same_at_every_try(clinic):
    packet = replace(full_packet(clinic), chosen=ChartPatient(number="1"))
    first, again = (messages(packet, settings(1)) for _ in range(2))
    assert first == again
    assert len({message.control_id for message in first}) == 2
    assert all(len(message.control_id) == 20 for message in first)


@pytest.mark.parametrize("code", ["AE", "AR", "CE", "CR"])
def test_what_the_interface_refuses_goes_to_a_person(clinic, receiver, code):
    *_, clerk = signed(clinic, receiver.port)
    receiver.faults = [answer_with("AA"), answer_with(code)]
    after = clinic.once(clerk)
    assert (after.state, after.why) == ("person", "refused")
    clerk.send_again(after)
    assert clinic.once(clerk).state == "filed"
    assert len(receiver.taken) == 3  # what was acknowledged is not sent again


@pytest.mark.parametrize("fault", [no_answer, of_another, no_hl7, answer_with("ZZ")])
def test_what_nobody_knows_goes_to_a_person_and_is_not_sent_again(clinic, receiver, fault):
    *_, clerk = signed(clinic, receiver.port)
    receiver.faults = [fault]
    after = clinic.once(clerk)
    assert (after.state, after.why) == ("person", UNKNOWN_OUTCOME)
    clinic.later(hours=5)
    assert clinic.once(clerk) is None
    assert len(receiver.taken) == 1


def test_an_interface_that_is_silent_is_in_doubt(clinic, receiver):
    *_, clerk = signed(clinic, receiver.port, answer_seconds=0.05)
    receiver.faults = [lambda _message, _writer: None]
    assert clinic.once(clerk).why == UNKNOWN_OUTCOME


def test_an_interface_that_is_away_is_waited_for(clinic, receiver):
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    *_, clerk = signed(clinic, port)
    after = clinic.once(clerk)
    assert (after.state, after.why) == ("queued", "no-interface")
    clerk.chart = Hl7Interface(settings(receiver.port))
    clinic.later(minutes=6)
    assert clinic.once(clerk).state == "filed"


def test_a_desk_that_died_while_sending_leaves_a_doubt(clinic, receiver):
    *_, clerk = signed(clinic, receiver.port)
    clerk.queue()
    delivery = clerk.next()
    (first, _second) = messages(delivery.packet, settings(receiver.port))
    clinic.filings.progress(delivery.filing, first.control_id, "", delivery.filing.begun_at)
    clinic.later(minutes=6)
    assert clinic.once(clerk).why == UNKNOWN_OUTCOME
    assert receiver.taken == []


def test_without_a_record_number_nothing_is_sent(clinic, receiver):
    clinic.signed()
    clerk = clinic.clerk(chart=Hl7Interface(settings(receiver.port)))
    assert clinic.once(clerk).why == "no-patient"
    assert receiver.taken == []


def test_bare_lines_are_for_it_to_allow(clinic, receiver):
    """With TLS, as it is unless IT says otherwise, an interface without it is not spoken to."""
    *_, clerk = signed(clinic, receiver.port, tls=True)
    assert clinic.once(clerk).why == "no-interface"
    assert receiver.taken == []


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_words_come_back_as_they_were(words):
    printable = "".join(sign for sign in words if sign.isprintable())
    line = "MSH|^~\\&|a\rPID|1||" + escaped(words) + "|end\r"
    message = hl7.parse(line.encode().decode())
    field = str(message.segment("PID")[3])
    assert message.unescape(field) == printable
    assert str(message.segment("PID")[4]) == "end"


def test_no_line_end_leaves_its_field():
    assert escaped("one\r\ntwo\nthree\rfour") == r"one\.br\two\.br\three\.br\four"
    assert escaped("O'Brien & Söhne|x^y~z\\") == r"O'Brien \T\ Söhne\F\x\S\y\R\z\E" + "\\"


@given(st.binary(max_size=200))
def test_no_answer_makes_us_stumble(data):
    with suppress(Damaged):
        read_acknowledgement(data)


def test_a_line_that_nobody_answers_is_told_when_the_chart_is_checked():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(Unavailable, match="nobody listens there"):
        Hl7Interface(settings(port)).ability()
