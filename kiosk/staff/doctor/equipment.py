"""What the patient or nurse sees, touches and hears."""

import math

from kiosk.staff.doctor.check import Check, note, problem, well
from kiosk.staff.doctor.findings import Findings, Screen

_UNSEEN = ("offscreen", "minimal")  # platforms of Qt that show nothing
_SMALLEST_INCHES = 9.5  # a screen that is sold as one of ten
_VOICES = {
    "speech-no-voice": (
        "There is no voice to read aloud with.",
        "Install espeak-ng (Windows: the voices for English and Spanish).",
    ),
    "speech-no-sound": (
        "There is no sound card to be heard with.",
        "Check the sound of this machine, or set speech = off.",
    ),
}


def display(found: Findings) -> Check:
    """Tell whether windows can be shown, and on what."""
    seen = found.equipment
    if found.display_problem or seen is None or not seen.screens:
        remedy = "Run this where the screen is: in the kiosk's session, not over the network."
        return problem("display", found.display_problem or "There is no screen.", remedy)
    if seen.platform in _UNSEEN:
        words = f"Windows are drawn where nobody sees them ({seen.platform})."
        return problem("display", words, "Unset QT_QPA_PLATFORM.")
    screen = seen.screens[0]
    words = f"{_size(screen)} ({seen.platform})."
    inches = _inches(screen)
    if found.settings.pixels_per_mm == 0 and inches == 0:
        remedy = "Measure it, and set pixels_per_mm: buttons may be too small to touch."
        return note("display", f"{words} The screen does not tell its size.", remedy)
    if found.is_tablet and 0 < inches < _SMALLEST_INCHES:
        return note("display", f"{words} Patients need ten inches.", "Take a larger tablet.")
    return well("display", words)


def _size(screen: Screen) -> str:
    inches = _inches(screen)
    told = f", {inches:.1f} inches" if inches else ""
    return f"{screen.width} × {screen.height} pixels{told}"


def _inches(screen: Screen) -> float:
    return math.hypot(screen.width_mm, screen.height_mm) / 25.4


def touch(found: Findings) -> Check:
    """Tell whether there is a touch screen; a desk needs none."""
    seen = found.equipment
    if found.display_problem or seen is None or seen.platform in _UNSEEN:
        return note("touch", "Not known without a display.")
    if seen.touch:
        return well("touch", f"{', '.join(seen.touch)}.")
    if not found.is_tablet:
        return note("touch", "There is no touch screen; a desk needs none.")
    remedy = "Check its driver; on Linux, that this user may read it too (group input)."
    return problem("touch", "No touch screen is found: patients could not answer.", remedy)


def fonts(found: Findings) -> Check:
    """Tell whether our fonts have every letter of the languages that are shipped."""
    if found.equipment is None:
        return problem("fonts", "Not known: the fonts could not be loaded.", "Install anew.")
    missing = {lang: letters for lang, letters in found.equipment.missing.items() if letters}
    if missing:
        lacks = "; ".join(f"{language}: {letters}" for language, letters in missing.items())
        return problem("fonts", f"Letters are missing ({lacks}).", "Install Intake Kiosk anew.")
    return well("fonts", f"Every letter of {', '.join(found.equipment.missing)}.")


def speech(found: Findings) -> Check:
    """Tell whether reading aloud can be heard; blind patients depend on it."""
    if found.settings.speech == "off":
        return well("speech", "Switched off by the setting speech.")
    codes = {code for code in found.speech.values() if code}
    if not codes:
        return well("speech", f"There is a voice ({', '.join(found.speech)}).")
    words, remedy = _VOICES.get(min(codes), (f"It cannot be heard ({min(codes)}).", ""))
    if found.is_tablet:
        return problem("speech", f"{words} “Read to me” is not offered.", remedy)
    return note("speech", f"{words} A desk needs none.")
