"""What can go wrong that we know of; anything else is a bug.

KioskError
├── Refused      the rules say no: tell the person what to do
├── Unavailable  a disk, network, keychain or server does not answer: we try again
└── Damaged      a hash, seal, signature or file is not what it must be: set aside, call staff

Every error carries a stable code for logs and tests, and a sentence for a person. Neither ever
holds patient data.
"""


class KioskError(Exception):
    """A known fault, with a stable code and a sentence that says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Refused(KioskError):
    """The rules say no; the sentence tells the person what to do instead."""


class Unavailable(KioskError):
    """Something outside does not answer now; trying again later may work."""


class Damaged(KioskError):
    """Something is not what its hash, seal or form says; it is set aside, never used."""
