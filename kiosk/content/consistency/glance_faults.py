"""What is wrong with glance.toml: it names what is not asked, and so would never be shown."""

from collections.abc import Iterator

from kiosk.content.finding import Finding
from kiosk.content.glance import FILE, FastingRule, Place
from kiosk.content.pack import Pack
from kiosk.content.sources import CLINIC
from kiosk.forms.questionnaire import Coding, Item


def glance_faults(pack: Pack) -> Iterator[Finding]:
    """Yield each question, answer or source that is named and not there."""
    for key, place in pack.glance.places():
        if _item(pack, place) is None:
            yield Finding(FILE, key, f"there is no question {place[1]} in {place[0]}")
    for number, rule in enumerate(pack.glance.fasting, 1):
        if rule.source not in pack.sources and rule.source != CLINIC:
            what = f"the source {rule.source} is not in sources.toml"
            yield Finding(FILE, f"fasting {number}.source", what)
        for key, what in _codes(pack, rule):
            yield Finding(FILE, f"fasting {number}.{key}", what)


def _codes(pack: Pack, rule: FastingRule) -> Iterator[tuple[str, str]]:
    asked = _options(_item(pack, rule.when))
    for code in sorted(asked - set(rule.hours)):
        yield "hours", f"the answer {code} of {rule.when[1]} has no hours"
    for code in sorted(set(rule.hours) - asked):
        yield "hours", f"no answer of {rule.when[1]} has the code {code}"
    for code in sorted(set(rule.needs_for) - _options(_item(pack, rule.what))):
        yield "needs_for", f"no answer of {rule.what[1]} has the code {code}"


def _item(pack: Pack, place: Place) -> Item | None:
    forms = {form.id: form for form in (*pack.questionnaires, *pack.nurse_questionnaires)}
    form = forms.get(place[0])
    return form.index.get(place[1]) if form else None


def _options(item: Item | None) -> set[str]:
    values = (option.value for option in (item.options if item else ()))
    return {value.code or "" for value in values if isinstance(value, Coding)}
