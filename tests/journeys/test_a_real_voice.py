"""The patient's window with eSpeak NG: heard to the end, and nothing is left behind."""

from pathlib import Path

import pytest

from kiosk.outside.speech.programs import Program
from kiosk.outside.speech.system_speech import SystemSpeech
from kiosk.ports import Utterance
from tests.people import FAMILY, GIVEN
from tests.ui.patient.tablet import Tablet


class Witness:
    """eSpeak NG without a loudspeaker, that keeps the command lines of its own process."""

    program = "espeak-ng"
    has_loudness = True

    def __init__(self, folder: Path) -> None:
        self.lines = folder / "command-lines"

    def speaks(self, utterance: Utterance) -> Program:
        script = (
            f"tr '\\0' ' ' < /proc/$$/cmdline >> '{self.lines}'; exec espeak-ng --stdin -b 1 -q"
        )
        return Program(("sh", "-c", script), utterance.words)


@pytest.fixture
def voice(tmp_path: Path) -> Witness:
    return Witness(tmp_path)


def test_what_a_patient_types_is_heard_and_stands_on_no_command_line(
    qapp, voice: Witness, tmp_path: Path
) -> None:
    speech = SystemSpeech(voice, is_heard=lambda: True)
    tablet = Tablet(speech=speech)  # type: ignore[arg-type] # a real one in the place of text
    tablet.start()
    tablet.window.read_aloud.start()
    tablet.identify()
    tablet.hands.settle(lambda: not tablet.window.read_aloud.speaking)
    tablet.window.close()
    speech.close()
    spoken = voice.lines.read_text()
    assert spoken.count("espeak-ng") > 20
    assert GIVEN not in spoken
    assert FAMILY not in spoken
    assert list(tmp_path.iterdir()) == [voice.lines], "no word went into a file"
