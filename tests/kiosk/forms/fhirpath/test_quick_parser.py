"""What the quick parser reads it reads as the library does; the rest it leaves to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import KioskError
from kiosk.forms.fhirpath.expressions import compile_expression, parse_by_library
from kiosk.forms.fhirpath.quick_parser import parse_quickly

READ = (
    "a.b[0].c(1, 'x').d()",
    "-a + 2 * 3 - (4 div 5) mod 6 & 'x' | {}",
    "a < 1 and b >= 2.50 or c implies d xor true",
    "a is Quantity and (b as System.String) = 'it\\'s' or c ~ d",
    "5 'mg' > 3 days and 1 year != {} and 'http://a/b' in c",
    "iif($this = %resource, $index, %`a b`.aggregate($total + $this, 0))",
    "%a.contains('x') contains is.as.in",
    "  \n a\t.\r\n b ",
    "-1.abs()",
    "- a.b is c",
    "a.b.c | d and e.f[g[1]] = 1 'kg'",
)
LEFT = (
    "",
    "a b",
    "a.",
    "(a",
    "@2020-01-01 > a",
    "a // b",
    "a /* b */",
    "a = 'x",
    "a.day",
    "ä",
    "%",
)
MARKS = (
    *("%a", "item", ".", ".", "where", "(", ")", "(", ")", "linkId", "=", "'x'", "and", "or"),
    *("1", "2.5", "+", "-", "*", "/", "div", "|", "&", "<", ">=", "is", "as", "in", "contains"),
    *("Quantity", "[", "]", "{", "}", "true", "$this", ",", "first()", "day", "years", "'kg'"),
    *("implies", "xor", "~", "!=", "`a b`", "%`c`", "$index", "!~"),
)


def by_library(text: str) -> object:
    try:
        return parse_by_library(text)
    except KioskError:
        return None


@pytest.mark.parametrize("text", READ)
def test_the_usual_language_is_read_as_the_library_reads_it(text) -> None:
    assert parse_quickly(text) == parse_by_library(text)


@pytest.mark.parametrize("text", LEFT)
def test_what_is_unusual_or_wrong_is_left_to_the_library(text) -> None:
    assert parse_quickly(text) is None


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from(MARKS), min_size=1, max_size=9).map(" ".join))
def test_whatever_stands_there_it_is_read_as_the_library_reads_it_or_not_at_all(text) -> None:
    found = parse_quickly(text)
    assert found is None or found == by_library(text)


def test_dates_and_comments_are_read_all_the_same() -> None:
    assert compile_expression("@2020-01-01 < @2021 /* so */").evaluate({}, {}) == [True]
