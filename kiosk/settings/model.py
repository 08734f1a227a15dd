"""What a clinic may set: the one model of which schema, Group Policy and the manual are made."""

import math
from dataclasses import Field, dataclass, field, fields
from typing import Any, Final, Literal

Theme = Literal["light", "dark", "contrast"]
SpeechRate = Literal["slower", "normal", "faster"]
Language = Literal["en", "es"]  # of the patient's screens

_MOMENT: Final = 0.001  # seconds


def _set(
    default: object,
    words: str,
    *,
    least: float = 0.0,
    most: float = math.inf,
    guarded: bool = False,
) -> Any:
    """Declare a setting; a guarded one may be set below a policy only while that can be read."""
    told = {"words": words, "least": least, "most": most, "guarded": guarded}
    return field(default=default, metadata=told)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a clinic may set; every field has a default that is safe."""

    pack: str = _set(
        "ketamine-chronic-pain",
        "The content pack: a folder, a pack in packs/ of the home, or a shipped one.",
    )
    allow_draft: bool = _set(False, "Show a pack that nobody signed off.", guarded=True)
    instruments: tuple[str, ...] = _set(
        (),
        "Questionnaires that are asked here besides the pack's own, such as audit-c. "
        "In the environment with commas. Look at their terms first: kiosk pack check --review.",
    )
    inbox: str = _set(
        "",
        "Where the clinic's inbox is, as an SQLAlchemy URL; for several machines a PostgreSQL. "
        "Empty: the file inbox.sqlite3 of the home.",
    )
    inbox_certificates: str = _set(
        "",
        "Folder of this device's certificate for PostgreSQL. Empty: database, in the home.",
    )
    exchange_folder: str = _set(
        "",
        "A network share or USB stick between tablets and desks, in place of the inbox on a "
        "tablet; on a desk it is emptied into the inbox.",
    )
    files_folder: str = _set(
        "",
        "Where the stick that a patient brings appears: their files can then be given where a "
        "form asks for one. Never a folder that is shared: everybody who comes to that question "
        "sees the names in it. Empty: files are given to the nurse.",
        guarded=True,
    )
    device_key_file: bool = _set(
        False,
        "IT approves the device's key in a file of the home, readable by its user alone, where "
        "there is no keyring.",
    )
    clinic_name: str = _set("", "The clinic's name on the welcome screen and on documents.")
    language: Language = _set(  # noqa: RUF009 a field, and immutable
        "en", "The language of the welcome screen."
    )
    consent_interval_days: int | None = _set(
        None,
        "How many days a consent holds; the clinic decides. Not set: every visit asks anew.",
    )
    idle_warning_seconds: float = _set(
        90.0, "Without a touch for so long, the patient is asked whether they are there.",
        least=_MOMENT,
    )  # fmt: skip
    idle_answer_seconds: float = _set(
        20.0, "How long they may take to answer before the curtain falls.", least=5
    )
    wipe_after_seconds: float = _set(
        900.0, "An unfinished visit that nobody touched for so long is removed.", least=_MOMENT
    )
    thank_you_seconds: float = _set(
        20.0, "How long the last screen stays before the next patient's.", least=_MOMENT
    )
    desk_remembers_people: bool = _set(
        False,
        "A person may have this desk remember them: the computer's account then stands for them.",
        guarded=True,
    )
    desk_lock_minutes: float = _set(
        5.0, "Without a key or the mouse for so long, a desk locks.", least=_MOMENT, most=60,
        guarded=True,
    )  # fmt: skip
    second_signature: bool = _set(
        True, "A clinician signs as well when any flag is red.", guarded=True
    )
    text_scale: float = _set(
        1.0, "The size of words where every patient starts; each may change it.", least=1, most=2
    )
    theme: Theme = _set(  # noqa: RUF009 a field, and immutable
        "light", "The colors where every patient starts; each may change them."
    )
    reduced_motion: bool = _set(False, "Fade instead of moving.")
    pixels_per_mm: float = _set(
        0.0, "The screen's density, where a screen reports it wrongly. 0: as the screen reports."
    )
    full_screen: bool = _set(True, "The patient's window fills the screen.")
    speech: Literal["on", "headphones", "off"] = _set(
        "on", "Reading aloud; headphones: the tablet asks for them first."
    )
    speech_rate: SpeechRate = _set(  # noqa: RUF009 a field, and immutable
        "normal", "How fast words are read aloud at first."
    )

    # How these came about; no settings themselves.
    faults: tuple[str, ...] = ()  # what is wrong with how they were set, as sentences
    inbox_doubt: str = ""  # why nobody may say where the inbox is; empty: it is known


SETTINGS: Final[tuple["Field[Any]", ...]] = tuple(f for f in fields(Settings) if f.metadata)
