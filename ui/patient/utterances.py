"""What is said, as this patient hears it: their language, their pace, recorded where it is."""

from collections.abc import Mapping
from pathlib import Path

from kiosk.content.recordings import recordings
from kiosk.ports import Utterance
from ui.patient.read_aloud import ReadAloud
from ui.patient.visit import PatientVisit

_RATES = {"slower": 0.75, "normal": 1.0, "faster": 1.3}


class Utterances:
    """Makes an utterance of a thing's name on the screen and the words for it."""

    def __init__(self, visit: PatientVisit, read_aloud: ReadAloud) -> None:
        self._visit = visit
        self._read_aloud = read_aloud
        self._recordings: dict[str, Mapping[str, Path]] = {}  # by language

    def __call__(self, name: str, words: str) -> Utterance:
        """Return what to say; a recording is found by the name."""
        language = str(self._visit.property("language"))
        rate = _RATES[str(self._read_aloud.property("rate"))]
        recorded = self._recorded(language).get(name)
        return Utterance(words, language, rate, recorded, self._read_aloud.loudness)

    def _recorded(self, language: str) -> Mapping[str, Path]:
        if not self._visit.is_open:
            return {}
        if language not in self._recordings:
            self._recordings[language] = recordings(self._visit.pack, language)
        return self._recordings[language]
