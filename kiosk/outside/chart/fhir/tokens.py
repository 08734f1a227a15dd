"""Access tokens of SMART Backend Services: private_key_jwt, four minutes, each used once.

Source: https://hl7.org/fhir/smart-app-launch/backend-services.html, RFC 7523
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import httpx
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from kiosk.errors import Refused, Unavailable
from kiosk.filing.chart_settings import FhirChart
from kiosk.outside.chart.fhir.answers import fault_of
from kiosk.outside.chart.reaching import why_unreached
from kiosk.ports import Clock

Key = ECKey | RSAKey

_LIFE: Final = timedelta(minutes=4)  # of an assertion: SMART allows five
_EARLY: Final = timedelta(seconds=30)  # a token is renewed before it ends
_DEFAULT_LIFE = 300  # seconds, when the server does not say
_REMEDY = "correct url, or set token_url in [chart]."
_OAUTH_ERRORS = (
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
)
_JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def assertion(settings: FhirChart, token_url: str, key: Key, now: datetime) -> str:
    """Return a signed assertion of who this client is, for one use at one address."""
    claims = {
        "iss": settings.client_id,
        "sub": settings.client_id,
        "aud": token_url,
        "iat": int(now.timestamp()),
        "exp": int((now + _LIFE).timestamp()),
        "jti": str(uuid.uuid4()),
    }
    header = {"alg": settings.algorithm, "kid": key.kid or key.thumbprint(), "typ": "JWT"}
    return jwt.encode(header, claims, key, algorithms=[settings.algorithm])


@dataclass
class Tokens:
    """Gets a token when one is needed, and keeps it while it lasts."""

    settings: FhirChart
    client: httpx.Client
    clock: Clock
    key: Callable[[], Key]
    _token: str = field(default="", repr=False)
    _until: datetime | None = None
    _url: str = ""

    def token(self, *, renew: bool = False) -> str:
        """Return a token; Refused when the server knows us not, Unavailable when it is silent."""
        now = self.clock.now()
        if renew or self._until is None or now >= self._until:
            self._token, life = self._ask(now)
            self._until = now + timedelta(seconds=life) - _EARLY
        return self._token

    def _ask(self, now: datetime) -> tuple[str, float]:
        url = self._address()
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": _JWT,
            "client_assertion": assertion(self.settings, url, self.key(), now),
        } | ({"scope": self.settings.scope} if self.settings.scope else {})
        try:
            answer = self.client.post(url, data=form)
            said = answer.json()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unavailable("no-token", f"{url}: {why_unreached(error)}.") from None
        except ValueError:
            said = {}
        fault = fault_of(answer.status_code, answer.headers, {}, now)
        if fault is not None:
            refused = isinstance(fault, Refused)
            raise _not_let_in(url, answer.status_code, said) if refused else fault
        token = said.get("access_token") if isinstance(said, dict) else None
        if not isinstance(token, str) or not token:
            raise Unavailable("no-token", f"{url}: no token in its answer: correct token_url.")
        life = said.get("expires_in")
        return token, float(life) if isinstance(life, int | float) else _DEFAULT_LIFE

    def _address(self) -> str:
        """Return where tokens are had: as it is set, or as the server's SMART page says."""
        if self.settings.token_url:
            return self.settings.token_url
        page = f"{self.settings.url}/.well-known/smart-configuration"
        if not self._url:
            try:
                said = self.client.get(page, headers={"Accept": "application/json"}).json()
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise Unavailable("no-smart", f"{page}: {why_unreached(error)}.") from None
            except ValueError:
                raise Unavailable("no-smart", f"{page}: no JSON: {_REMEDY}") from None
            self._url = str(said.get("token_endpoint", "")) if isinstance(said, dict) else ""
        if not self._url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise Refused("no-smart", f"{page}: no token address in it: {_REMEDY}")
        return self._url


def _not_let_in(url: str, status: int, said: object) -> Refused:
    """Return what IT can do about it; of the answer only what RFC 6749, 5.2 lists is repeated."""
    code = said.get("error") if isinstance(said, dict) else None
    known = code if isinstance(code, str) and code in _OAUTH_ERRORS else ""
    return Refused(
        "not-allowed",
        f"{url}: no token ({f'{status} {known}'.strip()}): see that client_id, scope and token_url "
        "in [chart] are right, and that the server reads this desk's chart-jwks.json.",
    )
