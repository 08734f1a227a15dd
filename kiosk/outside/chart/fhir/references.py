"""References inside a packet, as a server knows them: by its own ids, or in words."""

from collections.abc import Mapping, Sequence

from kiosk.forms.values import Json

_URN = "urn:uuid:"


def resolved(resource: Json, known: Mapping[str, str], beside: Sequence[Json] = ()) -> Json:
    """Return a resource as it is sent, without the id that is ours.

    `known`: part → Type/id of what the server has. What goes in the same transaction, `beside`,
    stays a urn:uuid. What the server has not got and will not get is named in words.
    """
    there = {str(one["id"]) for one in beside}
    sent = _resolved({key: value for key, value in resource.items() if key != "id"}, known, there)
    assert isinstance(sent, dict)
    return sent


def _resolved(value: object, known: Mapping[str, str], beside: set[str]) -> object:
    if isinstance(value, dict):
        target = value.get("reference")
        if isinstance(target, str) and target.startswith(_URN):
            return _reference(value, target.removeprefix(_URN), known, beside)
        return {key: _resolved(inner, known, beside) for key, inner in value.items()}
    if isinstance(value, list):
        return [_resolved(inner, known, beside) for inner in value]
    return value


def _reference(
    value: Mapping[str, object], part: str, known: Mapping[str, str], beside: set[str]
) -> Json:
    if part in beside:
        return dict(value)
    rest = {key: inner for key, inner in value.items() if key != "reference"}
    if known.get(part):
        return {**rest, "reference": known[part]}
    kind = str(rest.get("type", "Resource"))
    return {"display": f"{kind}, see the document", **rest}
