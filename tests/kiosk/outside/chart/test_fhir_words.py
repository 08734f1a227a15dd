"""How a FHIR server is understood: its answers, what it can do, and who we say that we are."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from kiosk.errors import Refused, Unavailable
from kiosk.filing.chart_settings import FhirChart, chart_settings
from kiosk.forms.values import Json
from kiosk.outside.chart.fhir.answers import LONGEST_WAIT, fault_of, wait_of
from kiosk.outside.chart.fhir.capability import capability
from kiosk.outside.chart.fhir.references import resolved
from kiosk.outside.chart.fhir.tokens import Tokens, assertion
from kiosk.outside.clock import SystemClock
from kiosk.ports.filing import Busy

NOW = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "120"}, 120),
        ({"retry-after": "Mon, 02 Mar 2026 15:31:00 GMT"}, 60),
        ({"retry-after": "Mon, 02 Mar 2026 15:29:00 GMT"}, 0),
        ({"retry-after": "99999"}, LONGEST_WAIT),
        ({"retry-after": "5\x1f"}, 5),
        ({"retry-after": "soon"}, None),
        ({"ratelimit": '"requests";r=9;t=5, "fhirInteractions";r=0;t=60'}, 60),
        ({"ratelimit-reset": "33"}, 33),
        ({"retry-after": "7", "ratelimit": '"x";r=0;t=60'}, 7),
        ({}, None),
    ],
)
def test_a_server_says_in_many_ways_how_long_it_wants_to_be_left(headers, seconds):
    assert wait_of(headers, NOW) == seconds


@given(st.dictionaries(st.sampled_from(["retry-after", "ratelimit", "ratelimit-reset"]), st.text()))
def test_no_header_makes_us_stumble_or_wait_for_ever(headers):
    seconds = wait_of(headers, NOW)
    assert seconds is None or 0 <= seconds <= LONGEST_WAIT


@given(st.integers(100, 599), st.booleans())
def test_every_status_has_a_meaning(status, matched):
    fault = fault_of(status, {}, None, NOW, matched=matched)
    assert (fault is None) == (200 <= status < 300)
    if fault is not None:
        later = isinstance(fault, Unavailable)
        assert later == (status >= 500 or status in (408, 409, 423, 425, 429))


def test_a_412_is_a_double_unless_we_asked_for_a_version():
    codes = [fault_of(412, {}, None, NOW, matched=m) for m in (False, True)]
    assert [fault.code for fault in codes if fault] == ["several-match", "changed-meanwhile"]
    assert isinstance(fault_of(429, {"retry-after": "3"}, None, NOW), Busy)


def statement(*, transaction: bool = False, **types: Mapping[str, object]) -> Json:
    return {
        "resourceType": "CapabilityStatement",
        "rest": [
            {
                "mode": "server",
                "interaction": [{"code": "transaction"}] if transaction else [],
                "resource": [{"type": name, **said} for name, said in types.items()],
            }
        ],
    }


CREATE = {"interaction": [{"code": "create"}, {"code": "read"}]}
NAMED = {**CREATE, "searchParam": [{"name": "identifier", "type": "token"}]}
CONDITIONAL = {**NAMED, "conditionalCreate": True}


@pytest.mark.parametrize(
    ("said", "level"),
    [
        (statement(transaction=True, DocumentReference=CONDITIONAL), "A"),
        (statement(DocumentReference=CONDITIONAL), "B"),
        (statement(DocumentReference=NAMED), "C"),
        (statement(DocumentReference=CREATE), "D"),
        (statement(transaction=True, DocumentReference=CONDITIONAL, Task=NAMED), "B"),
    ],
)
def test_the_level_is_what_the_server_says_of_itself(said, level):
    assert capability(said).level == level


def test_a_server_as_large_vendors_have_it_gets_documents_and_scores():
    said = statement(
        DocumentReference=NAMED, Observation=CREATE, QuestionnaireResponse={"interaction": []}
    )
    found = capability(said)
    assert (found.level, set(found.ways)) == ("C", {"DocumentReference"})
    assert any("scores and vital signs" in sentence for sentence in found.missing)
    assert any("each decision" in sentence for sentence in found.missing)


def test_it_may_allow_less_than_the_server():
    said = statement(transaction=True, DocumentReference=CONDITIONAL, Task=CONDITIONAL)
    assert capability(said, "C").level == "C"
    assert set(capability(said, only=("Consent",)).ways) == {"DocumentReference"}


@pytest.mark.parametrize("said", [{}, {"rest": [{"mode": "client"}]}, statement(Patient=CREATE)])
def test_a_server_that_takes_no_documents_is_told_to_it(said):
    with pytest.raises(Refused, match="takes no documents"):
        capability(said)


@pytest.mark.parametrize("algorithm", ["ES384", "RS384"])
def test_an_assertion_is_short_lived_used_once_and_meant_for_one_address(algorithm):
    key = (
        ECKey.generate_key("P-384", private=True)
        if algorithm == "ES384"
        else RSAKey.generate_key(2048, private=True)
    )
    settings = chart(algorithm=algorithm)
    said = [
        jwt.decode(assertion(settings, "https://ehr.example/token", key, NOW), key, [algorithm])
        for _ in range(2)
    ]
    claims = said[0].claims
    assert claims["iss"] == claims["sub"] == "kiosk-1"
    assert claims["aud"] == "https://ehr.example/token"
    assert timedelta(0) < datetime.fromtimestamp(claims["exp"], UTC) - NOW <= timedelta(minutes=5)
    assert claims["jti"] != said[1].claims["jti"]
    assert said[0].header == {"alg": algorithm, "kid": key.thumbprint(), "typ": "JWT"}


def chart(**more: object) -> FhirChart:
    section = {
        "kind": "fhir",
        "since": date(2026, 1, 1),
        "url": "https://ehr.example/fhir/",
        "client_id": "kiosk-1",
    }
    made = chart_settings({**section, **more}, Path("settings.toml"))
    assert isinstance(made, FhirChart)
    return made


def test_the_network_of_a_clinic_is_no_place_for_bare_http():
    assert chart().url == "https://ehr.example/fhir"
    with pytest.raises(Refused, match=r"\[chart\] url: .*https"):
        chart(url="http://ehr.example/fhir")
    with pytest.raises(Refused, match=r"\[chart\] token_url"):
        chart(token_url="http://127.0.0.1.example/token")


def test_what_the_server_does_not_get_is_named_in_words():
    resource: Json = {
        "id": "a",
        "subject": {"reference": "urn:uuid:p", "type": "Patient"},
        "performer": [{"reference": "urn:uuid:r", "type": "RelatedPerson"}],
        "focus": {"reference": "urn:uuid:b", "type": "Task"},
    }
    assert resolved(resource, {"p": "Patient/1"}, [{"id": "b"}]) == {
        "subject": {"reference": "Patient/1", "type": "Patient"},
        "performer": [{"display": "RelatedPerson, see the document", "type": "RelatedPerson"}],
        "focus": {"reference": "urn:uuid:b", "type": "Task"},
    }


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"error": "invalid_client"}, "no token (400 invalid_client): see that client_id"),
        ({"error": "Testa Beispiel"}, "no token (400): see that client_id"),
        ({"error": ["invalid_scope"]}, "no token (400): see that client_id"),
        (None, "no token (400): see that client_id"),
    ],
)
def test_a_token_that_is_refused_is_told_with_its_address_and_a_known_code_alone(said, told):
    answers = httpx.MockTransport(lambda _asked: httpx.Response(400, json=said))
    key = ECKey.generate_key("P-384", private=True)
    settings = chart(token_url="https://ehr.example/token")
    tokens = Tokens(settings, httpx.Client(transport=answers), SystemClock(), lambda: key)
    with pytest.raises(Refused) as refused:
        tokens.token()
    assert refused.value.code == "not-allowed"
    assert refused.value.message.startswith(f"https://ehr.example/token: {told}")
