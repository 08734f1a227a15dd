"""How far a patient is, said so that it stays true: no "3 of 9" that is "3 of 12" a tap later.

The number counts through all forms and only grows on the way forward. What is still to come is
exact once no answer can change it any more; until then it is a few, or said in steps of five.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk.forms.evaluation.tree import repeats
from kiosk.forms.questionnaire import Item, Questionnaire
from ui.patient.places import Place

_STEP: Final = 5


def progress(places: Sequence[Place], here: Place) -> str:
    """Return the number of the question, and how many follow, in words."""
    place = places.index(here)
    before = sum(each.asks for each in places[:place])
    ahead = sum(each.asks for each in places[place + 1 :])
    words = " · ".join(filter(None, (_number(before, here.asks), _to_go(places, place, ahead))))
    return words[:1].upper() + words[1:]


def _number(before: int, asks: int) -> str:
    if asks > 1:
        words = QCoreApplication.translate("Form", "Questions %1 to %2")
        return words.replace("%1", str(before + 1)).replace("%2", str(before + asks))
    words = QCoreApplication.translate("Form", "Question %1")
    return words.replace("%1", str(before + 1)) if asks else ""


def _to_go(places: Sequence[Place], place: int, ahead: int) -> str:
    if _is_certain(places, place):
        words = QCoreApplication.translate("Form", "%1 to go")
        return words.replace("%1", str(ahead)) if ahead else _last(places[place])
    if not ahead:
        return QCoreApplication.translate("Form", "nearly done")
    if ahead <= _STEP:
        return QCoreApplication.translate("Form", "a few to go")
    about = -(-ahead // _STEP) * _STEP
    return QCoreApplication.translate("Form", "about %1 to go").replace("%1", str(about))


def _last(here: Place) -> str:
    if not here.asks:
        return QCoreApplication.translate("Form", "nearly done")
    if here.asks > 1:
        return QCoreApplication.translate("Form", "the last ones")
    return QCoreApplication.translate("Form", "the last one")


def _is_certain(places: Sequence[Place], place: int) -> bool:
    """Tell whether no answer from here on can change how many questions there are."""
    here = places[place]
    forms = dict.fromkeys(each.questionnaire for each in places[place + 1 :])
    later = (form for form in forms if form is not here.questionnaire)
    return not any(_last_uncertain(form) for form in later) and _last_uncertain(
        here.questionnaire
    ) <= _position(here.questionnaire, here.pages[-1].item)


def _last_uncertain(form: Questionnaire) -> int:
    """Return the place of the last item that an answer may bring, from 1; 0 where none may."""
    found = form.kept.get("last-uncertain")
    if not isinstance(found, int):
        places = (n + _uncertain(item) for n, item in enumerate(form.walk()) if _uncertain(item))
        found = form.kept["last-uncertain"] = max(places, default=0)
    return found


def _uncertain(item: Item) -> int:
    """Return how many places an answer may bring or take away here; a group may come once more."""
    if repeats(item):
        return sum(1 for _ in item.walk()) + 1
    return 1 if item.conditions or item.formulas.enabled else 0


def _position(form: Questionnaire, item: Item) -> int:
    return next(n for n, each in enumerate(form.walk(), 1) if each.link_id == item.link_id)
