"""All screens in all languages, sizes, colours and layouts: `python -m tests.ui.access.matrix`.

Prints how many screens were looked at how often, and every finding; exits with 1 if there is one.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from pathlib import Path

import resources
from kiosk.content.load import load_unsealed
from tests.ui.access import combinations, form_visit, frame_visit
from tests.ui.access.combinations import Choice
from tests.ui.access.looking import Looker, summed_up
from tests.ui.access.pack_visit import LookingTour
from tests.ui.access.pseudo import TONGUES, Tongue
from ui.patient.window import application


def looked(tongue: Tongue, choice: Choice, pack: Path | None = None) -> Looker:
    """Look at all screens in one language: the frame, every kind of question, the shipped pack."""
    application()
    looker = Looker(tongue, choice)
    frame_visit.look(looker)
    form_visit.look(looker)
    held = load_unsealed(pack or resources.path("packs", "ketamine-chronic-pain"))
    LookingTour(held, looker).look()
    return looker


def main(names: list[str]) -> int:
    """Look at all of them, or in the languages named; return the exit code."""
    choice = combinations.pairwise if "--pairwise" in names else combinations.whole
    chosen = [tongue for tongue in TONGUES if tongue.name in names] or TONGUES
    lookers = [looked(tongue, choice) for tongue in chosen]
    seen = [one for looker in lookers for one in looker.seen]
    for line in summed_up(seen):
        print(line)
    screens, looks = sum(one.screens for one in lookers), sum(one.looks for one in lookers)
    print(f"{screens} screens, {looks} combinations looked at: {len(seen)} findings")
    return bool(seen)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
