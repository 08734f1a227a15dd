"""The fixed words of the paper packet, in each language that we speak."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PacketWords:
    """What stands in a packet besides the pack's own words."""

    intro: str
    today: str
    more: str
    sources: str
    check: str
    check_lead: str
    questions: str
    questions_lead: str
    tick_all: str
    mark_places: str
    other: str
    date: str
    only: str  # {questions}: the numbers, {condition}
    one_question: str
    many_questions: str
    answered: str  # {answers}, {number}
    not_answered: str
    any_answer: str
    no_answer: str
    more_than: str  # {number}, {answer}
    less_than: str
    at_least: str
    at_most: str
    or_: str
    and_: str
    agreements: str
    agreements_lead: str
    version: str
    after: str  # {title}
    choose: str
    why: str
    agree: str
    decline: str
    signatures: str
    signatures_lead: str
    signature: str
    date_time: str
    patient: str
    representative: str
    relation: str
    interpreter: str
    interpreter_id: str
    witness: str
    nurse: str
    nurse_lead: str


ENGLISH = PacketWords(
    intro="These pages hold the same words as the tablet. Take your time. You can ask a nurse at "
    "any time. Write only what you want to write. Where the words say “touch” or “tap”, use a pen. "
    "Nobody sees what you write until you give the pages back. If you need help now, tell a nurse.",
    today="Today’s date",
    more="More about this",
    sources="Where this comes from",
    check="Check yourself",
    check_lead="Tick one answer to each. A nurse goes over them with you.",
    questions="Questions for you",
    questions_lead="You can leave out any question. A nurse reads your answers before anything "
    "begins.",
    tick_all="You can tick more than one.",
    mark_places="Mark each place that hurts on the drawing.",
    other="Other:",
    date="month / day / year",
    only="{questions}: only if {condition}.",
    one_question="Question {first}",
    many_questions="Questions {first} to {last}",
    answered="you answered {answers} to question {number}",
    not_answered="you did not answer {answers} to question {number}",
    any_answer="you answered question {number}",
    no_answer="you did not answer question {number}",
    more_than="the number in question {number} is more than {answer}",
    less_than="the number in question {number} is less than {answer}",
    at_least="the number in question {number} is {answer} or more",
    at_most="the number in question {number} is {answer} or less",
    or_=" or ",
    and_=" and ",
    agreements="Your decision",
    agreements_lead="You can say yes or no to each. Both are fine.",
    version="Version {version}",
    after="Decide this only if you agreed to “{title}”.",
    choose="Tick one:",
    why="If you ticked the second, you can say why, if you want to.",
    agree="I agree",
    decline="I do not agree",
    signatures="Signatures",
    signatures_lead="Sign only if you agreed to something above. Those who help you sign here too.",
    signature="Signature",
    date_time="Date and time",
    patient="Patient",
    representative="Someone who decides for the patient",
    relation="Relation to the patient, and what gives them the right",
    interpreter="Interpreter",
    interpreter_id="Language, and company or number",
    witness="Witness",
    nurse="For the nurse to ask",
    nurse_lead="A nurse asks these in person and writes the answers. They do not belong to the "
    "patient’s pages.",
)

SPANISH = PacketWords(
    intro="Estas páginas tienen las mismas palabras que la tableta. Tómese su tiempo. Puede "
    "preguntar a enfermería en cualquier momento. Escriba solo lo que quiera. Donde diga “toque”, "
    "use un bolígrafo. Nadie ve lo que escribe hasta que devuelva las páginas. Si necesita ayuda "
    "ahora, avise a enfermería.",
    today="Fecha de hoy",
    more="Más sobre esto",
    sources="De dónde viene esto",
    check="Compruebe lo que entendió",
    check_lead="Marque una respuesta en cada pregunta. Enfermería las repasa con usted.",
    questions="Preguntas para usted",
    questions_lead="Puede dejar cualquier pregunta sin responder. Enfermería lee sus respuestas "
    "antes de empezar.",
    tick_all="Puede marcar más de una.",
    mark_places="Marque en el dibujo cada lugar que le duele.",
    other="Otra:",
    date="mes / día / año",
    only="{questions}: solo si {condition}.",
    one_question="Pregunta {first}",
    many_questions="Preguntas {first} a {last}",
    answered="respondió {answers} en la pregunta {number}",
    not_answered="no respondió {answers} en la pregunta {number}",
    any_answer="respondió la pregunta {number}",
    no_answer="no respondió la pregunta {number}",
    more_than="el número de la pregunta {number} es mayor que {answer}",
    less_than="el número de la pregunta {number} es menor que {answer}",
    at_least="el número de la pregunta {number} es {answer} o más",
    at_most="el número de la pregunta {number} es {answer} o menos",
    or_=" o ",
    and_=" y ",
    agreements="Su decisión",
    agreements_lead="Puede decir sí o no a cada uno. Las dos respuestas están bien.",
    version="Versión {version}",
    after="Decida esto solo si estuvo de acuerdo con “{title}”.",
    choose="Marque una:",
    why="Si marcó la segunda, puede decir por qué, si quiere.",
    agree="Estoy de acuerdo",
    decline="No estoy de acuerdo",
    signatures="Firmas",
    signatures_lead="Firme solo si estuvo de acuerdo con algo. Quienes le ayudan también firman "
    "aquí.",
    signature="Firma",
    date_time="Fecha y hora",
    patient="Paciente",
    representative="Alguien que decide por la persona",
    relation="Relación con la persona, y qué le da ese derecho",
    interpreter="Intérprete",
    interpreter_id="Idioma, y empresa o número",
    witness="Testigo",
    nurse="Para que pregunte enfermería",
    nurse_lead="Enfermería hace estas preguntas en persona y anota las respuestas. No son parte de "
    "las páginas de la persona.",
)


def packet_words(language: str) -> PacketWords:
    """Return the fixed words in a language; English where we do not speak it."""
    return SPANISH if language.startswith("es") else ENGLISH
