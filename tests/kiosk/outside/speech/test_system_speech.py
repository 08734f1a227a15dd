"""The voice of the system: a child process that shows no word and does not outlive a stop."""

import os
import queue
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.outside.speech.programs import Espeak, Program, Say, WindowsVoice, players
from kiosk.outside.speech.system_speech import SystemSpeech
from kiosk.ports import Utterance

CANARY = "I think of quixolant every day"
SAID = Utterance(CANARY, "en")


@dataclass(frozen=True)
class Script:
    """A voice that is a shell script."""

    text: str
    program: str = "sh"
    has_loudness: bool = False

    def speaks(self, utterance: Utterance) -> Program:
        return Program(("sh", "-c", self.text), utterance.words)


def said_by(voice: Script | Espeak, utterance: Utterance = SAID) -> str:
    ends: queue.Queue[str] = queue.Queue()
    speech = SystemSpeech(voice)
    speech.say(utterance, ends.put)
    trouble = ends.get(timeout=20)
    speech.close()
    return trouble


def test_espeak_speaks_in_both_languages_and_slower_when_asked(tmp_path: Path) -> None:
    def seconds(words: str, language: str, rate: float) -> float:
        file = tmp_path / f"{language}{rate}.wav"
        assert said_by(Espeak("-w", str(file)), Utterance(words, language, rate)) == ""
        with wave.open(str(file)) as sound:
            frames: int = len(sound.readframes(10**9)) // sound.getsampwidth()
            return frames / float(sound.getframerate())

    assert seconds("Take all the time you need.", "en", 0.75) > 1.2 * seconds(
        "Take all the time you need.", "en", 1.0
    )
    assert seconds("Tómese todo el tiempo que necesite.", "es", 1.0) > 1


def test_the_words_come_by_standard_input(tmp_path: Path) -> None:
    assert said_by(Script(f"cat > '{tmp_path}/heard'")) == ""
    assert (tmp_path / "heard").read_text() == CANARY


def test_no_list_of_processes_shows_a_word_and_a_stop_leaves_no_child(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    ends: list[str] = []
    speech = SystemSpeech(Script(f"echo $$ > '{pipe}'; exec tail -f /dev/null"))
    speech.say(SAID, ends.append)
    child = Path("/proc", pipe.read_text().strip())
    shown = (child / "cmdline").read_bytes() + (child / "environ").read_bytes()
    assert b"quixolant" not in shown
    speech.stop()
    speech.close()
    assert not child.exists()
    assert ends == [], "who is stopped does not end"
    assert [file.name for file in tmp_path.iterdir()] == ["pipe"]


def test_another_utterance_takes_the_place_of_the_first(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    ends: queue.Queue[str] = queue.Queue()
    speech = SystemSpeech(
        Script(f"read words; case $words in One) echo $$ > '{pipe}'; exec tail -f /dev/null;; esac")
    )
    speech.say(Utterance("One\n", "en"), lambda _trouble: ends.put("the first"))
    first = Path("/proc", pipe.read_text().strip())
    speech.say(Utterance("Two\n", "en"), ends.put)
    assert ends.get(timeout=20) == ""
    assert not first.exists()
    speech.close()
    assert ends.empty()


@pytest.mark.parametrize("voice", [Script("cat > /dev/null; exit 3"), Script("kill -9 $$")])
def test_a_voice_that_fails_is_told(voice: Script) -> None:
    assert said_by(voice) == "speech-failed"


@dataclass(frozen=True)
class NoVoice:
    program: str = "no-such-voice"
    has_loudness: bool = False

    def speaks(self, utterance: Utterance) -> Program:
        return Program((self.program,), utterance.words)


def test_a_missing_voice_is_a_problem_and_a_silent_machine_another() -> None:
    assert SystemSpeech(NoVoice()).problem("en") == "speech-no-voice"
    assert SystemSpeech(Espeak(), is_heard=lambda: False).problem("en") == "speech-no-sound"
    ends: queue.Queue[str] = queue.Queue()
    speech = SystemSpeech(NoVoice())
    speech.say(SAID, ends.put)
    assert ends.get(timeout=20) == "speech-failed"


def test_a_recording_goes_before_the_voice_which_stands_in_when_it_cannot_be_played(
    tmp_path: Path,
) -> None:
    broken = tmp_path / "welcome.wav"
    broken.write_bytes(b"no sound")
    heard = Script(f"cat > '{tmp_path}/heard'")
    assert said_by(heard, Utterance(CANARY, "en", recording=broken)) == ""
    assert (tmp_path / "heard").read_text() == CANARY


def test_the_players_of_the_machine_are_tried_the_best_first() -> None:
    def found(*names: str):
        return lambda name: f"/usr/bin/{name}" if name in names else None

    wav, ogg = Path("a.wav"), Path("a.ogg")
    assert [p.arguments[0] for p in players(wav, found("aplay", "paplay"))] == ["paplay", "aplay"]
    assert [p.arguments for p in players(ogg, found("aplay", "pw-play"))] == [("pw-play", "a.ogg")]
    assert list(players(wav, found())) == []


@pytest.mark.parametrize("voice", [Espeak(), Say(), WindowsVoice()])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_system_gets_a_word_by_its_command_line(
    voice: Espeak | Say | WindowsVoice, language: str
) -> None:
    program = voice.speaks(Utterance(CANARY, language, 0.75))
    assert "quixolant" not in " ".join(program.arguments)
    assert program.reads == CANARY


def test_a_quieter_voice_is_quieter(tmp_path: Path) -> None:
    def loudest(loudness: int) -> int:
        file = tmp_path / f"{loudness}.wav"
        words = Utterance("One two.", "en", loudness=loudness)
        assert said_by(Espeak("-w", str(file)), words) == ""
        with wave.open(str(file)) as sound:
            samples: array[int] = array("h", sound.readframes(sound.getnframes()))
        return max(abs(sample) for sample in samples)

    assert loudest(20) < loudest(60) < loudest(100)


def test_every_voice_that_has_loudness_is_told_it() -> None:
    for voice in (Espeak(), Say(), WindowsVoice()):
        told = {voice.speaks(Utterance("", "en", loudness=n)).arguments for n in (20, 100)}
        assert (len(told) == 2) == voice.has_loudness
