"""A whole visit with a keyboard alone: Tab, Shift+Tab, Enter, Space, and letters to type."""

from PySide6.QtCore import Qt

from tests.people import BIRTH_DATE, CODE, FAMILY, GIVEN, a_pack
from tests.ui.patient.tablet import Tablet

_ENOUGH = 60  # presses of Tab
_NEXT = "nextButton"


class Keyboard:
    """Fingers that never leave the keys."""

    def __init__(self, tablet: Tablet) -> None:
        self._tablet = tablet

    def has_the_focus(self, name: str) -> bool:
        focused = self._tablet.window.root.activeFocusItem()
        return focused is not None and focused.objectName() == name

    def go_to(self, name: str, tab: Qt.Key = Qt.Key.Key_Tab) -> None:
        """Press Tab until the thing of this name has the focus."""
        for _ in range(_ENOUGH):
            if self.has_the_focus(name):
                return
            self._tablet.hands.press(tab)
        raise LookupError(f"Tab does not come to {name!r}")

    def do(self, *names: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Go to one thing after the other and press Enter, or another key, on each."""
        for name in names:
            self.go_to(name)
            self._tablet.hands.press(key)

    def write(self, words: str) -> None:
        """Type, and press Enter."""
        self._tablet.hands.type(words)
        self._tablet.hands.press(Qt.Key.Key_Return)


def test_a_visit_is_finished_with_a_keyboard_alone(tablets) -> None:
    tablet = tablets(pack=a_pack())
    keyboard = Keyboard(tablet)
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    keyboard.do(_NEXT)
    for words in (CODE, GIVEN, FAMILY):
        keyboard.write(words)
    keyboard.do("monthField", f"month_{BIRTH_DATE.month}")
    keyboard.go_to("dayField")
    tablet.hands.type(str(BIRTH_DATE.day))
    keyboard.go_to("yearField")
    keyboard.write(str(BIRTH_DATE.year))
    keyboard.do(_NEXT, _NEXT)
    keyboard.do("teachChoice_1", key=Qt.Key.Key_Space)
    keyboard.do(_NEXT, _NEXT)
    for _ in range(3):
        keyboard.do("choice_0", key=Qt.Key.Key_Space)
        keyboard.do(_NEXT)
    keyboard.do("yesButton", _NEXT)
    assert tablet.shows("showing") == "review"
    keyboard.do(_NEXT, "agreeButton", _NEXT, "typeInstead")
    keyboard.write(f"{GIVEN} {FAMILY}")
    keyboard.do(_NEXT)
    assert tablet.kinds() == ["intake"]


def test_the_on_screen_keyboard_makes_room_for_tab_and_comes_back_at_a_touch(tablets) -> None:
    tablet = tablets(pack=a_pack())
    tablet.start()
    keyboard = Keyboard(tablet)
    assert tablet.hands.sees("key_done")
    keyboard.go_to("callNurseButton")
    assert not tablet.hands.sees("key_done")
    keyboard.go_to("codeField", Qt.Key.Key_Backtab)
    assert not tablet.hands.sees("key_done"), "there is a keyboard already"
    tablet.hands.tap("codeField")
    assert tablet.hands.sees("key_done")


def test_a_sheet_keeps_tab_to_itself_and_closes_with_enter(tablets) -> None:
    tablet = tablets(pack=a_pack())
    tablet.start()
    keyboard = Keyboard(tablet)
    keyboard.do("languageButton")
    for _ in range(8):
        tablet.hands.press(Qt.Key.Key_Tab)
        assert not keyboard.has_the_focus("callNurseButton")
    keyboard.do("language_es")
    assert tablet.shows("language") == "es"
    assert not tablet.hands.sees("closeLanguage")
