"""One way only to write an envelope; every altered bit is seen before anything is opened."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Damaged
from kiosk.record.canonical import canonical
from kiosk.record.envelope import LARGEST, check, header_line, parse
from tests.envelopes import CANARY, PACK, PUBLIC_KEY, sealed

WHOLE = sealed()
LINE, BODY = WHOLE.split(b"\n", 1)


def accepted(data: bytes) -> bool:
    try:
        check(parse(data), PUBLIC_KEY)
    except Damaged:
        return False
    return True


def flipped(position: int, bit: int) -> bytes:
    return WHOLE[:position] + bytes([WHOLE[position] ^ 1 << bit]) + WHOLE[position + 1 :]


def with_header(**changes: object) -> bytes:
    header = json.loads(LINE)
    header.update(changes)
    return canonical({k: v for k, v in header.items() if v is not None}) + b"\n" + BODY


def test_what_was_sealed_is_read_and_checked() -> None:
    envelope = parse(WHOLE)
    check(envelope, PUBLIC_KEY)
    header = envelope.header
    assert (header.kind, header.seq, header.prev, header.device) == ("intake", 1, "", "tablet-1")
    assert (header.pack_id, header.pack_version, header.pack_sha256) == (
        PACK.id,
        PACK.version,
        PACK.sha256,
    )
    assert header_line(header) == LINE


def test_line_1_has_the_keys_of_version_1_and_nothing_of_the_patient() -> None:
    expected = "body_sha256 clinic device kind pack prev sealed_at seq sig v"
    assert " ".join(sorted(json.loads(LINE))) == expected
    review = json.loads(sealed("review").split(b"\n")[0])
    assert set(review) - set(json.loads(LINE)) == {"person"}
    assert CANARY.encode() not in WHOLE


@pytest.mark.parametrize("bit", range(8))
def test_no_bit_of_line_1_can_be_altered(bit: int) -> None:
    assert not [place for place in range(len(LINE) + 1) if accepted(flipped(place, bit))]


@given(st.integers(len(LINE) + 1, len(WHOLE) - 1), st.integers(0, 7))
def test_no_bit_of_the_body_can_be_altered(position: int, bit: int) -> None:
    assert not accepted(flipped(position, bit))


@given(st.integers(0, len(WHOLE) - 1))
def test_a_cut_envelope_is_damaged(length: int) -> None:
    assert not accepted(WHOLE[:length])


@given(st.binary(max_size=300))
def test_any_other_bytes_are_damaged(noise: bytes) -> None:
    assert not accepted(noise)
    assert not accepted(LINE + noise + b"\n" + BODY) or not noise
    assert not accepted(WHOLE + noise) or not noise


_VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()


@given(st.sampled_from(sorted(json.loads(LINE))), _VALUES)
def test_any_other_value_in_the_header_is_damaged(key: str, value: object) -> None:
    if json.loads(LINE)[key] == value and type(json.loads(LINE)[key]) is type(value):
        return
    header = {**json.loads(LINE), key: value}
    assert not accepted(
        json.dumps(header, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        + b"\n"
        + BODY
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 2},
        {"kind": "letter"},
        {"seq": 0},
        {"seq": 2**60},
        {"seq": 2},  # a second one must say what it follows
        {"prev": "ab" * 32},  # and the first must not
        {"sealed_at": "2026-03-02T09:30:00"},
        {"sealed_at": "yesterday"},
        {"person": "nurse-1"},
        {"name": CANARY},
        {"pack": {"id": "p", "version": "1"}},
        {"device": ""},
    ],
)
def test_a_header_that_breaks_a_rule_is_damaged(changes: dict[str, object]) -> None:
    try:
        data = with_header(**changes)
    except ValueError:  # beyond what canonical JSON holds
        data = json.dumps({**json.loads(LINE), **changes}).encode() + b"\n" + BODY
    with pytest.raises(Damaged) as caught:
        parse(data)
    assert caught.value.code == "envelope-header"
    assert CANARY not in caught.value.message


def test_the_same_header_in_another_order_or_with_spaces_is_damaged() -> None:
    loose = json.dumps(json.loads(LINE)).encode()
    twice = LINE[:-1] + b',"v":1}'
    for line in (loose, LINE + b" ", twice):
        with pytest.raises(Damaged, match="line 1 is"):
            parse(line + b"\n" + BODY)


def test_an_envelope_that_is_too_large_is_damaged() -> None:
    with pytest.raises(Damaged) as caught:
        parse(WHOLE + bytes(LARGEST))
    assert caught.value.code == "envelope-too-large"


def test_another_senders_key_does_not_check() -> None:
    with pytest.raises(Damaged) as caught:
        check(parse(WHOLE), bytes(32))
    assert caught.value.code == "signature"


def test_another_body_under_a_good_signature_is_told_apart() -> None:
    with pytest.raises(Damaged) as caught:
        check(parse(LINE + b"\n" + sealed().split(b"\n", 1)[1]), PUBLIC_KEY)
    assert caught.value.code == "body"
