"""What was answered: values by key, and how a tap adds or takes away one.

A key is the linkId of a question; inside the repetitions of a group, the linkId with the numbers of
the repetitions from 0 behind an @, such as "dose@1" and "dose@1.0"; the first ones have none. The
key of a repeating group holds how many repetitions there are.
"""

from collections.abc import Mapping

from kiosk.forms.datatypes import Coding, Reference, Value
from kiosk.forms.questionnaire import Item, Option

Answers = Mapping[str, tuple[Value, ...]]  # an empty tuple: asked, and declined

# Items that the kiosk can ask; any other can only be declined.
ASKED = frozenset(
    {
        *("boolean", "integer", "decimal", "quantity", "string", "text", "url", "reference"),
        *("date", "dateTime", "time", "choice", "open-choice"),
    }
)


def same_answer(value: Value, other: Value) -> bool:
    """Tell whether two answers are one: the same code of the same system, or equal and alike."""
    if isinstance(value, Coding) and isinstance(other, Coding):
        if value.code is None and other.code is None:
            return value.display == other.display
        return value.same_as(other)
    if isinstance(value, Reference) and isinstance(other, Reference):
        if value.reference is None and other.reference is None:
            return value.display == other.display
        return value.reference == other.reference
    return type(value) is type(other) and value == other


def option_of(item: Item, value: Value) -> Option | None:
    """Return the option that an answer chose, or None when it was not chosen from a list."""
    return next((o for o in item.options if same_answer(o.value, value)), None)


def choose(item: Item, values: tuple[Value, ...], option: Option) -> tuple[Value, ...]:
    """Return the answers after a tap on an option.

    One answer is replaced; in a list of several a second tap takes one away, and an exclusive
    option ("none of these") and the others clear each other.
    """
    if not item.repeats:
        return (option.value,)
    if any(same_answer(value, option.value) for value in values):
        return tuple(value for value in values if not same_answer(value, option.value))
    if option.exclusive:
        return (option.value,)
    return (*(value for value in values if not _exclusive(item, value)), option.value)


def _exclusive(item: Item, value: Value) -> bool:
    chosen = option_of(item, value)
    return chosen is not None and chosen.exclusive
