"""The languages of the patient's screens, switched while they are shown.

English is in the source; every other language is a compiled kiosk_XX.qm in resources/translations
(`pyside6-lrelease kiosk_es.ts -qm kiosk_es.qm`, or `make translations`).
"""

import logging

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtQml import QQmlEngine

import resources

log = logging.getLogger(__name__)

NATIVE_NAMES = {"en": "English", "es": "Español"}


def native_name(language: str) -> str:
    """Return what speakers call their language, for example "Español" for "es"."""
    return NATIVE_NAMES.get(language, language)


class Language:
    """The language that an engine's screens are shown in."""

    def __init__(self, engine: QQmlEngine) -> None:
        self._engine = engine
        self._translator = QTranslator()
        self.code = "en"
        engine.setUiLanguage(self.code)

    def choose(self, code: str) -> None:
        """Show everything in a language such as "es"; its words must have been compiled."""
        if code == self.code:
            return
        QCoreApplication.removeTranslator(self._translator)
        self._translator = QTranslator()
        if code != "en":
            self._install(code)
        self.code = code
        self._engine.setUiLanguage(code)
        self._engine.retranslate()

    def close(self) -> None:
        """Leave the application as it was found."""
        QCoreApplication.removeTranslator(self._translator)

    def _install(self, code: str) -> None:
        file = resources.path("translations", f"kiosk_{code}.qm")
        if not self._translator.load(str(file)):
            log.error("no translation at %s: make translations", file)
            return
        QCoreApplication.installTranslator(self._translator)
        # A translator looks for a Python override at its first use, which needs Python's lock. The
        # engine's loading thread must not be the first: the screen thread may wait for it.
        QCoreApplication.translate("", "-")
