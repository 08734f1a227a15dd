"""Who files into the chart at this desk, and `kiosk chart …`."""

import json
import random
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

from db.filing import SqlFilings
from kiosk.app.home import inbox_url
from kiosk.errors import Refused
from kiosk.filing.chart_settings import ChartSettings, FhirChart, chart_settings
from kiosk.filing.clerk import Clerk, first_day
from kiosk.outside.chart.which import chart_for
from kiosk.outside.clock import SystemClock
from kiosk.record.letter.trial_page import trial_page
from kiosk.review.desk import Desk
from kiosk.settings import Settings, section
from kiosk.settings.source import settings_file


def clerk_of(home: Path, settings: Settings) -> Callable[[Desk], Clerk] | None:
    """Return who files for somebody signed in; None: no chart is set.

    What is returned raises Refused where the chart is wrongly set: the desk opens all the same.
    """
    return partial(_clerk, home, settings) if section(_file(home), "chart") else None


def _clerk(home: Path, settings: Settings, desk: Desk) -> Clerk:
    wanted, clock = _needed(home), SystemClock()
    chart = chart_for(wanted, home, clock)
    since, filings = first_day(wanted.since, clock.now()), SqlFilings(inbox_url(home, settings))
    return Clerk(desk, filings, chart, since, random.SystemRandom().random)


def check(home: Path, *, file_test: bool, as_json: bool) -> int:
    """Print what the chart can do, and file a marked document where asked to; 1: not allowed.

    Raises Unavailable when the chart does not answer, Refused when nothing is set.
    """
    wanted = _needed(home)
    chart = chart_for(wanted, home, SystemClock())
    ability = chart.ability()
    filed = chart.test_document(trial_page(SystemClock().now())) if file_test else ""
    if as_json:
        print(json.dumps({"kind": wanted.kind, **asdict(ability), "filed": filed}))
        return 0
    print(ability.words)
    print(f"patients: {'searched in the chart' if ability.searches_patients else 'typed by hand'}")
    if not ability.can_be_asked:
        print("a lost answer cannot be asked about: it is shown to a person, and not sent again")
    for sentence in ability.missing:
        print(f"missing: {sentence}")
    if filed:
        print(filed)
    return 0


def make_key(home: Path) -> int:
    """Make this desk's key for a FHIR chart, and say where its public half is."""
    wanted = _needed(home)
    if not isinstance(wanted, FhirChart):
        raise Refused("no-chart-key", "Only a FHIR server needs a key: see docs/it-chart.md.")
    from kiosk.outside.chart.fhir.keys import ChartKey

    file = ChartKey(home, wanted.algorithm).make()
    print(f"{file}: the public half. Put this file on any https host, and register its address.")
    return 0


def _file(home: Path) -> Path:
    return home / "settings.toml"


def _needed(home: Path) -> ChartSettings:
    wanted = chart_settings(section(_file(home), "chart"), _file(home))
    if wanted is None:
        for fault in settings_file(_file(home)).faults:
            raise Refused("settings", fault)
        raise Refused(
            "no-chart", f"{_file(home)}: there is no section [chart]: see docs/it-chart.md."
        )
    return wanted
