"""The section [chart] of settings.toml: which chart system, and how it wants to be fed.

No secret stands in it: those are in the keyring or in a systemd credential.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Template
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    field_validator,
    model_validator,
)

from kiosk.errors import Refused

FIELDS = (  # what names and indexes may hold
    "document",
    "type",
    "file",
    "title",
    "number",
    "number_system",
    "family",
    "given",
    "birth_date",
    "code",
    "reference",
    "date",
    "signed_at",
    "signer",
    "language",
    "sha256",
    "size",
    "submission",
    "part",
)


_Name = Annotated[str, Field(pattern=r"\A[\w .:/-]*\z", max_length=180)]


class _Chart(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    since: date  # what was signed before this day is not filed
    number_system: str = ""  # whose medical record numbers: a URI, or an HL7 v2 authority
    test_documents: bool = False  # `kiosk chart check --file` may file one that is marked


class FolderChart(_Chart):
    """A folder that the chart's own import watches."""

    kind: Literal["folder"]
    folder: Path
    name: str = "${number}_${document}_${date}_${reference}"
    index: Literal["csv", "xml", "json", "none"] = "csv"
    index_template: Path | None = None  # head, one document, foot; a line --- between them
    fhir_json: bool = True
    number_needed: bool = False  # nothing is filed without a medical record number
    acknowledged: Path | None = None  # where the import puts or names what it took
    errors: Path | None = None  # where it puts or names what it did not
    acknowledge_minutes: Annotated[float, Field(gt=0)] = 60
    types: Mapping[str, str] = {}  # consent, intake, fhir, index → the chart's own type

    @field_validator("name")
    @classmethod
    def _names(cls, name: str) -> str:
        template = Template(name)
        known = set(template.get_identifiers()) if template.is_valid() else set()
        if not known or not known <= set(FIELDS) - {"file", "sha256", "size"}:
            raise ValueError(f"only these names may follow a $: {', '.join(FIELDS)}")
        if not known & {"document", "type"} or not known & {"reference", "submission"}:
            raise ValueError("it needs ${document} or ${type}, and ${reference} or ${submission}")
        return name

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if self.folder in (self.acknowledged, self.errors):
            raise ValueError("acknowledged and errors must be other folders than folder")
        return self


Level = Literal["A", "B", "C", "D"]
Resource = Literal[
    "DocumentReference",
    "RelatedPerson",
    "Consent",
    "QuestionnaireResponse",
    "Observation",
    "Provenance",
    "Task",
]


class FhirChart(_Chart):
    """A FHIR R4 server, reached as SMART Backend Services has it."""

    kind: Literal["fhir"]
    url: str  # of the server, without a / at the end
    client_id: str
    token_url: str = ""  # empty: as the server's smart-configuration says
    scope: str = ""  # as the server's operator granted it
    algorithm: Literal["ES384", "RS384"] = "ES384"
    at_most: Level = "A"  # a level below what the server says of itself
    resources: tuple[Resource, ...] = ()  # only these types; empty: whatever the server takes
    ca_file: Path | None = None  # the certificate authority of a server on the clinic's own network

    @field_validator("url", "token_url")
    @classmethod
    def _safe(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise ValueError("it must begin with https://")
        return url.rstrip("/")


class MllpChart(_Chart):
    """An HL7 v2.5.1 interface over MLLP."""

    kind: Literal["hl7v2"]
    host: str
    port: Annotated[int, Field(ge=1, le=65535)]
    tls: bool = True  # false only where IT has a VPN or the same machine
    ca_file: Path | None = None
    certificate_file: Path | None = None  # of this desk, with its key, where the interface asks
    sending_application: _Name = "INTAKEKIOSK"
    sending_facility: _Name = ""
    receiving_application: _Name = ""
    receiving_facility: _Name = ""
    processing_id: Literal["P", "T"] = "P"  # T: the interface's test side
    types: Mapping[str, _Name] = {}  # consent, intake → TXA-2; else CONSENT, and CN of table 0270
    answer_seconds: Annotated[float, Field(gt=0, le=120)] = 30

    @model_validator(mode="after")
    def _safe(self) -> Self:
        if not self.tls and self.certificate_file is not None:
            raise ValueError("certificate_file needs tls = true")
        return self


_LOOPBACK = ("127.0.0.1", "::1", "localhost")

ChartSettings = FolderChart | FhirChart | MllpChart

_ANY: TypeAdapter[ChartSettings] = TypeAdapter(
    Annotated[ChartSettings, Field(discriminator="kind")]
)


_KIND = 'it must be "folder", "fhir" or "hl7v2"'
_DAY = "it must be a day such as 2026-12-01, without quotes"
_WORDS = {  # where pydantic's own are not for who writes settings
    "missing": "this line is missing",
    "extra_forbidden": "this kind of chart has no setting of this name",
    "union_tag_not_found": _KIND,
    "union_tag_invalid": _KIND,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "date_type": _DAY,
}


def chart_settings(section: Mapping[str, object], source: Path) -> ChartSettings | None:
    """Return the section as it is meant; None: there is none. Refused names key and remedy."""
    if not section:
        return None
    try:
        return _ANY.validate_python(dict(section))
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        _tag, *key = first["loc"] or ("", "kind")
        named = f"[chart] {'.'.join(map(str, key))}".rstrip()
        why = _WORDS.get(first["type"]) or first["msg"].removeprefix("Value error, ")
        raise Refused(
            "chart-settings", f"{source}: {named}: {why}. Correct it: see docs/it-chart.md."
        ) from None
