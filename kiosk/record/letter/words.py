"""The fixed words of the patient's document, in each language that we speak."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.visit.consent import Authority

_LANGUAGES = {"en": "English", "es": "Español"}  # as their speakers call them


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What stands in a document besides the pack's and the patient's own words."""

    title: str
    name: str
    birth_date: str
    code: str
    decided: str
    agreed: str
    declined: str
    reason: str
    rather_not: str  # the last of the reasons to choose from
    version: str
    all_declined: str
    answers: str
    answers_lead: str
    chose_not: str
    not_answered: str
    yes: str
    no: str
    learned: str
    slides_lead: str
    ask_nurse: str
    signature: str
    drawn_meaning: str
    typed_meaning: str
    witnessed_meaning: str
    representative_meaning: str
    typed_label: str
    witnessed_label: str
    signer: str
    patient_signs: str
    representative: str
    relation: str
    right: str
    authorities: Mapping[Authority, str]
    interpreter: str
    witness: str
    witness_meaning: str
    right_side: str  # of a drawn body
    left_side: str
    seen_from_front: str
    seen_from_behind: str
    body_alt: str  # what a screen reader says of a drawing
    marked_alt: str
    drawn_alt: str  # … and of a signature
    printed_name: str
    signed_at: str
    meaning: str
    record: str
    pack: str
    tablet: str
    words_hash: str
    reference: str
    page: str
    months: tuple[str, ...]
    day: str


ENGLISH = LetterWords(
    title="What you decided and told us",
    name="Name",
    birth_date="Date of birth",
    code="Visit code",
    decided="Your decision",
    agreed="I agree",
    declined="I do not agree",
    reason="Your reason",
    rather_not="I’d rather not say",
    version="Version {version} · {language}",
    all_declined="You declined. No signature is needed. A nurse will talk with you.",
    answers="Your answers",
    answers_lead="A nurse reads these before anything begins.",
    chose_not="chose not to answer",
    not_answered="not answered",
    yes="Yes",
    no="No",
    learned="What you were shown",
    slides_lead="Pages you saw before you decided:",
    ask_nurse="asked to talk with the nurse about this",
    signature="Signature",
    drawn_meaning="I signed with my own hand on the tablet to confirm the decisions above.",
    typed_meaning="I typed my name as my signature to confirm the decisions above.",
    witnessed_meaning="I said yes to a witness to confirm the decisions above.",
    representative_meaning="I decided for {patient}.",
    typed_label="Signed by typing the name",
    witnessed_label="Said yes to a witness; did not sign by hand",
    signer="Signed by",
    patient_signs="The patient",
    representative="Someone who decides for the patient",
    relation="Relation to the patient",
    right="What gives the right",
    authorities={
        "parent": "Parent of a patient under 18",
        "guardian": "Legal guardian",
        "proxy": "Health care proxy or power of attorney",
        "other": "Something else",
    },
    interpreter="Interpreter",
    witness="Witness",
    witness_meaning="I saw or heard the signer confirm the decisions above.",
    right_side="Your right",
    left_side="Your left",
    seen_from_front="Front",
    seen_from_behind="Back",
    body_alt="Drawing of a body, front and back",
    marked_alt="Drawing of a body, front and back: the places named below are marked",
    drawn_alt="The signature as it was drawn",
    printed_name="Printed name",
    signed_at="Signed on",
    meaning="Meaning",
    record="About this document",
    pack="Content",
    tablet="Tablet",
    words_hash="SHA-256 of the words of “{title}”",
    reference="Document {id}",
    page="Page {number} of {total}",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day="{month} {day}, {year}",
)

SPANISH = LetterWords(
    title="Lo que usted decidió y nos contó",
    name="Nombre",
    birth_date="Fecha de nacimiento",
    code="Código de la visita",
    decided="Su decisión",
    agreed="Acepto",
    declined="No acepto",
    reason="Su razón",
    rather_not="Prefiero no decirlo",
    version="Versión {version} · {language}",
    all_declined="Usted dijo que no. No hace falta firmar. Enfermería hablará con usted.",
    answers="Sus respuestas",
    answers_lead="Enfermería las lee antes de empezar.",
    chose_not="prefirió no responder",
    not_answered="sin respuesta",
    yes="Sí",
    no="No",
    learned="Lo que se le mostró",
    slides_lead="Páginas que vio antes de decidir:",
    ask_nurse="pidió hablar de esto con enfermería",
    signature="Firma",
    drawn_meaning="Firmé de mi puño y letra en la tableta para confirmar las decisiones de arriba.",
    typed_meaning="Escribí mi nombre como firma para confirmar las decisiones de arriba.",
    witnessed_meaning="Le dije que sí a un testigo para confirmar las decisiones de arriba.",
    representative_meaning="Decidí por {patient}.",
    typed_label="Firmado escribiendo el nombre",
    witnessed_label="Dijo que sí ante un testigo; no firmó de su puño y letra",
    signer="Quién firma",
    patient_signs="La persona atendida",
    representative="Otra persona, que decide por la persona atendida",
    relation="Qué es de la persona atendida",
    right="Qué le da el derecho",
    authorities={
        "parent": "Padre o madre de una persona menor de 18 años",
        "guardian": "Tutor o tutora legal",
        "proxy": "Poder para decidir sobre su salud",
        "other": "Otra cosa",
    },
    interpreter="Intérprete",
    witness="Testigo",
    witness_meaning="Vi u oí cómo la persona que firma confirmó las decisiones de arriba.",
    right_side="Su derecha",
    left_side="Su izquierda",
    seen_from_front="Por delante",
    seen_from_behind="Por detrás",
    body_alt="Dibujo de un cuerpo, por delante y por detrás",
    marked_alt="Dibujo de un cuerpo, por delante y por detrás: "
    "están marcados los lugares que se nombran abajo",
    drawn_alt="La firma tal como se trazó",
    printed_name="Nombre en letra de imprenta",
    signed_at="Firmado el",
    meaning="Significado",
    record="Sobre este documento",
    pack="Contenido",
    tablet="Tableta",
    words_hash="SHA-256 de las palabras de “{title}”",
    reference="Documento {id}",
    page="Página {number} de {total}",
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    day="{day} de {month} de {year}",
)


def letter_words(language: str) -> LetterWords:
    """Return the fixed words in a language; English where we do not speak it."""
    return SPANISH if language.startswith("es") else ENGLISH


def language_words(language: str) -> str:
    """Return what its speakers call a language; the code of one that we do not speak."""
    return _LANGUAGES.get(language, language)


def day_words(day: date, words: LetterWords) -> str:
    """Return a day in words, so that no country reads it the other way round."""
    return words.day.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def moment_words(moment: datetime, words: LetterWords) -> str:
    """Return day, time and offset from UTC: one moment, wherever it is read."""
    offset = moment.strftime("%z")
    return f"{day_words(moment, words)}, {moment:%H:%M:%S} (UTC{offset[:3]}:{offset[3:5]})"
