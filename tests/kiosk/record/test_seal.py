"""What is sealed opens with the clinic's keys alone, and as itself alone."""

import json
from dataclasses import replace
from datetime import datetime

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import Damaged, Refused
from kiosk.record.canonical import canonical
from kiosk.record.envelope import parse
from kiosk.record.padding import pad, padded_length
from kiosk.record.seal import seal
from kiosk.record.unseal import unseal
from tests.envelopes import BUNDLE, EPOCH, PACK, RECIPIENTS, RECOVERY, SEALED_AT, sealed, sealing

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def plaintext(data: bytes) -> bytes:
    opened: bytes = pyrage.decrypt(parse(data).body, [pyrage.x25519.Identity.from_str(EPOCH)])
    return opened


def without_tags(bundle: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in bundle.items() if key != "meta"}


@pytest.mark.parametrize("identity", [EPOCH, RECOVERY], ids=["epoch", "recovery"])
def test_every_recipient_opens_what_was_sealed(identity: str) -> None:
    assert without_tags(unseal(parse(sealed()), [identity])) == BUNDLE


@settings(max_examples=50)
@given(st.dictionaries(TEXTS, JSON, max_size=4))
def test_any_bundle_comes_back_as_it_was(bundle: dict[str, object]) -> None:
    bundle.pop("meta", None)
    assert without_tags(unseal(parse(sealed(bundle=bundle)), [EPOCH])) == bundle


def test_the_bundle_itself_is_left_alone_and_tags_of_others_stay() -> None:
    other = {"system": "https://example.org/tags", "code": "kept"}
    bundle: dict[str, object] = {"resourceType": "Bundle", "meta": {"tag": [other], "source": "x"}}
    opened = unseal(parse(sealed(bundle=bundle)), [EPOCH])
    meta = opened["meta"]
    assert isinstance(meta, dict)
    assert meta["source"] == "x"
    assert meta["tag"][0] == other
    assert bundle["meta"] == {"tag": [other], "source": "x"}


def test_a_stranger_cannot_open_it() -> None:
    with pytest.raises(Refused) as caught:
        unseal(parse(sealed()), [str(pyrage.x25519.Identity.generate())])
    assert caught.value.code == "not-a-recipient"


def test_what_is_no_identity_is_refused_without_being_quoted() -> None:
    with pytest.raises(Refused) as caught:
        unseal(parse(sealed()), ["AGE-SECRET-KEY-1WRONG"])
    assert caught.value.code == "identity"
    assert "WRONG" not in caught.value.message


@pytest.mark.parametrize(
    "other",
    [
        sealed(seq=2, prev="ab" * 32),
        sealed("notice"),
        sealed(device="tablet-2"),
        sealed("review"),
    ],
)
def test_a_transplanted_body_does_not_open_as_anothers(other: bytes) -> None:
    transplanted = replace(parse(sealed()), body=parse(other).body)
    with pytest.raises(Damaged) as caught:
        unseal(transplanted, [EPOCH])
    assert caught.value.code == "transplanted"


def test_a_broken_body_is_damaged() -> None:
    envelope = parse(sealed())
    with pytest.raises(Damaged) as caught:
        unseal(replace(envelope, body=envelope.body[:-1]), [EPOCH])
    assert caught.value.code == "body"


@pytest.mark.parametrize("content", [b"[]", b"{", b'{"a": 1}', b'{"b":1,"a":1}', b"[" * 99999])
def test_content_that_is_no_canonical_json_is_damaged(content: bytes) -> None:
    body = pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(RECIPIENTS[0])])
    with pytest.raises(Damaged) as caught:
        unseal(replace(parse(sealed()), body=body), [EPOCH])
    assert caught.value.code == "content"


def test_the_plaintext_is_canonical_json_and_spaces_to_the_padme_length() -> None:
    opened = plaintext(sealed())
    content = opened.rstrip(b" ")
    assert content == canonical(json.loads(content))
    assert len(opened) == padded_length(len(content))


def test_a_given_length_is_kept_exactly() -> None:
    def notice(length: int) -> bytes:
        return seal(
            BUNDLE, sealing(), kind="notice", seq=1, prev="", pack=PACK,
            sealed_at=SEALED_AT, length=length,
        )  # fmt: skip

    assert len(plaintext(notice(4096))) == 4096
    with pytest.raises(Refused, match="bytes"):
        notice(100)


def test_nobody_to_seal_for_is_refused() -> None:
    for recipients in ((), ("age1wrong",)):
        with pytest.raises(Refused, match="manifest"):
            seal(
                BUNDLE, replace(sealing(), recipients=recipients), kind="intake", seq=1, prev="",
                pack=PACK, sealed_at=SEALED_AT,
            )  # fmt: skip


def test_a_time_without_offset_is_a_bug_and_not_sealed() -> None:
    with pytest.raises(ValueError, match="offset"):
        seal(
            BUNDLE, sealing(), kind="intake", seq=1, prev="", pack=PACK,
            sealed_at=datetime(2026, 3, 2),  # noqa: DTZ001  # that is what is tested
        )  # fmt: skip


def test_a_private_key_is_not_in_the_words_for_a_sealing() -> None:
    assert "key" not in repr(sealing())


# From the definition: L padded so that only the top S = floor(log2 floor(log2 L)) + 1 bits after
# the leading one can be set.
@pytest.mark.parametrize(
    ("length", "padded"),
    [(0, 0), (1, 1), (2, 2), (8, 8), (9, 10), (100, 104), (1000, 1024), (1025, 1088),
     (50_001, 51_200), (1_000_000, 1_015_808)],
)  # fmt: skip
def test_lengths_are_padme_lengths(length: int, padded: int) -> None:
    assert padded_length(length) == padded


@given(st.integers(0, 2**40))
def test_padding_never_shortens_costs_at_most_12_percent_and_is_stable(length: int) -> None:
    padded = padded_length(length)
    assert length <= padded <= length * 1.12 + 1
    assert padded_length(padded) == padded


def test_padding_is_spaces() -> None:
    assert pad(b"{}", 5) == b"{}   "
