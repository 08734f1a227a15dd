"""An invented pack and an invented patient, shared by the tests: nobody here exists."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from kiosk.content.pack import (
    Agreement,
    AgreementKind,
    Choice,
    Pack,
    PackReference,
    Role,
    Source,
    TeachBack,
)
from kiosk.content.rules import Rule
from kiosk.content.slides import Slide
from kiosk.forms.questionnaire import Coding, Condition, Item, Option, Questionnaire, Text
from kiosk.forms.scoring import Band, Scoring
from kiosk.visit.comprehension import Attempt
from kiosk.visit.consent import (
    Authority,
    Decision,
    Interpreter,
    Representative,
    Signature,
    decide,
)
from kiosk.visit.identity import Identity
from kiosk.visit.visit import SlideSeen, Visit

GIVEN = "Testa"
FAMILY = "Beispiel"  # German for "example": an invented person, and a canary in logs and files
BIRTH_DATE = date(1957, 4, 12)
CODE = "F23452"
DEVICE = "tablet-invented-1"
VISIT_ID = "5e1f9a52-3c0b-4d43-9b1c-0a1b2c3d4e5f"
STARTED = datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=-6)))
SYSTEM = "http://loinc.org"

FORM = "mood"
INTEREST, DOWN, HARM, WORDS, ESCORT = "interest", "down", "harm", "own-words", "escort"


def _text(english: str, spanish: str) -> Text:
    return Text(english, {"en": english, "es": spanish})


OFTEN = (
    Coding("LA6568-5", SYSTEM, "Not at all", Decimal(0)),
    Coding("LA6569-3", SYSTEM, "Several days", Decimal(1)),
    Coding("LA6570-1", SYSTEM, "More than half the days", Decimal(2)),
    Coding("LA6571-9", SYSTEM, "Nearly every day", Decimal(3)),
)
_OFTEN_SPANISH = ("Ningún día", "Varios días", "Más de la mitad de los días", "Casi todos los días")


def _often(link_id: str, text: Text) -> Item:
    options = tuple(
        Option(coding, _text(coding.display or "", spanish))
        for coding, spanish in zip(OFTEN, _OFTEN_SPANISH, strict=True)
    )
    return Item(link_id, "choice", text, required=True, options=options)


def a_form() -> Questionnaire:
    """Make a short questionnaire in the manner of the PHQ; its questions are our own words."""
    items = (
        Item(
            "mood-group",
            "group",
            _text("The last two weeks", "Las últimas dos semanas"),
            items=(
                _often(INTEREST, _text("Little joy in things", "Poca alegría en las cosas")),
                _often(DOWN, _text("Feeling low", "Sentirse decaído")),
                _often(HARM, _text("Thoughts of hurting yourself", "Ideas de hacerse daño")),
            ),
        ),
        Item(
            WORDS,
            "text",
            _text("Tell us more, in your own words", "Cuéntenos más, con sus propias palabras"),
            conditions=(Condition(HARM, "!=", OFTEN[0]),),
        ),
        Item(
            ESCORT, "boolean", _text("Will someone take you home?", "¿Alguien le llevará a casa?")
        ),
    )
    index = {item.link_id: item for top in items for item in top.walk()}
    return Questionnaire(
        id=FORM,
        url="https://example.org/Questionnaire/mood",
        version="1",
        title=_text("How you feel", "Cómo se siente"),
        items=items,
        index=index,
    )


def _slides(language: str, headings: tuple[str, str], body: str) -> tuple[Slide, ...]:
    return tuple(
        Slide(name, "learn", heading, body, None, "", body, ("invented",))
        for name, heading in zip(("what-it-is", "what-to-expect"), headings, strict=True)
    )


WORDS_EN = """I was told **what the infusion is** and what it is not.

- I can say no at any time.
- A nurse stays with me.

## What I agree to

I agree to have the infusion."""

WORDS_ES = """Me explicaron **qué es la infusión** y qué no es.

- Puedo decir que no en cualquier momento.
- Una enfermera se queda conmigo.

## A qué doy mi consentimiento

Acepto recibir la infusión."""


def a_pack() -> Pack:
    """Make a small pack in memory: two slides, one form, one agreement; English and Spanish."""
    return Pack(
        reference=PackReference("invented-pack", "1.0", "ab" * 32),
        title=_text("Before your infusion", "Antes de su infusión"),
        draft=True,
        signed_off_by="",
        languages=("en", "es"),
        clinic="Invented Clinic",
        crisis_line=_text("Call the invented line.", "Llame a la línea inventada."),
        crisis_phone="555-0100",
        flows={
            "first": (
                "identify",
                "slides",
                "teach-back",
                "screening",
                "review",
                "consent",
                "signature",
            ),
            "return": ("identify", "screening", "review", "consent", "signature"),
        },
        slides={
            "en": _slides("en", ("What it is", "What to expect"), "A slow drip."),
            "es": _slides("es", ("Qué es", "Qué esperar"), "Un goteo lento."),
        },
        teach_back=(
            TeachBack(
                "home",
                _text("How do you get home?", "¿Cómo vuelve a casa?"),
                (
                    Choice(_text("I drive", "Conduzco yo")),
                    Choice(_text("Someone takes me", "Alguien me lleva"), right=True),
                ),
                "what-to-expect",
            ),
        ),
        questionnaires=(a_form(),),
        asks={"first": (FORM,), "return": (FORM,)},
        scorings=(_scoring(),),
        agreements={
            "en": (Agreement("infusion", "1", "en", "Agreement to the infusion", WORDS_EN),),
            "es": (Agreement("infusion", "1", "es", "Acuerdo sobre la infusión", WORDS_ES),),
        },
        rules=(_harm_rule(), _low_rule()),
        sources={"invented": Source("invented", "An invented source", "doi:10.0/x", "memory")},
        root=Path(),
    )


def _agreement(language: str, kind: AgreementKind, title: str, words: str) -> Agreement:
    others: frozenset[Role] = frozenset({"representative", "interpreter", "witness"})
    notice = kind == "privacy-notice"
    reasons = {"en": ("I did not get it",), "es": ("No lo recibí",)}
    return Agreement(
        kind,
        "1",
        language,
        title,
        words,
        kind,
        after="treatment" if kind in ("photo", "data") else "",
        agree={"en": "I got it", "es": "Lo recibí"}[language] if notice else "",
        decline={"en": "I do not sign", "es": "No firmo"}[language] if notice else "",
        reasons=reasons[language] if notice else (),
        roles=others,
    )


def a_pack_of_four() -> Pack:
    """Make the small pack with an agreement of each kind, all roles allowed."""
    kinds: tuple[AgreementKind, ...] = ("treatment", "privacy-notice", "photo", "data")
    titles = {"en": "About {}", "es": "Sobre {}"}
    agreements = {
        language: tuple(
            _agreement(language, kind, titles[language].format(kind), f"{words} {kind}.")
            for kind in kinds
        )
        for language, words in (("en", "Words on"), ("es", "Palabras sobre"))
    }
    return replace(a_pack(), agreements=agreements)


def _scoring() -> Scoring:
    return Scoring(
        id="mood-total",
        questionnaire_id=FORM,
        title=_text("Mood total", "Total de ánimo"),
        method="sum",
        items=(INTEREST, DOWN, HARM),
        high=Decimal(9),
        bands=(
            Band(Decimal(0), Decimal(4), _text("low", "bajo")),
            Band(Decimal(5), Decimal(9), _text("high", "alto")),
        ),
    )


def _harm_rule() -> Rule:
    return Rule(
        id="self-harm",
        level="red",
        questionnaire_id=FORM,
        condition="%resource.repeat(item).where(linkId='harm').answer.value.code != 'LA6568-5'",
        words="The patient has thoughts of hurting themselves: talk with them now.",
        source="clinic",
        questions=(HARM, WORDS),
        urgent=True,
    )


def _low_rule() -> Rule:
    return Rule(
        id="no-escort",
        level="amber",
        questionnaire_id=FORM,
        condition="%resource.repeat(item).where(linkId='escort').answer.value = false",
        words="Nobody takes the patient home.",
        source="clinic",
        questions=(ESCORT,),
    )


def an_identity() -> Identity:
    """Make the invented patient."""
    return Identity(CODE, GIVEN, FAMILY, BIRTH_DATE)


def a_decision(pack: Pack, language: str = "en", *, agreed: bool = True) -> Decision:
    """Decide on the pack's first agreement."""
    at = STARTED + timedelta(minutes=18)
    return decide(pack.agreements[language][0], at, agreed=agreed)


def decisions(
    pack: Pack, language: str = "en", *, no: Collection[str] = ()
) -> tuple[Decision, ...]:
    """Decide on every agreement of a pack; `no` names those that are declined, for their reason."""
    at = STARTED + timedelta(minutes=18)
    return tuple(
        decide(a, at, agreed=a.id not in no, reason=next(iter(a.reasons), ""))
        for a in pack.agreements[language]
    )


def a_signature(printed_name: str = f"{GIVEN} {FAMILY}") -> Signature:
    """Draw an invented signature: two strokes."""
    wave = tuple((100.0 + x, 160.0 + (60 if x % 80 else -60)) for x in range(0, 800, 40))
    return Signature(
        "drawn",
        STARTED + timedelta(minutes=19),
        printed_name,
        strokes=(wave, ((150.0, 250.0), (860.0, 240.0))),
    )


def signed_for_by(authority: Authority = "guardian", details: str = "") -> Signature:
    """Sign for the patient before a witness, with an interpreter: everybody is invented."""
    return Signature(
        "witnessed",
        STARTED + timedelta(minutes=19),
        "Ana Beispiel",
        representative=Representative("Ana Beispiel", "daughter", authority, details),
        interpreter=Interpreter("Luis Inventado", "Invented Line 4711"),
        witness="Rosa Invented",
    )


def a_visit(pack: Pack, **changes: object) -> Visit:
    """Make a finished visit of the invented patient; `changes` are fields of Visit."""
    language = str(changes.get("language", "en"))
    minute = timedelta(minutes=1)
    visit = Visit(
        id=VISIT_ID,
        started_at=STARTED,
        welcomed=True,
        language=language,
        identity=an_identity(),
        slides_seen=tuple(
            SlideSeen(slide.id, language, STARTED + place * minute)
            for place, slide in enumerate(pack.slides[language], 2)
        ),
        slides_left=True,
        ask_nurse=frozenset({"what-to-expect"}),
        attempts=(
            Attempt("home", 0, False, STARTED + 8 * minute),
            Attempt("home", 1, True, STARTED + 9 * minute),
        ),
        answers={
            FORM: {
                INTEREST: (OFTEN[1],),
                DOWN: (),
                HARM: (OFTEN[0],),
                ESCORT: (True,),
            }
        },
        forms_done=(FORM,),
        reviewed_at=STARTED + 17 * minute,
        decisions=(a_decision(pack, language),),
        signature=a_signature(),
        finished_at=STARTED + 20 * minute,
    )
    return replace(visit, **changes)  # type: ignore[arg-type]  # fields of Visit, checked there
