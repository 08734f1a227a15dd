"""How loud the machine is, through whichever program of its sound system answers first.

https://pipewire.pages.freedesktop.org/wireplumber/tools/wpctl.html · `man pactl` · `man amixer`
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass

from kiosk.errors import Unavailable

_QUIETEST = 10  # per cent: a voice that nobody hears would be taken for a tablet that is broken
_PATIENCE = 3.0  # seconds
_REMEDY = "No volume can be set from here: use the tablet's own keys."

_Command = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mixer:
    """A program: how it is asked, how it answers, and how it is told; VALUE is in its unit."""

    asks: tuple[_Command, ...]
    level: str  # finds the volume in its answer
    unit: float  # of one per cent
    muted: str  # finds that nothing is heard at all
    tells: tuple[_Command, ...]


_PIPEWIRE = "@DEFAULT_AUDIO_SINK@"
_PULSE = "@DEFAULT_SINK@"
_MIXERS = (
    _Mixer(
        (("wpctl", "get-volume", _PIPEWIRE),),
        r"Volume: ([\d.]+)",
        0.01,
        r"\[MUTED\]",
        (
            ("wpctl", "set-volume", _PIPEWIRE, "{value:.2f}"),
            ("wpctl", "set-mute", _PIPEWIRE, "0"),
        ),
    ),
    _Mixer(
        (("pactl", "get-sink-volume", _PULSE), ("pactl", "get-sink-mute", _PULSE)),
        r"(\d+)%",
        1,
        r"Mute: yes",
        (
            ("pactl", "set-sink-volume", _PULSE, "{value:.0f}%"),
            ("pactl", "set-sink-mute", _PULSE, "0"),
        ),
    ),
    _Mixer(
        (("amixer", "-M", "sget", "Master"),),
        r"\[(\d+)%\]",
        1,
        r"\[off\]",
        (("amixer", "-M", "-q", "sset", "Master", "{value:.0f}%", "unmute"),),
    ),
)


class SystemVolume:
    """The volume of what patients hear; None and Unavailable where no program here sets it."""

    def __init__(self, path: str | None = None) -> None:
        """Look for the programs on a search path, or on that of this process."""
        self._path = path or os.environ.get("PATH", "")

    def read(self) -> int | None:
        """Return the volume in per cent, 0 when it is muted."""
        found = self._found()
        return found[1] if found else None

    def set(self, per_cent: int) -> None:
        """Set the volume, never so low that nothing is heard; a mute ends."""
        found = self._found()
        if not found:
            raise Unavailable("volume", _REMEDY)
        mixer = found[0]
        value = max(_QUIETEST, min(100, per_cent)) * mixer.unit
        for command in mixer.tells:
            if self._answer(tuple(part.format(value=value) for part in command)) is None:
                raise Unavailable("volume", f"{command[0]} does not obey. {_REMEDY}")

    def _found(self) -> tuple[_Mixer, int] | None:
        """Return the first mixer that says how loud it is, with that."""
        for mixer in _MIXERS:
            answers = [self._answer(command) for command in mixer.asks]
            told = "".join(answer or "" for answer in answers)
            level = re.search(mixer.level, told)
            if level and None not in answers:
                muted = re.search(mixer.muted, told)
                return mixer, 0 if muted else round(float(level[1]) / mixer.unit)
        return None

    def _answer(self, command: _Command) -> str | None:
        """Return what a program says, or None when it is not there, fails or hangs."""
        program = shutil.which(command[0], path=self._path)
        if not program:
            return None
        try:
            done = subprocess.run(  # noqa: S603 a program of the system, with words of ours alone
                [program, *command[1:]],
                capture_output=True,
                check=True,
                encoding="utf-8",
                errors="replace",
                env={**os.environ, "LC_ALL": "C", "PATH": self._path},
                stdin=subprocess.DEVNULL,
                timeout=_PATIENCE,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout
