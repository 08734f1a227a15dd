"""Padmé: lengths rounded up so that they tell little about the content, at most 12 % more.

Source: Nikitin, Barman, Lueks, Underwood, Hubaux, Ford: Reducing Metadata Leakage from Encrypted
Files and Communication with PURBs, PETS 2019, section 4.
"""

_PAD = b" "  # JSON allows white space after a value (RFC 8259 section 2)


def padded_length(length: int) -> int:
    """Return the Padmé length for a length in bytes: the next that O(log log L) bits can tell."""
    exponent = length.bit_length() - 1
    if exponent < 1:
        return length
    free_bits = exponent - exponent.bit_length()
    mask = (1 << max(free_bits, 0)) - 1
    return (length + mask) & ~mask


def pad(content: bytes, length: int) -> bytes:
    """Return the content with spaces after it, up to a length in bytes."""
    return content.ljust(length, _PAD)
