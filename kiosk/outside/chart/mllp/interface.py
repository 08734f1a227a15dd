"""Filing by HL7 v2; see kiosk.ports.filing.Chart.

A receiver may not tell two messages of one id apart, so nothing is sent blindly: a message is noted
before it is sent, and one whose answer was lost is shown to a person.
"""

from collections.abc import Sequence
from typing import NoReturn

from kiosk.errors import Damaged, Refused, Unavailable
from kiosk.filing.chart_settings import MllpChart
from kiosk.outside.chart.mllp.line import connected, exchanged, look_in
from kiosk.outside.chart.mllp.message import Message, messages, read_acknowledgement
from kiosk.ports.filing import (
    UNKNOWN_OUTCOME,
    Ability,
    ChartPatient,
    Filing,
    Packet,
    Progress,
    Wanted,
)

_TAKEN = ("AA", "CA")
_REFUSED = ("AE", "AR", "CE", "CR")


class Hl7Interface:
    """An interface that takes documents, and of which nothing can be asked."""

    def __init__(self, settings: MllpChart) -> None:
        """Name the interface; nothing is connected yet."""
        self._settings = settings

    @property
    def needs_patient(self) -> bool:
        """Tell that a message names a patient by a record number."""
        return True

    def ability(self) -> Ability:
        """Return what an interface can do; Unavailable when nobody is there."""
        settings = self._settings
        look_in(settings)
        how = "TLS" if settings.tls else "no TLS"
        return Ability(
            f"HL7 v2.5.1 at {settings.host}:{settings.port} ({how}): one MDM^T02 a document",
            can_be_asked=False,
            missing=("Answers, scores and decisions are in the PDF alone.",),
        )

    def patients(self, wanted: Wanted) -> Sequence[ChartPatient]:  # noqa: ARG002 nobody can be asked
        """Refuse: an interface cannot be searched."""
        raise Refused("no-search", "This chart cannot be searched: type the record number.")

    def file(self, packet: Packet, before: Filing, progress: Progress) -> None:
        """Send each document once; what an earlier try left in doubt is a person's."""
        if packet.chosen is None or not packet.chosen.number:
            raise Refused("no-patient", "Nobody has given the record number.")
        for message in messages(packet, self._settings):
            self._file(message, before, progress)

    def test_document(self, pdf: bytes) -> NoReturn:  # noqa: ARG002 nobody's document
        """Refuse: a message about nobody would be filed for somebody."""
        raise Refused(
            "no-test",
            "HL7 v2 has no document about nobody: file an invented patient of the chart's test "
            'side, with processing_id = "T".',
        )

    def _file(self, message: Message, before: Filing, progress: Progress) -> None:
        known = before.parts.get(message.control_id)
        if known:
            return
        if known is not None:
            raise _in_doubt()
        with connected(self._settings) as line:
            progress(message.control_id, "")
            try:
                answer = exchanged(line, message.data)
            except Unavailable:
                raise _in_doubt() from None
        self._understood(answer, message)
        progress(message.control_id, message.control_id)

    def _understood(self, answer: bytes, message: Message) -> None:
        """Return when this message was taken; Refused when it was not, or nobody knows."""
        try:
            said = read_acknowledgement(answer)
        except Damaged:
            raise _in_doubt() from None
        if said.control_id != message.control_id:
            raise _in_doubt()
        if said.code in _REFUSED:
            raise Refused("refused", f"The interface refused it: {said.code}.")
        if said.code not in _TAKEN:
            raise _in_doubt()


def _in_doubt() -> Refused:
    return Refused(UNKNOWN_OUTCOME, "It may be in the chart or not, and the chart cannot be asked.")
