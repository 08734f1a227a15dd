"""Who signed for the patient, who interpreted and who witnessed, as a nurse must check them."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from kiosk.record.letter.words import ENGLISH
from kiosk.visit.consent import Representative, Signature
from ui.desk.labels import label

translate = QCoreApplication.translate


def people(signature: Signature) -> Iterator[QLabel]:
    """Yield a line for each person besides the patient; a representative must be checked."""
    if signature.representative:
        yield label(_representative(signature.representative), "strong")
        words = translate("intake", "The tablet checked neither who they are nor their right.")
        yield label(words, "soft")
    if signature.witness:
        yield label(translate("intake", "Witness: {0}").format(signature.witness))
    who = signature.interpreter
    if who:
        name = f"{who.name} ({who.service})" if who.service else who.name
        yield label(translate("intake", "Interpreter: {0}").format(name))


def _representative(who: Representative) -> str:
    right = ENGLISH.authorities[who.authority]
    facts = ", ".join(fact for fact in (who.relation, right, who.details) if fact)
    return translate("intake", "Decided for the patient: {0} ({1})").format(who.name, facts)
