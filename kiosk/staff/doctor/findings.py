"""What was found out about a machine, before anybody judges it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.settings import Settings
from kiosk.staff.status import TabletStatus


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen; sizes in pixels and, as it reports them, in millimetres (0: it does not)."""

    name: str
    width: int
    height: int
    width_mm: float = 0.0
    height_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Equipment:
    """What Qt finds: `missing` names, by language, the letters that our fonts lack."""

    platform: str  # Qt's: wayland, xcb, windows, offscreen …
    screens: tuple[Screen, ...]
    touch: tuple[str, ...]  # names of touch screens
    missing: Mapping[str, str]
    qt: str  # its version


@dataclass(frozen=True, slots=True)
class KeyringFinding:
    """How the system's keyring answers when it is asked for something that is not in it."""

    state: str  # absent: it works; locked, unreadable
    why: str = ""
    backend: str = ""


@dataclass(frozen=True, slots=True)
class InboxFinding:
    """How the way to the inbox stands; an empty problem: it answered."""

    where: str  # without a password
    problem: str = ""
    clock_skew_seconds: float | None = None  # how far this clock is ahead of the inbox's
    by_network: bool = False  # False: a file or a folder


@dataclass(frozen=True, slots=True)
class Findings:
    """One look at a machine; None: it could not be found out."""

    status: TabletStatus
    settings: Settings
    is_tablet: bool  # else a desk, or nothing yet
    equipment: Equipment | None
    speech: Mapping[str, str]  # by language: a code of what is wrong; empty: it can be heard
    keyring: KeyringFinding
    inbox: InboxFinding
    display_problem: str = ""  # why there is no equipment
    laid_down: int = 0  # how many settings come from the policy
    versions: Mapping[str, str] = field(default_factory=dict)
