"""An inbox of years: 100,000 intakes and their sign-offs, each really sealed and signed.

Made once into build/large-inbox/, which takes some minutes. An intake is one of two of the shipped
pack with another name, birth date and day; what differs is put into its text, so that a second
makes hundreds.
"""

import base64
import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import resources
from db.store import Store, sqlite_url
from kiosk.content.load import load_pack
from kiosk.content.pack import Pack
from kiosk.ports import Received
from kiosk.record.bundle import intake_bundle
from kiosk.record.canonical import Json, canonical
from kiosk.record.envelope import Header, Kind, header_line
from kiosk.record.manifest import Device, Manifest, Person, Recipient, key_id
from kiosk.record.padding import pad, padded_length
from kiosk.record.seal import encrypt
from kiosk.record.tag import tagged
from kiosk.review.archive.keys import IndexKey
from kiosk.review.archive.summary import Summary, seal_summary
from kiosk.review.assessment import Assessment
from kiosk.review.opened import Bundle
from kiosk.review.opening import intake_of
from kiosk.review.signing.act import Signer
from kiosk.review.signing.bundle import SignedOff, review_bundle
from kiosk.review.worklist import Row, Signature, row_of
from tests.desks import public
from tests.intakes import QUIET, RED, a_patient
from tests.kiosk.content.shipped import Given

FOLDER = Path("build/large-inbox")
TABLETS, DESKS, DAYS, UNFINISHED = 60, 5, 900, 300
LAST_DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 20, tzinfo=UTC)
CLINIC, NURSE, NAME = "clinic-invented", "nurse-1", "Nora Invented, RN"
_SEQ, _PREV, _NAME, _BORN = 900_000_001, "ab" * 32, "Testa Maribel", "1957-04-12"
_ID, _DAY = "cd" * 32, LAST_DAY.isoformat()
_PAPER = b"%PDF-1.4 invented " * 100  # 2 KB: what is measured is finding, not carrying


def key(name: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())


@dataclass(frozen=True)
class Clinic:
    """The keys of an invented clinic, and its pack."""

    epoch: str
    pack: Pack
    index: IndexKey = IndexKey(hashlib.sha256(b"index").digest())  # noqa: RUF009  # a value

    @property
    def manifest(self) -> Manifest:
        age = str(pyrage.x25519.Identity.from_str(self.epoch).to_public())
        recovery = str(pyrage.x25519.Identity.generate().to_public())
        names = [f"tablet-{number}" for number in range(TABLETS)]
        return Manifest(
            clinic=CLINIC,
            name="Invented Pain Clinic",
            version=1,
            not_after=NOW + timedelta(days=365),
            recipients=(
                Recipient(kid=key_id(age), role="epoch", age=age),
                Recipient(kid=key_id(recovery), role="recovery", age=recovery),
            ),
            devices=tuple(Device(id=name, public_key=public(key("tablet"))) for name in names),
            people=(
                Person(id=NURSE, name=NAME, role="nurse",
                       public_key=public(key(NURSE)), age=age),
            ),
        )  # fmt: skip


def clinic() -> Clinic:
    """Return the clinic, its epoch made at the first time."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / "epoch.txt"
    if not file.is_file():
        file.write_text(str(pyrage.x25519.Identity.generate()))
    pack = load_pack(resources.path("packs", "ketamine-chronic-pain"))
    return Clinic(file.read_text(), pack)


def sqlite_file(intakes: int) -> Path:
    """Return the inbox as a SQLite file, made anew where it is missing or of another size."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"{intakes}.sqlite3"
    if not file.is_file():
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        store = Store(sqlite_url(part), "inbox")
        with store.read():
            pass  # the schema is made
        store.close()
        _fill(part, intakes)
        shutil.move(part, file)
    return file


Rows = tuple[str, tuple[object, ...]]  # table, values


def _fill(file: Path, intakes: int) -> None:
    raw = sqlite3.connect(file, isolation_level=None)
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("PRAGMA journal_mode = OFF")
    raw.execute("BEGIN")
    for table, values in _Years(intakes).rows():
        marks = ", ".join("?" * len(values))
        raw.execute(f"INSERT INTO {table} VALUES ({marks})", values)
    raw.execute("COMMIT")
    raw.execute("ANALYZE")
    raw.close()


@dataclass(frozen=True)
class _Template:
    """An envelope's text with what differs still to be put in."""

    header: Header
    text: bytes

    def sealed(self, signer: Ed25519PrivateKey, to: tuple[str, ...], **said: str) -> bytes:
        """Seal and sign it with the words in their places."""
        text = self.text
        for name, value in said.items():
            text = text.replace(_TOKENS[name], value.encode())
        body = encrypt(pad(text, padded_length(len(text))), to)
        header = replace(
            self.header,
            device=said["device"],
            seq=int(said["seq"]),
            prev="" if said["prev"] == "none" else said["prev"],
            body_sha256=hashlib.sha256(body).hexdigest(),
        )
        signature = base64.b64encode(signer.sign(header_line(header, unsigned=True))).decode()
        return header_line(replace(header, sig=signature)) + b"\n" + body


_TOKENS = {
    "device": b"device-to-be-named",
    "seq": str(_SEQ).encode(),
    "prev": _PREV.encode(),
    "name": _NAME.encode(),
    "born": _BORN.encode(),
    "intake": _ID.encode(),
    "day": _DAY.encode(),
    "code": b"F23452",
}


def _template(kind: Kind, bundle: Bundle, pack: Pack, person: str = "") -> _Template:
    header = Header(
        kind=kind,
        clinic=CLINIC,
        device=_TOKENS["device"].decode(),
        seq=_SEQ,
        prev=_PREV,
        pack_id=pack.reference.id,
        pack_version=pack.reference.version,
        pack_sha256=pack.reference.sha256,
        sealed_at=NOW.isoformat(timespec="milliseconds"),
        body_sha256="",
        sig="",
        person=person,
    )
    return _Template(header, canonical(cast("Json", tagged(bundle, header))))


@dataclass(frozen=True)
class _Story:
    """One kind of patient: the intake, its sign-off, and its row."""

    intake: _Template
    review: _Template
    row: Row


def _story(known: Clinic, given: Given) -> _Story:
    pack = known.pack
    visit = a_patient(pack, given)
    bundle = intake_bundle(visit, pack, _PAPER, device=_TOKENS["device"].decode())
    received = Received(_ID, "intake", "", 1, b"", NOW)
    opened = intake_of(received, dict(bundle), {pack.reference: pack})
    signer = Signer(NURSE, NAME, visit.finished_at or NOW)
    said = SignedOff(signer, "I looked at everything.", Assessment())
    review = review_bundle(opened, _PAPER, said, pack)
    return _Story(
        _template("intake", cast("Bundle", bundle), pack),
        _template("review", cast("Bundle", review), pack, NURSE),
        row_of(opened, ()),
    )


class _Years:
    """Writes down what happened in the clinic, row by row."""

    def __init__(self, intakes: int) -> None:
        self._intakes, known = intakes, clinic()
        self._index, self._to = known.index, known.manifest.seal_to
        self._stories = [_story(known, RED), *[_story(known, QUIET)] * 4]
        self._chain: dict[str, tuple[int, str]] = {}
        self._position = 0
        self._at = _written(NOW - timedelta(days=1))

    def rows(self) -> Iterator[Rows]:
        """Yield every row, in an order in which they can be stored."""
        for number in range(self._intakes):
            story = self._stories[number % len(self._stories)]
            ago = (self._intakes - 1 - number) * DAYS // self._intakes
            day = LAST_DAY - timedelta(days=ago)
            who = {
                "name": f"Testa{number % 40_000}",
                "born": (date(1930, 1, 1) + timedelta(days=number % 20_000)).isoformat(),
                "code": f"F{number:05}",
                "day": day.isoformat(),
            }
            sent = self._sealed("intake", story.intake, f"tablet-{number % TABLETS}", **who)
            yield sent
            row = replace(
                story.row,
                id=str(sent[1][1]),
                name=story.row.name.replace(_NAME, who["name"]),
                birth_date=date.fromisoformat(who["born"]),
                code=who["code"],
                finished_at=datetime.combine(day, story.row.finished_at.timetz()),
            )
            if number < self._intakes - UNFINISHED:
                desk = f"desk-{number % DESKS}:desk"
                signed = self._sealed("review", story.review, desk, intake=row.id, **who)
                yield from self._done(row.id, signed)
                row = replace(row, signed_off=Signature(NAME, row.finished_at))
            yield from self._kept(Summary(row, row.name, row.birth_date))

    def _sealed(self, kind: Kind, template: _Template, device: str, **said: str) -> Rows:
        seq, prev = self._chain.get(device, (0, "none"))
        signer = key("tablet" if kind == "intake" else NURSE)
        body = template.sealed(signer, self._to, device=device, seq=str(seq + 1), prev=prev, **said)
        name = hashlib.sha256(body).hexdigest()
        self._chain[device] = (seq + 1, name)
        self._position += 1
        return "received", (self._position, name, kind, device, seq + 1, body, self._at)

    def _done(self, intake_id: str, signed: Rows) -> Iterator[Rows]:
        review_id = str(signed[1][1])
        yield signed
        yield "first", ("sign-off", intake_id, review_id)
        about = self._index.mark("about", review_id, intake_id)
        for mark in (about, self._index.mark("done", intake_id, intake_id)):
            yield "mark", (mark.subject, mark.kind, mark.kid, intake_id, mark.mac, self._at)

    def _kept(self, summary: Summary) -> Iterator[Rows]:
        kept = seal_summary(summary, self._index, self._to)
        yield "summary", (kept.intake_id, kept.kid, _written(kept.at), kept.body)
        for tag in summary.tags(self._index):
            yield "tag", (tag, kept.intake_id)


def _written(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
