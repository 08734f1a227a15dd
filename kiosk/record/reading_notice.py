"""A notice read back for the desk: why, who, since when, and the answers it quotes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast, get_args

from kiosk.errors import Damaged
from kiosk.forms.elements import Element
from kiosk.record.notice import NoticeReason
from kiosk.record.parts import NOTICE, RULE
from kiosk.record.reading import read_identity
from kiosk.record.shapes import Bundle, Communication, Patient, only, resources, shaped
from kiosk.visit.identity import Identity


@dataclass(frozen=True, slots=True)
class ReadNotice:
    """What a notice says; long words were cut on the tablet, and end in “…”."""

    reason: NoticeReason
    visit_id: str
    identity: Identity | None  # None: before the patient said who they are
    at: datetime
    sentence: str  # for the nurse: the rule's words, or what has happened
    words: tuple[tuple[str, str], ...]  # question, answer
    rule_id: str  # empty unless an answer was urgent

    @property
    def code(self) -> str:
        """Return the front desk's code, or nothing when it is not known yet or there is none."""
        return self.identity.code if self.identity else ""

    @property
    def birth_date(self) -> date | None:
        """Return the birth date, or None when it is not known yet."""
        return self.identity.birth_date if self.identity else None


def read_notice(bundle: Element) -> ReadNotice:
    """Return what a Bundle made by `notice_bundle` says; Damaged when it is not one."""
    news = only(bundle, "Communication", Communication)
    codes = {coding.system: coding.code for why in news.reason_code for coding in why.coding}
    reason = codes.get(NOTICE)
    if reason not in get_args(NoticeReason):
        raise Damaged("notice", "The notice gives no reason that we know. Set it aside.")
    patients = [shaped(patient, Patient) for patient in resources(bundle, "Patient")]
    sentence, *quotes = (payload.content_string for payload in news.payload)
    return ReadNotice(
        reason=cast("NoticeReason", reason),
        visit_id=shaped(bundle, Bundle).identifier.value,
        identity=read_identity(patients[0]) if patients else None,
        at=news.sent,
        sentence=sentence,
        words=tuple(_pair(quote) for quote in quotes),
        rule_id=codes.get(RULE, ""),
    )


def _pair(quote: str) -> tuple[str, str]:
    question, _, answer = quote.partition("\n")
    return question, answer
