"""`kiosk forms preview`: one questionnaire on the patient's screens, to try or as pictures."""

import os
import shutil
from pathlib import Path

from kiosk.app.display import has_display
from kiosk.app.form_commands import questionnaire_in
from kiosk.content.pack import Pack, PackReference
from kiosk.forms.datatypes import NO_WORDS
from kiosk.forms.questionnaire import Questionnaire
from kiosk.settings import Settings, settings_of

_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
_LANGUAGES = ("en", "es")
_VISITS = ("first", "return")


def preview(file: Path, language: str, pictures: Path | None, text_scale: float) -> int:
    """Show a form as its file stands; without a display, or when asked, walk it into pictures."""
    form = questionnaire_in(file)
    if language not in _LANGUAGES:
        language = form.language if form.language in _LANGUAGES else _LANGUAGES[0]
    pack = pack_of(form, file.parent)
    if pictures is None and has_display():
        from kiosk.app.preview.form_window import show

        return show(pack, _settings(language))
    if pictures is None:
        print("There is no display: pictures are taken off-screen.")
    folder = pictures or Path("build") / f"preview-{file.stem}"
    return _take(pack, language, folder, file.stem, text_scale)


def pack_of(form: Questionnaire, root: Path) -> Pack:
    """Return a pack that asks one form and nothing else."""
    return Pack(
        reference=PackReference(form.id or "form", form.version or "0", "0" * 64),
        title=form.title,
        draft=True,
        signed_off_by="",
        languages=_LANGUAGES,
        clinic="",
        crisis_line=NO_WORDS,
        crisis_phone="",
        flows=dict.fromkeys(_VISITS, ("screening", "review")),
        slides=dict.fromkeys(_LANGUAGES, ()),
        teach_back=(),
        questionnaires=(form,),
        asks=dict.fromkeys(_VISITS, (form.id,)),
        scorings=(),
        agreements=dict.fromkeys(_LANGUAGES, ()),
        rules=(),
        sources={},
        root=root,
    )


def _settings(language: str) -> Settings:
    return settings_of({"full_screen": False, "language": language}, "the preview")


def _take(pack: Pack, language: str, folder: Path, name: str, text_scale: float) -> int:
    """Take every screen of the walk in both layouts, and lay them on contact sheets."""
    os.environ.update(_OFFSCREEN)
    from kiosk.app.preview.form_tour import take
    from kiosk.app.preview.sheets import contact_sheets

    screens = folder / f"{name}-screens"
    shutil.rmtree(screens, ignore_errors=True)
    screens.mkdir(parents=True)
    shots = take(pack, _settings(language), screens, text_scale=text_scale)
    sheets = contact_sheets(shots, folder, f"{name}-{language}")
    print(f"{folder}: {len(shots)} screens on {len(sheets)} contact sheets")
    return 0
