"""The tag: the Bundle's `meta.tag` repeats the header, so that a body fits no other envelope.

FHIR R4 Meta.tag, https://hl7.org/fhir/R4/resource.html#Meta. The system of each coding is
`urn:intake-kiosk:envelope:NAME`, its code the value; a first envelope follows "none".
"""

from collections.abc import Mapping, Sequence

from kiosk.record.envelope import Header

_SYSTEM = "urn:intake-kiosk:envelope:"


def tags(header: Header) -> list[dict[str, str]]:
    """Return the codings that repeat a header."""
    values = {
        "v": str(header.v),
        "kind": header.kind,
        "clinic": header.clinic,
        "device": header.device,
        "seq": str(header.seq),
        "prev": header.prev or "none",
        "pack": header.pack_id,
        "pack-version": header.pack_version,
        "pack-sha256": header.pack_sha256,
        "person": header.person,
        "audit": header.audit,
    }
    return [{"system": _SYSTEM + name, "code": code} for name, code in values.items() if code]


def tagged(bundle: Mapping[str, object], header: Header) -> dict[str, object]:
    """Return a copy of the bundle whose tags repeat the header; tags of others stay."""
    return {**bundle, "meta": {**_meta(bundle), "tag": [*_others(bundle), *tags(header)]}}


def repeats(bundle: Mapping[str, object], header: Header) -> bool:
    """Tell whether the bundle's tags repeat the header exactly: nothing missing, nothing more."""
    return [tag for tag in _tags(bundle) if tag not in _others(bundle)] == tags(header)


def _meta(bundle: Mapping[str, object]) -> Mapping[str, object]:
    meta = bundle.get("meta")
    return meta if isinstance(meta, Mapping) else {}


def _tags(bundle: Mapping[str, object]) -> Sequence[object]:
    found = _meta(bundle).get("tag")
    return found if isinstance(found, Sequence) and not isinstance(found, str) else []


def _others(bundle: Mapping[str, object]) -> list[object]:
    return [
        tag
        for tag in _tags(bundle)
        if not (isinstance(tag, Mapping) and str(tag.get("system", "")).startswith(_SYSTEM))
    ]
