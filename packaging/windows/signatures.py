"""Who signed a program or a library for Windows, where each of its signatures holds (Authenticode).

Runs with requirements-windows.lock alone, where signify is.
"""

from pathlib import Path

from signify.authenticode import AuthenticodeFile
from signify.exceptions import SignifyError


def signers(file: Path) -> frozenset[str]:
    """Return the names that a file is signed by; ValueError: a signature does not hold, or none is.

    One holds when it is of these bytes, was stamped while its certificate was valid, and leads to a
    root that Windows trusts.
    """
    with file.open("rb") as stream:
        try:
            signed = AuthenticodeFile.from_stream(stream).verify(multi_verify_mode="all")
        except SignifyError as error:
            raise ValueError(f"{file.name}: its signature does not hold: {error}") from error
    return frozenset(_name(chain[-1]) for _data, _indirect, chains in signed for chain in chains)


def _name(certificate: object) -> str:
    [name] = certificate.subject.get_components("CN")  # type: ignore[attr-defined]
    return str(name)
