"""consent.pdf: the patient's own paper, in their language, made on the tablet before sealing.

It holds their decisions with the exact words, their answers, and what they were shown; never a
score, a band or a flag.
"""

from reportlab.platypus import Flowable

from kiosk.content.pack import Agreement, Pack
from kiosk.forms.body import marked
from kiosk.record.answer_words import rows
from kiosk.record.consents import agreed_words
from kiosk.record.letter.body import BodyPicture
from kiosk.record.letter.decision import decision_bar
from kiosk.record.letter.markdown import markdown
from kiosk.record.letter.paper import Letterhead, about, letter_pdf
from kiosk.record.letter.signature import signature_block
from kiosk.record.letter.type import (
    CLINIC,
    GROUP,
    LEAD,
    SMALL,
    SUBTITLE,
    Heading,
    column,
    kept,
    pair,
    paragraph,
    register_fonts,
    section,
    subsection,
    title,
)
from kiosk.record.letter.words import (
    LetterWords,
    day_words,
    language_words,
    letter_words,
    moment_words,
)
from kiosk.record.parts import launch_context
from kiosk.visit.consent import Decision
from kiosk.visit.visit import Visit


def consent_pdf(visit: Visit, pack: Pack, *, device: str) -> bytes:
    """Return the document of a finished visit; the same visit gives the same bytes."""
    register_fonts()
    words = letter_words(visit.language)
    story = [
        *_opening(visit, pack, words),
        *_decisions(visit, pack, words),
        *_signing(visit, words),
        *_answers(visit, pack, words),
        *_learned(visit, pack, words),
        *_record(visit, pack, device, words),
    ]
    return letter_pdf(_head(visit, pack, words), story)


def _head(visit: Visit, pack: Pack, words: LetterWords) -> Letterhead:
    who = visit.identity
    return Letterhead(
        title=words.title,
        about=about(who.full_name, day_words(who.birth_date, words)) if who else "",
        clinic=pack.clinic,
        language=visit.language,
        reference=words.reference.format(id=visit.id[:8]),
        page=words.page,
        made_at=visit.finished_at or visit.started_at,
    )


def _opening(visit: Visit, pack: Pack, words: LetterWords) -> list[Flowable]:
    story = [paragraph(pack.clinic, CLINIC)] if pack.clinic else []
    story += [title(words.title), paragraph(pack.title.in_(visit.language), SUBTITLE)]
    if visit.identity:
        who = visit.identity
        facts = (
            (words.name, who.full_name),
            (words.birth_date, day_words(who.birth_date, words)),
            (words.code, who.code),
        )
        story += column(fact for fact in facts if fact[1])
    return story


def _decisions(visit: Visit, pack: Pack, words: LetterWords) -> list[Flowable]:
    story: list[Flowable] = []
    for decision in visit.decisions:
        agreement = agreed_words(decision, pack)
        about = words.version.format(
            version=decision.agreement_version, language=language_words(decision.language)
        )
        before = markdown(agreement.words)
        last = [before.pop()]
        while before and isinstance(before[-1], Heading):  # it would stay alone on its page
            last.insert(0, before.pop())
        bar = decision_bar(
            f"{words.decided}: {_decided(decision, agreement, words)}",
            moment_words(decision.decided_at, words),
        )
        reason = pair(words.reason, decision.reason) if decision.reason else []
        story += [section(agreement.title), paragraph(about, LEAD), *before]
        story += kept(last, [bar, *reason])
    return story


def _decided(decision: Decision, agreement: Agreement, words: LetterWords) -> str:
    """Return the words of the button that was chosen."""
    if decision.agreed:
        return agreement.agree or words.agreed
    return agreement.decline or words.declined


def _signing(visit: Visit, words: LetterWords) -> list[Flowable]:
    if visit.signature:
        patient = visit.identity.full_name if visit.identity else ""
        return [signature_block(visit.signature, words, patient)]
    if visit.decisions and not visit.agreed_to_any:
        return [section(words.signature), paragraph(words.all_declined)]
    return []


def _answers(visit: Visit, pack: Pack, words: LetterWords) -> list[Flowable]:
    if not visit.forms_done:
        return []
    story: list[Flowable] = [section(words.answers), paragraph(words.answers_lead, LEAD)]
    launch = launch_context(visit)
    for form in visit.forms_done:
        questionnaire = pack.questionnaire(form)
        story.append(subsection(questionnaire.title.in_(visit.language)))
        if places := marked(questionnaire, visit.answers.get(form, {})):
            story.append(BodyPicture(words, places))
        lead = ""
        for row in rows(questionnaire, visit.answers.get(form, {}), visit.language, launch):
            if row.lead and row.lead != lead:
                story.append(paragraph(row.lead, GROUP))
            lead = row.lead
            story += pair(row.question, row.answer)
    return story


def _learned(visit: Visit, pack: Pack, words: LetterWords) -> list[Flowable]:
    if not visit.slides_seen:
        return []
    headings = {
        (language, slide.id): slide.heading
        for language, slides in pack.slides.items()
        for slide in slides
    }
    seen = " · ".join(headings[slide.language, slide.slide_id] for slide in visit.slides_seen)
    to_ask = [slide for slide in visit.slides_seen if slide.slide_id in visit.ask_nurse]
    story = [section(words.learned), paragraph(words.slides_lead, LEAD), paragraph(seen)]
    for slide in to_ask:
        story += pair(headings[slide.language, slide.slide_id], words.ask_nurse, split=0.5)
    return story


def _record(visit: Visit, pack: Pack, device: str, words: LetterWords) -> list[Flowable]:
    reference = pack.reference
    lines = [
        f"{words.reference.format(id=visit.id)} · {words.tablet} {device}",
        f"{words.pack}: {reference.id} {reference.version} · SHA-256 {reference.sha256}",
    ]
    for decision in visit.decisions:
        name = f"{agreed_words(decision, pack).title} ({decision.agreement_version})"
        lines.append(f"{words.words_hash.format(title=name)}: {decision.words_sha256}")
    return kept([section(words.record)], [paragraph(line, SMALL) for line in lines])
