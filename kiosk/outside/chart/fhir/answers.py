"""What an answer of a FHIR server means: done, later, or for a person.

A server's own words may quote a patient: of an OperationOutcome severity, code and expression are
logged, and nothing else.
Source: https://hl7.org/fhir/R4/http.html, RFC 9110 (Retry-After),
the IETF draft on RateLimit header fields.
"""

import logging
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from kiosk.errors import KioskError, Refused, Unavailable
from kiosk.forms.elements import Element, children, string
from kiosk.ports.filing import Busy

log = logging.getLogger(__name__)

LONGEST_WAIT = 600.0  # seconds that a server may ask for
_LATER = (408, 409, 423, 425, 429)
_NOT_ALLOWED = (401, 403)
_TIME_LEFT = re.compile(r"(?:^|[;,\s])t\s*=\s*(\d+)")

Headers = Mapping[str, str]


def fault_of(
    status: int, headers: Headers, body: object, now: datetime, *, matched: bool = False
) -> KioskError | None:
    """Return what an answer is raised as; None: it is done.

    `headers` are asked by small letters; `matched`: the request had an If-Match.
    """
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    _log(status, body)
    if status in _LATER or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _later(status, headers, now)
    if status in _NOT_ALLOWED:
        return Refused(
            "not-allowed",
            f"The chart does not let this desk in ({status}): see scope in [chart] and its rights.",
        )
    if status == HTTPStatus.PRECONDITION_FAILED:
        if matched:
            return Refused("changed-meanwhile", "Somebody changed it in the chart meanwhile.")
        return Refused("several-match", "The chart has this more than once, and will not guess.")
    return Refused("refused", f"The chart refused it ({status}).")


def _later(status: int, headers: Headers, now: datetime) -> KioskError:
    words = f"The chart asks to be left in peace for a while ({status})."
    seconds = wait_of(headers, now)
    if seconds is None:
        return Unavailable(f"http-{status}", words)
    return Busy(f"http-{status}", words, seconds)


def wait_of(headers: Headers, now: datetime) -> float | None:
    """Return how many seconds a server asks for, at most ten minutes; None: it does not say."""
    seconds = _retry_after(headers.get("retry-after", ""), now)
    if seconds is None:
        seconds = _rate_limit(headers)
    return None if seconds is None else min(max(seconds, 0.0), LONGEST_WAIT)


def _retry_after(written: str, now: datetime) -> float | None:
    if re.fullmatch(r"\d+", seconds := written.strip()):
        return float(seconds)
    try:
        until = parsedate_to_datetime(written)
    except ValueError:
        return None
    return ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds()


def _rate_limit(headers: Headers) -> float | None:
    """Return the longest time until a quota is whole again, of those that are used up."""
    policies = headers.get("ratelimit", "").split(",")
    used_up = [policy for policy in policies if re.search(r"r\s*=\s*0\b", policy)] or policies
    times = [float(found[1]) for policy in used_up if (found := _TIME_LEFT.search(policy))]
    reset = headers.get("ratelimit-reset", "").strip()
    if re.fullmatch(r"\d+", reset):
        times.append(float(reset))
    return max(times) if times else None


def _log(status: int, body: object) -> None:
    issues = children(body, "issue") if isinstance(body, Mapping) else []
    told = "; ".join(map(_issue, issues)) or "no OperationOutcome"
    log.info("the chart answered %d: %s", status, told)


def _issue(issue: Element) -> str:
    where = issue.get("expression")
    paths = ",".join(map(str, where)) if isinstance(where, list) else ""
    return f"{string(issue, 'severity')} {string(issue, 'code')} {paths}".strip()
