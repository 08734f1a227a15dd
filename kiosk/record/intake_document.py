"""intake.pdf: the whole intake on paper, made at the desk when a nurse signs it off.

Every answer is in it, since a chart may take nothing but the PDF. Red flags come first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain

from reportlab.platypus import Flowable

from kiosk.content.rules import Level
from kiosk.record.letter.body import BodyPicture
from kiosk.record.letter.decision import decision_bar
from kiosk.record.letter.flags import flag_bar
from kiosk.record.letter.paper import Letterhead, about, letter_pdf
from kiosk.record.letter.signature import signature_block
from kiosk.record.letter.type import (
    CLINIC,
    LEAD,
    SMALL,
    SUBTITLE,
    column,
    gap,
    kept,
    pair,
    paragraph,
    paragraphs,
    register_fonts,
    section,
    subsection,
    title,
)
from kiosk.record.letter.words import ENGLISH, day_words, moment_words
from kiosk.record.reading import ReadIntake

QuestionAnswer = tuple[str, str]

_SIDES = replace(ENGLISH, right_side="Patient’s right", left_side="Patient’s left")
_ORDER: dict[Level, int] = {"red": 0, "amber": 1, "info": 2}
_LANGUAGES = {"en": "English", "es": "Spanish"}


@dataclass(frozen=True, slots=True)
class FlagEntry:
    """A flag for paper: its words, where the rule is from, the patient's own words."""

    level: Level
    words: str
    source: str
    quotes: tuple[QuestionAnswer, ...] = ()
    dealt_with: str = ""  # what a nurse did about it, why, who and when


@dataclass(frozen=True, slots=True)
class ScoreEntry:
    """A score for paper: "8 of 27", "not scored, 2 unanswered" or "not asked"; the points."""

    title: str
    total: str
    band: str = ""
    addends: tuple[QuestionAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class FormEntry:
    """A questionnaire for paper; an empty answer was declined."""

    title: str
    rows: tuple[QuestionAnswer, ...]
    places: frozenset[str] = frozenset()  # that were chosen on a drawing of the body
    by_nurse: bool = False  # asked or measured by staff


@dataclass(frozen=True, slots=True)
class SignOffEntry:
    """What a nurse put their name to."""

    name: str
    attestation: str
    at: datetime
    notes: str = ""
    talked_at: datetime | None = None  # the consent was talked through
    undecided: tuple[QuestionAnswer, ...] = ()  # agreement, and why it has no decision
    second_due: bool = False  # a clinician has to sign as well


@dataclass(frozen=True, slots=True)
class IntakeDocument:
    """All that intake.pdf shows."""

    intake: ReadIntake
    clinic: str
    envelope_id: str
    device: str
    flags: tuple[FlagEntry, ...]
    scores: tuple[ScoreEntry, ...]
    forms: tuple[FormEntry, ...]
    sign_off: SignOffEntry | datetime  # the moment, while nobody has signed
    consent_sha256: str
    warnings: tuple[str, ...] = ()  # what the nurse had to know before all else
    reasons: Mapping[str, str] = field(default_factory=dict)  # agreement id → for the nurse
    translation: str = ""  # who answers for the words that the patient read
    translated: Mapping[str, str] = field(default_factory=dict)  # the pack's words → the nurse's

    @property
    def title(self) -> str:
        """Return what the document calls itself."""
        return "Intake" if isinstance(self.sign_off, SignOffEntry) else "Intake, not signed off"

    @property
    def made_at(self) -> datetime:
        """Return the moment that the document is of."""
        return self.sign_off.at if isinstance(self.sign_off, SignOffEntry) else self.sign_off


UNCHECKED = "The tablet checked neither who signed for the patient nor their right to do so."


def intake_pdf(content: IntakeDocument) -> bytes:
    """Return the document, in English, dated by its sign-off; same content, same bytes.

    One that nobody has signed off says so in its title.
    """
    register_fonts()
    parts = (_opening, _flags, _scores, _learned, _consents, _forms, _signing, _record)
    story = chain.from_iterable(part(content) for part in parts)
    identity = content.intake.identity
    head = Letterhead(
        title=content.title,
        about=about(identity.full_name, day_words(identity.birth_date, ENGLISH)),
        clinic=content.clinic,
        language="en",
        reference=f"Envelope {content.envelope_id[:12]}",
        page=ENGLISH.page,
        made_at=content.made_at,
    )
    return letter_pdf(head, list(story))


def _opening(content: IntakeDocument) -> list[Flowable]:
    intake = content.intake
    finished = moment_words(intake.finished_at, ENGLISH)
    language = _LANGUAGES.get(intake.language, intake.language)
    facts = (
        ("Name", intake.identity.full_name),
        ("Date of birth", day_words(intake.identity.birth_date, ENGLISH)),
        ("Visit code", intake.code or "none: came without a code"),
        ("Visit", intake.kind if intake.code else "not known: asked as at a first visit"),
        ("Language", "; ".join(filter(None, (language, content.translation)))),
        ("Finished", finished),
    )
    return [
        *([paragraph(content.clinic, CLINIC)] if content.clinic else []),
        title(content.title),
        paragraph("Before ketamine infusion, as told by the patient on a tablet", SUBTITLE),
        *column(facts),
        *(flag_bar("red", "Read first", warning, "", ()) for warning in content.warnings),
    ]


def _flags(content: IntakeDocument) -> list[Flowable]:
    flags = sorted(content.flags, key=lambda flag: _ORDER[flag.level])
    bars = (
        flag_bar(
            flag.level,
            flag.level.capitalize(),
            flag.words,
            flag.source,
            flag.quotes,
            flag.dealt_with,
        )
        for flag in flags
    )
    none = [paragraph("No rule of the pack was met. That is not a finding that all is well.")]
    return [section("Flags"), *(bars if flags else none)]


def _scores(content: IntakeDocument) -> list[Flowable]:
    story: list[Flowable] = []
    for score in content.scores:
        total = f"{score.total}, {score.band}" if score.band else score.total
        heading = [subsection(f"{score.title}: {total}")]
        story += kept(heading, [flow for row in score.addends for flow in pair(*row, split=0.8)])
    return [section("Scores"), *story] if story else []


def _learned(content: IntakeDocument) -> list[Flowable]:
    education, words = content.intake.education, content.translated
    seen = f"{education.seen} of {len(education.slides)} slides seen"
    story: list[Flowable] = [section("What the patient learned"), paragraph(seen, LEAD)]
    if education.seen:
        for slide in education.slides:
            if slide.seen_at is None:
                story += pair(_in_both(slide.heading, words), "Not looked at", split=0.5)
    for slide in education.ask_nurse:
        story += pair(_in_both(slide.heading, words), "Asked to talk about this", split=0.5)
    for question in education.teach_back:
        tries = "; ".join(
            f"{_in_both(attempt.answer, words)} ({'right' if attempt.right else 'not right'})"
            for attempt in question.attempts
        )
        story += pair(
            _in_both(question.question, words),
            f"{question.outcome.capitalize()}: {tries}",
            split=0.5,
        )
    return story if education.slides or education.teach_back else []


def _in_both(said: str, words: Mapping[str, str]) -> str:
    """Return what the patient read and, where it differs, what the nurse reads."""
    mine = words.get(said, said)
    return said if mine == said else f"{said} ({mine})"


def _consents(content: IntakeDocument) -> list[Flowable]:
    intake = content.intake
    story: list[Flowable] = []
    heading: list[Flowable] = [section("Decisions")]
    for consent in intake.consents:
        name = _in_both(consent.title, content.translated)
        language = _LANGUAGES.get(consent.language, consent.language)
        bar = decision_bar(
            f"{consent.outcome}: {name}, version {consent.version}, {language}",
            moment_words(consent.decided_at, ENGLISH),
        )
        words = paragraph(f"SHA-256 of the words: {consent.words_sha256}", SMALL)
        why = content.reasons.get(consent.agreement_id, consent.reason)
        reason = pair("Reason", why, split=0.25) if why else []
        story += kept(heading, [bar, *reason, words])
        heading = []
    if intake.signature:
        heading_words = "Patient’s signature"
        if intake.signature.representative:
            heading_words = "Signature for the patient"
        patient = intake.identity.full_name
        story.append(signature_block(intake.signature, ENGLISH, patient, heading_words))
        if intake.signature.representative:
            story.append(paragraph(UNCHECKED))
    elif intake.consents and not any(consent.agreed for consent in intake.consents):
        story.append(paragraph("The patient declined; no signature was asked for."))
    return story if intake.consents else []


def _forms(content: IntakeDocument) -> list[Flowable]:
    told = [form for form in content.forms if not form.by_nurse]
    asked = [form for form in content.forms if form.by_nurse]
    return [*_answers("Answers", told), *_answers("Asked or measured by staff", asked)]


def _answers(heading: str, forms: list[FormEntry]) -> list[Flowable]:
    story: list[Flowable] = []
    for form in forms:
        story.append(subsection(form.title))
        if form.places:
            story.append(BodyPicture(_SIDES, form.places))
        for question, answer in form.rows:
            story += pair(question, answer or ENGLISH.chose_not)
    return [section(heading), *story] if story else []


def _signing(content: IntakeDocument) -> list[Flowable]:
    signed = content.sign_off
    if not isinstance(signed, SignOffEntry):
        nobody = (("Signed off by", "Nobody"), ("As of", moment_words(signed, ENGLISH)))
        return kept([section("Sign-off")], column(nobody))
    talked = moment_words(signed.talked_at, ENGLISH) if signed.talked_at else "Not recorded"
    second = "Due, and not in this document: it was made before" if signed.second_due else ""
    facts = (
        ("Signed off by", signed.name),
        ("Signed on", moment_words(signed.at, ENGLISH)),
        ("Meaning", signed.attestation),
        *((("Consent talked through", talked),) if content.intake.consents else ()),
        *((f"No decision: {title}", why) for title, why in signed.undecided),
        *((("Clinician’s signature", second),) if second else ()),
    )
    notes = [*paragraphs(signed.notes), gap()] if signed.notes else []
    return kept([section("Sign-off"), *notes], column(facts))


def _record(content: IntakeDocument) -> list[Flowable]:
    pack = content.intake.pack
    lines = (
        f"Envelope {content.envelope_id} · Tablet {content.device}",
        f"Visit {content.intake.visit_id}",
        f"Content: {pack.id} {pack.version} · SHA-256 {pack.sha256}",
        f"SHA-256 of consent.pdf: {content.consent_sha256}",
    )
    return kept([section("About this document")], [paragraph(line, SMALL) for line in lines])
