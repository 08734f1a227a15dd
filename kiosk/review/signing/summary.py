"""The content of the one-page summary: how an intake stands, before or after its sign-off."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.record.intake_document import FlagEntry, QuestionAnswer
from kiosk.record.letter.words import ENGLISH, day_words
from kiosk.record.summary.content import SummaryDocument
from kiosk.review.glance import Fast, Medicine
from kiosk.review.opened import Flagged, OpenedIntake
from kiosk.review.signing.document import flag_entry, score_entry
from kiosk.review.signing.findings import action_words
from kiosk.review.signing.standing import TITLES, Standing

LANGUAGES = {"en": "English", "es": "Spanish"}


def summary_document(
    intake: OpenedIntake, standing: Standing, clinic: str, as_of: datetime
) -> SummaryDocument:
    """Return everything that the summary shows, as of a moment, in whose time zone it is."""
    return _Summary(intake, standing, as_of).document(clinic)


@dataclass(frozen=True, slots=True)
class _Summary:
    """The parts of the page."""

    intake: OpenedIntake
    standing: Standing
    as_of: datetime

    def document(self, clinic: str) -> SummaryDocument:
        """Return everything that the page shows."""
        intake, glance = self.intake, self.intake.glance
        who = self.standing.identity or intake.read.identity
        return SummaryDocument(
            clinic=clinic,
            envelope_id=intake.id,
            name=who.full_name,
            birth_date=who.birth_date,
            facts=tuple(self._facts()),
            head=tuple(self._head()),
            warnings=intake.warnings,
            flags=tuple(map(self._flag, intake.flags)),
            scores=tuple(map(score_entry, intake.totals)),
            medicines=tuple((one.level, _medicine(one)) for one in glance.medicines),
            before=(
                *((fast.name, _fast(fast, self.as_of)) for fast in glance.fasting),
                *((one.question, one.brief) for one in glance.escort),
            ),
            checks=tuple(_checks(intake)),
            consents=tuple(self._consents()),
            talk_about=tuple(_talk_about(intake)),
            signing=tuple(self._signing()),
            as_of=self.as_of,
        )

    def _at(self, moment: datetime) -> str:
        return f"{moment.astimezone(self.as_of.tzinfo):%Y-%m-%d %H:%M}"

    def _facts(self) -> Iterator[str]:
        read = self.intake.read
        yield f"code {read.code}" if read.code else "came without a code"
        if read.code:
            yield f"{read.kind} visit"
        yield LANGUAGES.get(read.language, read.language)
        yield f"finished {self._at(read.finished_at)}"

    def _head(self) -> Iterator[QuestionAnswer]:
        glance, read = self.intake.glance, self.intake.read
        if self.standing.identity is not None:
            born = day_words(read.birth_date, ENGLISH)
            yield "Corrected; the patient typed", f"{read.identity.full_name}, {born}"
        for label, words in (
            ("Allergies", glance.allergies),
            ("Weight", glance.weight),
            ("Height", glance.height),
        ):
            if words:
                yield label, words
        if read.signature and read.signature.representative:
            someone = read.signature.representative
            yield "Decided for the patient", f"{someone.name} ({someone.relation}), not checked"
        if read.signature and read.signature.interpreter:
            yield "Interpreter", read.signature.interpreter.name

    def _flag(self, flag: Flagged) -> FlagEntry:
        dealt = self.standing.assessment.resolutions.get(flag.rule)
        entry = flag_entry(flag, None)
        if dealt is None:
            return entry
        done = f"{action_words(dealt.action)}: {dealt.reason} ({dealt.name}, {self._at(dealt.at)})"
        return replace(entry, dealt_with=done)

    def _consents(self) -> Iterator[QuestionAnswer]:
        intake = self.intake
        for consent in intake.read.consents:
            title = intake.titles.get(consent.agreement_id, consent.title)
            words = f"{consent.outcome} {self._at(consent.decided_at)}, version {consent.version}"
            taken = self.standing.withdrawn(consent.agreement_id)
            if taken:
                words = f"TAKEN BACK {self._at(taken)}; before: {words}"
            reason = intake.reasons.get(consent.agreement_id, consent.reason)
            yield title, f"{words}. Reason: {reason}" if reason else words
        for agreement, title in intake.undecided.items():
            why = self.standing.assessment.undecided.get(agreement, "")
            yield title, f"No decision. {why or 'No reason is written down.'}"

    def _signing(self) -> Iterator[QuestionAnswer]:
        first, assessment = self.standing.first, self.standing.assessment
        if self.intake.read.consents:
            talked = assessment.talked_at
            yield "Consent talked through", self._at(talked) if talked else "Not recorded"
        if first is None:
            yield "Sign-off", "NOT SIGNED OFF"
        else:
            yield "Signed off by", f"{first.name}, {self._at(first.signed_at)}"
            if first.second_due and self.standing.second is None:
                yield "Clinician’s signature", "DUE: nobody has signed yet"
        if assessment.notes:
            yield "Notes", assessment.notes
        for one in self.standing.later:
            signed = f"{one.name}, {self._at(one.signed_at)}"
            if one.act == "second-signature":
                yield TITLES[one.act], signed
            else:
                yield TITLES[one.act], " · ".join(filter(None, (one.notes, one.reason, signed)))


def _medicine(medicine: Medicine) -> str:
    told = medicine.told
    return told.brief if medicine.is_class else f"{told.brief} — {told.question}"


def _fast(fast: Fast, as_of: datetime) -> str:
    since, told = fast.since(as_of), fast.brief
    if since is None:
        return f"not known: ask. Told: {told}"
    hours, minutes = divmod(int(since / timedelta(minutes=1)), 60)
    return f"at least {hours} h {minutes} min ago. Told: {told}"


def _checks(intake: OpenedIntake) -> Iterator[QuestionAnswer]:
    for form in intake.forms:
        if form.by_nurse:
            yield from (
                (one.question, one.answer)
                for one in form.answers
                if one.answer != ENGLISH.not_answered
            )


def _talk_about(intake: OpenedIntake) -> Iterator[str]:
    yield from (f"marked: {heading}" for heading in intake.ask_nurse)
    yield from (f"missed: {one.question}" for one in intake.missed)
    yield from (f"skipped: {heading}" for heading in intake.skipped)
