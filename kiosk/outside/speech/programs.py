"""The programs that speak, and those that play a recording, on Linux, Windows and macOS.

Words go in by standard input, never by the command line: a list of processes must show no answer.
https://github.com/espeak-ng/espeak-ng/blob/master/src/espeak-ng.1.ronn ·
https://learn.microsoft.com/dotnet/api/system.speech.synthesis.speechsynthesizer · `man say`
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kiosk.ports import Utterance

_WORDS_A_MINUTE = 155  # slower than the usual 175: some listeners are tired or old


class Program(NamedTuple):
    """A program with its arguments, and what it reads from standard input."""

    arguments: tuple[str, ...]
    reads: str = ""


class Espeak:
    """eSpeak NG, the voice of Linux."""

    program = "espeak-ng"
    has_loudness = True
    _VOICES: Mapping[str, str] = {"en": "en-us", "es": "es-419"}

    def __init__(self, *options: str) -> None:
        """Add options, such as those that write a file where a machine has no sound."""
        self._options = options

    def speaks(self, utterance: "Utterance") -> Program:
        """Return the program that says an utterance."""
        voice = self._VOICES.get(utterance.language, utterance.language)
        rate = str(round(_WORDS_A_MINUTE * utterance.rate))
        how = ("-v", voice, "-s", rate, "-a", str(utterance.loudness))
        return Program((self.program, "--stdin", "-b", "1", *how, *self._options), utterance.words)


class Say:
    """The voice of macOS."""

    program = "say"
    has_loudness = False
    _VOICES: Mapping[str, str] = {"en": "Samantha", "es": "Paulina"}

    def speaks(self, utterance: "Utterance") -> Program:
        """Return the program that says an utterance."""
        voice = self._VOICES.get(utterance.language)
        named = ("-v", voice) if voice else ()
        rate = str(round(_WORDS_A_MINUTE * utterance.rate))
        return Program((self.program, *named, "-r", rate, "-f", "-"), utterance.words)


class WindowsVoice:
    """The voice of Windows, through its PowerShell: no library of ours needs it."""

    program = "powershell"
    has_loudness = True
    _CULTURES: Mapping[str, str] = {"en": "en-US", "es": "es-MX"}

    def speaks(self, utterance: "Utterance") -> Program:
        """Return the program that says an utterance."""
        culture = self._CULTURES.get(utterance.language, utterance.language)
        rate = round((utterance.rate - 1) * 10)  # -10 to 10
        script = _SPEAK.format(culture=culture, rate=rate, volume=utterance.loudness)
        return Program((*_POWERSHELL, script), utterance.words)


_POWERSHELL = ("powershell", "-NoProfile", "-NonInteractive", "-Command")
_SPEAK = (
    "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Speech; "
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$voice.SelectVoiceByHints('NotSet', 'NotSet', 0, '{culture}'); "
    "$voice.Rate = {rate}; $voice.Volume = {volume}; $voice.Speak([Console]::In.ReadToEnd())"
)
_PLAY = (
    "$ErrorActionPreference = 'Stop'; [Console]::InputEncoding = [Text.Encoding]::UTF8; "
    "(New-Object Media.SoundPlayer ([Console]::In.ReadToEnd())).PlaySync()"
)
# Program, its arguments before the file, and the endings that it plays.
_PLAYERS: tuple[tuple[str, tuple[str, ...], frozenset[str]], ...] = (
    ("pw-play", (), frozenset({".wav", ".ogg"})),
    ("paplay", (), frozenset({".wav", ".ogg"})),
    ("ffplay", ("-nodisp", "-autoexit", "-loglevel", "error"), frozenset({".wav", ".ogg"})),
    ("aplay", ("-q",), frozenset({".wav"})),
    ("afplay", (), frozenset({".wav"})),
)


def voice_of_this_system() -> Espeak | Say | WindowsVoice:
    """Return the voice that comes with the system."""
    if sys.platform == "win32":
        return WindowsVoice()
    return Say() if sys.platform == "darwin" else Espeak()


def has_sound() -> bool:
    """Tell whether the machine can be heard: eSpeak NG ends well even where nothing plays."""
    if not sys.platform.startswith("linux"):
        return True
    cards = Path("/dev/snd")
    return "PULSE_SERVER" in os.environ or any(cards.glob("pcm*p"))


def players(recording: Path, find: Callable[[str], str | None] = shutil.which) -> Iterator[Program]:
    """Yield the programs of this machine that can play a recording, the best first."""
    if sys.platform == "win32":
        if recording.suffix == ".wav":
            yield Program((*_POWERSHELL, _PLAY), str(recording))
        return
    for program, options, endings in _PLAYERS:
        if recording.suffix in endings and find(program):
            yield Program((program, *options, str(recording)))
