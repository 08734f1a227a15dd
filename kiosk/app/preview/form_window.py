"""One questionnaire in the patient's window, for whoever writes it."""

from datetime import date

from kiosk.app.preview.window import opening
from kiosk.content.pack import Pack
from kiosk.settings import Settings
from kiosk.visit.identity import Identity, new_code
from ui.patient.visit import PatientVisit
from ui.patient.window import PatientWindow, application

NOBODY = Identity(new_code("return", consent_due=False), "Example", "Patient", date(1957, 4, 12))


def show(pack: Pack, settings: Settings) -> int:
    """Show the form in a window until it is closed; return the exit code."""
    print("Nothing is kept and nothing is sent. Close the window to end.")
    app = application()
    window = PatientWindow(opening(pack), settings)
    window.visit.begun.connect(lambda: identify(window.visit))
    window.show()
    code = app.exec()
    window.close()
    return code


def identify(visit: PatientVisit) -> None:
    """Sit somebody down who does not exist, born in 1957."""
    visit.apply(visit.record.identify(NOBODY, "return"))
