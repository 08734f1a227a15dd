"""Nobody who takes the tablet can read a finished, an abandoned, or a help-seeking visit."""

import logging
from datetime import date
from pathlib import Path

from kiosk.app.logs import log_to
from kiosk.outside.draft_file import DRAFT_FILE, DRAFT_KEY_FILE
from kiosk.visit.consent import Signature
from kiosk.visit.draft import Aside
from kiosk.visit.identity import Identity, new_code
from tests.planted.words import WORDS, found


def files(home: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in home.rglob("*") if file.is_file()}


def test_forty_planted_words_are_in_no_file_of_the_tablet(clinic, tablet, reliability) -> None:
    root = logging.getLogger()
    before = list(root.handlers)
    log_to(clinic.home, "patient")
    intake = tablet().intake
    visit = intake.begin().begin("en")
    name = Identity(new_code("first"), WORDS[0].capitalize(), WORDS[1].upper(), date(1950, 1, 2))
    visit = visit.identify(name, "first")
    visit = intake.answer(visit, "medicines", "medicines", (" ".join(WORDS[2:20]),))
    visit = intake.answer(visit, "health", "allergy-any", (True,))
    visit = intake.answer(visit, "health", "allergy", (" ".join(WORDS[20:38]),))
    visit = intake.answer(visit, "today", "escort-name", (WORDS[38],))
    intake.call_nurse(visit)
    intake.leave(visit)
    signed = visit.finish_form("today").sign(Signature("typed", intake.clock.now(), WORDS[39]))
    intake.keep(signed, Aside(begun={"sign.name": WORDS[39]}))
    while_under_way = files(clinic.home)
    finished = intake.finish(signed)
    for handler in [h for h in root.handlers if h not in before]:
        root.removeHandler(handler)
        handler.close()

    assert finished.finished_at is not None
    held = files(clinic.home)
    assert {DRAFT_FILE, DRAFT_KEY_FILE} <= set(while_under_way)
    assert not {DRAFT_FILE, DRAFT_KEY_FILE} & set(held)
    assert {"outbox.sqlite3", "patient.log"} <= set(held)
    for now in (while_under_way, held):
        leaks = {file: found(content) for file, content in now.items()}
        reliability("R11", "forty typed words sought in every file, a file each time", len(now),
                    altered=sum(bool(words) for words in leaks.values()))  # fmt: skip
        assert not {file: words for file, words in leaks.items() if words}
