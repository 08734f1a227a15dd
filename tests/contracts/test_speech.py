"""What every voice promises: the one that is text, and eSpeak NG writing to a file."""

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.outside.pretend import TextSpeech
from kiosk.outside.speech.programs import Espeak
from kiosk.outside.speech.system_speech import SystemSpeech
from kiosk.ports import Speech, Utterance


@pytest.fixture(params=["text", "espeak-ng"])
def speech(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Speech]:
    if request.param == "text":
        yield TextSpeech()
        return
    real = SystemSpeech(Espeak("-w", str(tmp_path / "heard.wav")), is_heard=lambda: True)
    yield real
    real.close()


@pytest.mark.parametrize("language", ["en", "es"])
def test_both_languages_can_be_heard(speech: Speech, language: str) -> None:
    assert speech.problem(language) == ""


@pytest.mark.parametrize(("language", "words"), [("en", "Take your time."), ("es", "¿Cómo está?")])
def test_the_end_is_told_once(speech: Speech, language: str, words: str) -> None:
    ends: queue.Queue[str] = queue.Queue()
    speech.say(Utterance(words, language), ends.put)
    assert ends.get(timeout=20) == ""
    assert ends.empty()


def test_whoever_is_stopped_can_speak_again(speech: Speech) -> None:
    ends: queue.Queue[str] = queue.Queue()
    speech.say(Utterance("One.", "en"), lambda _trouble: None)
    speech.stop()
    speech.stop()
    speech.say(Utterance("Two.", "en"), ends.put)
    assert ends.get(timeout=20) == ""
