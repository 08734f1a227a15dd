"""Canonical JSON (RFC 8785): a value has exactly one run of bytes, so that a hash can bind it."""

from collections.abc import Mapping, Sequence

import rfc8785

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None


def canonical(value: Json) -> bytes:
    """Return the RFC 8785 bytes of a JSON value.

    Raises ValueError for what JSON cannot hold: infinities, integers beyond 2**53 - 1, other types.
    """
    return rfc8785.dumps(value)
