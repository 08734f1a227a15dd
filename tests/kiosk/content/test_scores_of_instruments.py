"""Each instrument as its owner words, codes and scores it (instruments.toml holds the facts)."""

import re
import tomllib
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.forms.questionnaire import Coding, Item, Questionnaire
from kiosk.forms.scoring import Score, Scoring
from tests.kiosk.content.shipped import OFTEN, PACK, Given, phq, scores

FACTS = tomllib.loads(Path(__file__).with_name("instruments.toml").read_text(encoding="utf-8"))
ITEMS = [(form, link_id) for form, facts in FACTS.items() for link_id in facts["items"]]
LOINC = "http://loinc.org"
TOTALS = {  # code, lowest, highest; no LOINC code of a GAD-2 total is known
    "peg-mean": ("91147-9", 0, 10),
    "phq2-total": ("55758-7", 0, 6),
    "phq9-total": ("44261-6", 0, 27),
    "gad2-total": ("", 0, 6),
    "gad7-total": ("70274-6", 0, 21),
    "auditc-total": ("75626-2", 0, 12),
}
BANDS = {
    "phq9-total": {
        "minimal": (0, 4),
        "mild": (5, 9),
        "moderate": (10, 14),
        "moderately severe": (15, 19),
        "severe": (20, 27),
    },
    "gad7-total": {"minimal": (0, 4), "mild": (5, 9), "moderate": (10, 14), "severe": (15, 21)},
}
NEVER, DAILY_DRINK, TEN_DRINKS, DAILY_SIX = "LA6270-8", "LA18929-2", "LA18932-6", "LA18934-2"


def form(form_id: str) -> Questionnaire:
    return PACK.questionnaire(form_id)


def plain(words: str) -> str:
    """Return words with a hyphen for every dash."""
    return re.sub("[–—]", "-", words)


def scored(form_id: str, given: Given) -> dict[str, Score]:
    return scores(form(form_id), given)


def gad(*weights: int) -> Given:
    return {f"gad{n}": OFTEN[weight] for n, weight in enumerate(weights, 1)}


def peg(*values: int) -> Given:
    return {f"peg{n}": value for n, value in enumerate(values, 1)}


def audit(*codes: str) -> Given:
    return {f"aud{n}": code for n, code in enumerate(codes, 1)}


@pytest.mark.parametrize(("form_id", "link_id"), ITEMS)
def test_an_item_has_the_words_and_the_codes_of_its_owner(form_id: str, link_id: str) -> None:
    item, facts = form(form_id).index[link_id], FACTS[form_id]["items"][link_id]
    assert plain(item.text.in_("en")) == facts["en"]
    assert plain(item.text.in_("es")) == plain(facts["es"])
    loinc = [code.code for code in item.codes if code.system == LOINC]
    assert loinc == ([facts["loinc"]] if "loinc" in facts else [])
    assert [option_facts(option.value, item) for option in item.options] == facts.get("options", [])


def option_facts(value: object, item: Item) -> dict[str, object]:
    """Return an option as instruments.toml writes it."""
    assert isinstance(value, Coding)
    assert value.system == LOINC
    words = next(option.text for option in item.options if option.value == value)
    weight = {} if value.weight is None else {"weight": int(value.weight)}
    said = {"en": plain(words.in_("en")), "es": words.in_("es")}
    return {"code": value.code, **said, **weight}


@pytest.mark.parametrize("form_id", FACTS)
def test_a_form_carries_its_panel_code_its_lead_and_its_licence(form_id: str) -> None:
    found, facts = form(form_id), FACTS[form_id]
    assert [code.code for code in found.codes] == ([facts["panel"]] if "panel" in facts else [])
    leads = {(i.text.in_("en"), i.text.in_("es")) for i in found.walk() if i.type == "group"}
    if "lead" in facts:
        assert (facts["lead"]["en"], facts["lead"]["es"]) in leads
    assert "LOINC is copyright Regenstrief Institute, Inc." in found.copyright


def test_the_credit_lines_stand() -> None:
    credit = "Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues"
    assert all(credit in form(form_id).copyright for form_id in ("phq-9", "gad-7"))
    assert "not for sale" in form("audit-c").copyright
    assert "National Institute of Mental Health" in form("asq").copyright


def test_what_may_not_be_shipped_is_not() -> None:
    ids = {q.id for q in (*PACK.questionnaires, *PACK.nurse_questionnaires)}
    ours = {"pain-where", "health", "medicines", "today", "since-last-visit", "nurse-checks"}
    assert ids == {*FACTS, *ours}
    assert [one.questionnaire_id for one in PACK.opt_ins] == ["audit-c"]
    assert "audit-c" not in {id_ for ids in PACK.asks.values() for id_ in ids}


@pytest.mark.parametrize("link_id", ["nrs_now", "nrs_worst24", "peg1", "peg2", "peg3"])
def test_a_scale_goes_from_0_to_10(link_id: str) -> None:
    item = next(q.index[link_id] for q in PACK.questionnaires if link_id in q.index)
    assert (item.type, item.control) == ("integer", "slider")
    assert item.minimum == 0
    assert item.maximum == 10


def test_a_year_of_drug_use_is_counted_in_days() -> None:
    item = form("drug-use").index["drug1"]
    assert item.type == "integer"
    assert item.minimum == 0
    assert item.maximum == 365


def scoring(score_id: str) -> Scoring:
    return next(s for s in PACK.scorings if s.id == score_id)


def test_every_total_has_its_code_and_its_range() -> None:
    found = {s.id: (s.loinc, int(s.low), int(s.high)) for s in PACK.scorings}
    assert found == TOTALS


@pytest.mark.parametrize("score_id", BANDS)
def test_the_bands_are_the_instruments_and_leave_no_gap(score_id: str) -> None:
    bands = scoring(score_id).bands
    found = {b.name.in_("en"): (int(b.low), int(b.high)) for b in bands}
    assert found == BANDS[score_id]
    assert all(after.low == before.high + 1 for before, after in pairwise(bands))
    assert (bands[0].low, bands[-1].high) == (scoring(score_id).low, scoring(score_id).high)


ALL_ZERO = [
    ("peg", "peg-mean", peg(0, 0, 0), "0.0"),
    ("phq-9", "phq2-total", phq(0, 0), "0"),
    ("gad-7", "gad2-total", gad(0, 0), "0"),
    ("audit-c", "auditc-total", audit(NEVER), "0"),
]
ALL_HIGHEST = [
    ("peg", "peg-mean", peg(10, 10, 10), "10.0"),
    ("phq-9", "phq2-total", phq(3, 3), "6"),
    ("phq-9", "phq9-total", phq(*[3] * 9), "27"),
    ("gad-7", "gad2-total", gad(3, 3), "6"),
    ("gad-7", "gad7-total", gad(*[3] * 7), "21"),
    ("audit-c", "auditc-total", audit(DAILY_DRINK, TEN_DRINKS, DAILY_SIX), "12"),
]
BETWEEN = [
    ("peg", "peg-mean", peg(6, 7, 4), "5.7"),
    ("phq-9", "phq9-total", phq(1, 2, 1, 0, 0, 0, 0, 0, 0), "4"),
    ("gad-7", "gad7-total", gad(3, 0, 0, 0, 0, 0, 0), "3"),
    ("audit-c", "auditc-total", audit("LA18926-8", "LA15694-5", NEVER), "1"),
]


@pytest.mark.parametrize(
    ("form_id", "score_id", "given", "total"), [*ALL_ZERO, *ALL_HIGHEST, *BETWEEN]
)
def test_a_total_is_what_the_instrument_says(
    form_id: str, score_id: str, given: Given, total: str
) -> None:
    assert str(scored(form_id, given)[score_id].total) == total


@pytest.mark.parametrize(("form_id", "score_id", "given", "_total"), ALL_HIGHEST)
def test_a_total_with_an_answer_missing_or_declined_is_not_scored(
    form_id: str, score_id: str, given: Given, _total: str
) -> None:
    for gone in scoring(score_id).items:
        for left in ({**given, gone: ()}, {k: v for k, v in given.items() if k != gone}):
            found = scored(form_id, left)[score_id]
            assert (found.total, found.band) == (None, None)
            assert found.asked
            assert gone in found.missing


@pytest.mark.parametrize(("form_id", "long", "calm"), [
    ("phq-9", "phq9-total", {**phq(1, 1), "phq9": OFTEN[0]}),
    ("gad-7", "gad7-total", gad(2, 0)),
])  # fmt: skip
def test_below_the_cut_off_of_the_short_form_the_long_one_was_not_asked(
    form_id: str, long: str, calm: Given
) -> None:
    found = scored(form_id, calm)
    assert (found[long].total, found[long].missing, found[long].asked) == (None, (), False)
    short = next(s for name, s in found.items() if name != long)
    assert short.total == 2
    assert short.band
    assert "below" in short.band.name.in_("en")


@pytest.mark.parametrize("score_id", BANDS)
def test_a_total_is_named_right_on_both_sides_of_each_edge(score_id: str) -> None:
    count = len(scoring(score_id).items)
    form_id, answer = ("phq-9", phq) if score_id == "phq9-total" else ("gad-7", gad)
    for name, ends in BANDS[score_id].items():
        for total in {max(end, 3) for end in ends}:  # below three, the long form is not asked
            threes, rest = divmod(total, 3)
            weights = [3] * threes + [rest] * bool(rest) + [0] * count
            found = scored(form_id, answer(*weights[:count]))[score_id]
            assert found.total == Decimal(total)
            assert found.band
            assert found.band.name.in_("en") == name


def test_whoever_never_drinks_scores_zero_and_is_not_asked_more() -> None:
    found = scored("audit-c", audit(NEVER))["auditc-total"]
    assert found.total == 0
    assert (found.missing, found.not_asked) == ((), ("aud2", "aud3"))
    declined = scored("audit-c", {"aud1": ()})["auditc-total"]
    assert (declined.total, declined.missing) == (None, ("aud1",))


def test_scores_stand_in_the_order_of_the_questionnaires() -> None:
    assert [scoring.id for scoring in PACK.scorings] == list(TOTALS)
