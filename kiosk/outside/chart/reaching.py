"""Why a chart was not reached, in words for IT: what is wrong, and with which setting."""

import socket
import ssl
from collections.abc import Iterator

_NOT_OURS = (18, 19, 20, 21)  # X509_V_ERR: signed by itself, or by somebody who is not trusted
_WORDS: dict[type[BaseException], str] = {
    socket.gaierror: "no such host: correct its name, or mend the DNS",
    ConnectionRefusedError: "nobody listens there: start the chart's side, or correct the address",
    TimeoutError: "no answer in time: see that a firewall lets this desk out",
}


def why_unreached(error: BaseException) -> str:
    """Return why, without what was sent: no path, no parameter, no patient."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _distrusted(cause)
        if isinstance(cause, ssl.SSLError):
            return f"TLS failed ({cause.reason or 'no reason given'})"
        for kind, words in _WORDS.items():
            if isinstance(cause, kind):
                return words
    return getattr(error, "strerror", None) or f"the line was cut ({type(error).__name__})"


def _distrusted(error: ssl.SSLCertVerificationError) -> str:
    if error.verify_code in _NOT_OURS:
        return "its certificate is of nobody whom this machine trusts: set ca_file in [chart]"
    return f"its certificate is wrong: {error.verify_message.rstrip('.')}"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
