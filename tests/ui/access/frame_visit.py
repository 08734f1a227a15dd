"""Every screen that is not a pack's: welcome, who is there, sheets, advice, curtain, the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt

from kiosk.content.pack import Pack
from kiosk.staff.access import StaffAccess
from kiosk.visit.identity import new_code
from tests.people import BIRTH_DATE, CODE, FAMILY, GIVEN, STARTED, a_pack_of_four
from tests.ui.access.looking import Looker
from tests.ui.access.pseudo import spoken, wearing
from tests.ui.patient.tablet import Tablet
from tests.ui.patient.ward import WELL, Ward

See = Callable[[str], None]


def look(looker: Looker) -> None:
    """Go through all screens, with a tablet of its own for each part."""
    for part in (_who, _sheets, _idle, _visit, _signers, _declined, _return):
        with _at_a_tablet(looker) as (tablet, see):
            part(tablet, see)
    with _at_a_tablet(looker, speech="headphones") as (tablet, see):
        _reading(tablet, see)
    with TemporaryDirectory() as home:
        ward = Ward(Path(home))
        with _at_a_tablet(looker, staff=lambda: ward.access) as (tablet, see):
            _staff(tablet, ward, see)


@contextmanager
def _at_a_tablet(
    looker: Looker, speech: str = "on", staff: Callable[[], StaffAccess] | None = None
) -> Iterator[tuple[Tablet, See]]:
    tongue = looker.tongue
    settings = {"speech": speech, "thank_you_seconds": 3600}  # whoever looks closely takes time
    pack = spoken(_pack(), tongue)
    tablet = Tablet(pack=pack, language=tongue.code, staff=staff, settings=settings)

    def see(screen: str) -> None:
        tablet.hands.settle()
        looker.see(tablet.window, tablet.hands, screen)

    try:
        with wearing(tablet.window.root, tongue):
            tablet.window.show()
            tablet.hands.settle(lambda: tablet.visit.is_open)
            yield tablet, see
    finally:
        tablet.window.close()


def _pack() -> Pack:
    """Make a pack in which everybody may sign or help, and nothing is to be learned."""
    pack = a_pack_of_four()
    steps = ("identify", "screening", "review", "consent", "signature")
    return replace(pack, flows={"first": steps, "return": steps})


def _begin(tablet: Tablet) -> None:
    tablet.hands.tap("nextButton")
    tablet.identify()


def _answer_everything(tablet: Tablet) -> None:
    forms = tuple(form.id for form in tablet.pack.questionnaires)
    tablet.visit.apply(replace(tablet.visit.record, forms_done=forms, reviewed_at=STARTED))
    tablet.hands.settle()


def _who(tablet: Tablet, see: See) -> None:
    hands = tablet.hands
    see("welcome")
    hands.tap("nextButton")
    see("code, keyboard open")
    hands.tap("key_done")
    see("code, none")
    hands.type_into("codeField", "F23453")
    hands.tap("key_done")
    see("code, mistyped")
    hands.tap("codeField")
    for _ in range(6):
        hands.tap("key_delete")
    hands.type(CODE)
    hands.tap("key_done")
    see("first name")
    hands.tap("key_done")
    see("first name, empty")
    hands.tap("givenField")
    for name in (GIVEN, FAMILY):
        hands.type(name)
        for level in ("key_#", "key_accents"):  # looking leaves the field, so the letters are back
            hands.tap(level)
            see(f"name, {level}")
        hands.tap("key_done")
    see("birth date")
    hands.tap("nextButton")
    see("birth date, incomplete")
    hands.tap("monthField")
    see("months")
    hands.tap("month_2")
    see("birth date, digits")
    tablet.give_birth_date(2, 31, 1957)
    see("birth date, no such day")
    tablet.give_birth_date(2, 28, 2857)
    see("birth date, not yet")


def _sheets(tablet: Tablet, see: See) -> None:
    hands = tablet.hands
    hands.tap("languageButton")
    see("language sheet")
    hands.tap("closeLanguage")
    hands.tap("moreButton")
    see("more, at the welcome")
    hands.tap("displayButton")
    see("display sheet")
    hands.tap("closeDisplay")
    hands.tap("nextButton")
    hands.tap("codeField")
    hands.press(Qt.Key.Key_Tab)
    hands.tap("moreButton")
    see("more")
    hands.tap("paperButton")
    see("more, paper")
    hands.tap("startOverButton")
    see("more, start over")
    hands.tap("closeMore")
    hands.tap("callNurseButton")
    see("nurse called")
    for queued in tablet.outbox.waiting():
        tablet.outbox.noticed(queued.id, STARTED)
    tablet.visit.hear_from_courier()
    see("nurse told")
    tablet.visit.breakOff("disk-full")
    see("fault")


def _idle(tablet: Tablet, see: See) -> None:
    hands = tablet.hands
    _begin(tablet)
    tablet.outbox.full = True
    hands.tap("callNurseButton")
    see("nurse not called")
    tablet.window.idle.stop()  # or looking, which presses Tab, would be a sign of life
    tablet.idle(90)
    see("idle warning")
    tablet.idle(20)
    see("curtain")
    hands.tap("monthField")
    see("curtain, months")
    hands.tap("month_1")
    see("curtain, digits")
    for _ in range(3):
        tablet.give_birth_date(1, 2, 1950)
        see("curtain, wrong")
    tablet.window.idle.cover(0, 0)
    see("curtain, interrupted")
    hands.tap("notMe")
    see("curtain, start anew")


def _visit(tablet: Tablet, see: See) -> None:
    hands = tablet.hands
    _begin(tablet)
    hands.tap("nextButton")
    see("question, no answer")
    for choice in ("choice_0", "choice_3", "choice_3"):
        hands.tap(choice)
        see("question, answered")
        hands.tap("nextButton")
    see("urgent, words")
    hands.tap("textField")
    see("urgent, words, keyboard")
    hands.type("It hurts. " * 30)
    see("urgent, many words, keyboard")
    hands.tap("key_done")
    for queued in tablet.outbox.waiting():
        tablet.outbox.noticed(queued.id, STARTED)
    tablet.visit.hear_from_courier()
    see("urgent, told")
    hands.tap("nextButton")
    see("yes or no")
    hands.tap("nextButton")
    see("yes or no, no answer")
    hands.tap("yesButton")
    hands.tap("nextButton")
    see("review")
    hands.tap("change_1")
    see("question from review")
    hands.tap("nextButton")
    hands.tap("nextButton")
    see("agreement")
    hands.tap("nextButton")
    see("agreement, no choice")
    for _ in range(4):
        hands.tap("agreeButton")
        hands.tap("nextButton")
    _sign(tablet, see)


def _sign(tablet: Tablet, see: See) -> None:
    hands = tablet.hands
    see("signature")
    hands.tap("nextButton")
    see("signature, empty")
    hands.draw("signaturePad", [(0.1, 0.5), (0.4, 0.2), (0.7, 0.8)])
    see("signature, drawn")
    hands.tap("typeInstead")
    see("signature, typing")
    hands.type(f"{GIVEN} {FAMILY}")
    hands.tap("key_done")
    see("signature, typed")
    tablet.outbox.full = True
    hands.tap("nextButton")
    see("cannot be sealed")
    tablet.outbox.full = False
    hands.tap("nextButton")
    hands.settle(lambda: tablet.shows("finishState") == "done")
    see("thank you")


def _signers(tablet: Tablet, see: See) -> None:
    hands = tablet.hands
    _begin(tablet)
    _answer_everything(tablet)
    for _ in range(4):
        hands.tap("agreeButton")
        hands.tap("nextButton")
    hands.tap("witnessInstead")
    see("signature before a witness")
    hands.tap("otherSigners")
    see("who signs")
    hands.tap("representativeSigns")
    hands.tap("interpreterHelps")
    hands.tap("witnessThere")
    see("who signs, everybody")
    hands.tap("nextButton")
    see("who signs, no name")
    hands.tap("nameLine")
    see("who signs, keyboard")


def _declined(tablet: Tablet, see: See) -> None:
    hands = tablet.hands
    _begin(tablet)
    _answer_everything(tablet)
    for _ in range(2):
        hands.tap("declineButton")
        see("agreement, declined")
        hands.tap("nextButton")
    see("decided, all declined")
    hands.tap("nextButton")
    hands.settle(lambda: tablet.shows("finishState") == "done")
    see("thank you, declined")


def _return(tablet: Tablet, see: See) -> None:
    hands = tablet.hands
    hands.tap("nextButton")
    for words in (new_code("return", consent_due=False), GIVEN, FAMILY):
        hands.type(words)
        hands.tap("key_done")
    tablet.give_birth_date(BIRTH_DATE.month, BIRTH_DATE.day, BIRTH_DATE.year)
    see("return visit, question")
    _answer_everything(tablet)
    see("return visit, to be sealed")


def _reading(tablet: Tablet, see: See) -> None:
    hands = tablet.hands
    hands.tap("readButton")
    see("reading, headphones")
    hands.tap("goOnReading")
    hands.tap("readButton")
    see("reading, paused")
    hands.tap("blankScreen")
    see("blank screen")
    hands.press(Qt.Key.Key_Escape)
    tablet.speech.held = True
    tablet.window.read_aloud.give_example()
    tablet.speech.trouble = "speech-failed"
    tablet.speech.end()
    see("reading, cannot")


def _staff(tablet: Tablet, ward: Ward, see: See) -> None:
    def see_staff(screen: str) -> None:
        see(screen)
        tablet.window.door.stay()  # whoever looks closely takes their time

    hands = tablet.hands
    _begin(tablet)
    ward.knock(tablet)
    see_staff("staff door")
    ward.enter(tablet, "000111")
    see_staff("staff door, wrong")
    ward.clock.advance(1)
    hands.settle(lambda: tablet.window.door.property("secondsToWait") == 0)
    hands.tap("closeDoor")
    ward.machine.readings = replace(WELL, battery=9, charging=False, celsius=91.0, online=False)
    ward.open_room(tablet)
    see_staff("staff room")
    ward.machine.locked = True
    hands.tap("louder")
    see_staff("staff room, not done")
    hands.tap("handOver")
    see_staff("staff room, end this visit")
    hands.tap("leaveIt")
    hands.tap("restart")
    see_staff("staff room, restart")
