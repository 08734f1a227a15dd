"""Nobody who takes the tablet can read a finished, an abandoned, or a help-seeking visit."""

import base64
import logging
from datetime import date
from pathlib import Path

from kiosk.app.logs import log_to
from kiosk.outside.draft_file import DRAFT_FILE, DRAFT_KEY_FILE
from kiosk.visit.consent import Signature
from kiosk.visit.draft import Aside
from kiosk.visit.identity import Identity, new_code

# Forty words that stand nowhere else in the product: names and answers of nobody.
WORDS = [
    "quixolant", "brindleforth", "zephyrkin", "mordantwick", "plumbago", "thistlewhit",
    "garbanzoid", "velvetroot", "ombrecast", "fizzlewort", "snickerdown", "jabberloom",
    "crankleby", "dapplewix", "hobnackle", "murmurine", "oxblander", "pintlefew",
    "quibberish", "rumblecot", "sprockadill", "tangleweft", "umberquill", "vixenholt",
    "wobblestane", "yarrowpike", "zinnialoft", "bafflegab", "cobbletrice", "drizzlepont",
    "eelspanner", "flibbertin", "grumblefeather", "hasslewood", "inkhornet", "jostlemere",
    "kerfufflin", "lollygast", "mizzlethwaite", "nincomfern",
]  # fmt: skip


def traces(word: str) -> list[bytes]:
    """How a word may stand in a file: in two encodings, and inside base64 at any offset."""
    plain = [word, word.capitalize(), word.upper()]
    found = [text.encode(code) for text in plain for code in ("utf-8", "utf-16-le")]
    for text in plain:
        for shift in range(3):
            inside = base64.b64encode(b"\0" * shift + text.encode())
            found.append(inside[4 if shift else 0 : -4])
    return found


def files(home: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in home.rglob("*") if file.is_file()}


def test_forty_planted_words_are_in_no_file_of_the_tablet(clinic, tablet) -> None:
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
    assert {DRAFT_FILE, DRAFT_KEY_FILE} <= {file.name for file in while_under_way}
    assert not {DRAFT_FILE, DRAFT_KEY_FILE} & {file.name for file in held}
    assert any(file.name == "outbox.sqlite3" for file in held)
    assert any(file.suffix == ".log" for file in held)
    for word in WORDS:
        for trace in traces(word):
            for now in (while_under_way, held):
                assert not [file.name for file, content in now.items() if trace in content], word


def test_the_traces_looked_for_would_be_found(tmp_path: Path) -> None:
    for shift in range(3):
        content = base64.b64encode(b"x" * shift + b"a quixolant answer")
        assert any(trace in content for trace in traces("quixolant")) or shift == 0
    assert any(trace in b"... Quixolant ..." for trace in traces("quixolant"))
