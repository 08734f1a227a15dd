"""`kiosk pack preview`: a pack on the patient's screens, to try or as pictures."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

from kiosk.app.display import has_display
from kiosk.app.home import pack_folder
from kiosk.content.load import load_unsealed
from kiosk.content.pack import Pack
from kiosk.settings import Settings

_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


def preview(home: Path, settings: Settings, name: str, pictures: Path | None) -> int:
    """Show a pack as its files lie there; without a display, or when asked, take pictures."""
    pack = load_unsealed(pack_folder(home, name))
    if pictures is None and has_display():
        from kiosk.app.preview.window import show

        here = replace(settings, full_screen=False)
        return show(pack.with_instruments(settings.instruments), here)
    if pictures is None:
        print("There is no display: pictures are taken off-screen.")
    return _take(pack, pictures or Path("build") / f"preview-{pack.reference.id}")


def _take(pack: Pack, folder: Path) -> int:
    """Take every screen in every language and layout, and lay them on contact sheets."""
    os.environ.update(_OFFSCREEN)
    from kiosk.app.preview.sheets import contact_sheets
    from kiosk.app.preview.tour import take

    screens = folder / "screens"
    shutil.rmtree(screens, ignore_errors=True)
    for old in folder.glob("*-*-*-*.png"):
        old.unlink()
    for language in pack.languages:
        shots = take(pack, language, screens / language)
        sheets = contact_sheets(shots, folder, language)
        print(f"{folder}: {language}: {len(shots)} screens on {len(sheets)} contact sheets")
    return 0
