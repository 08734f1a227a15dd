"""A visit by the pointer alone: each press is a click of the X server on what is on the screen.

Runs in the system's Python, which has AT-SPI: the accessibility tree tells what is where, and the
pointer goes there and presses. Arguments: the front desk's code, and the command that shows the
window. Prints every press; ends with 0 at the thank-you, and closes the window.
"""

import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

import gi

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi  # noqa: E402 the version is chosen first

from tests.ui.access.reader.visit import BUTTON, CARD, FIELD, Node, Reader  # noqa: E402

CHECK, PAGE = "check box", "layered pane"
GIVEN, FAMILY = "testa", "invented"  # nobody real
_LAST, _THANKS = "Seal and send my answers", "Thank you, that’s everything."
_CALLED = {" ": ("Space",)}
_SCREENS = 400  # before a visit is called endless


class Seen(NamedTuple):
    """Something on the screen: what it is, what it says and holds, and where it is in pixels."""

    role: str
    name: str
    holds: str  # the words in a field; whether a card is chosen
    focused: bool
    scrolls: bool  # with a page
    left: int
    top: int
    right: int
    bottom: int


class Pointer(Reader):
    """Presses what it sees; what is further down is brought into view with “More below”."""

    def click(self, *names: str, role: str = BUTTON) -> None:
        """Bring the control of one of these names into view and press its middle."""
        for _ in range(_SCREENS):
            one = self._wait(lambda: self.find(*names, role=role), f"{role} {names}")
            if role == FIELD and one.focused:
                return  # the page did that, and the keys are there
            if not one.scrolls or self._room()[0] <= _middle(one)[1] <= self._room()[1]:
                self._press(one)
                return
            self._press(self._wait(self._further, "more below"))
        raise TimeoutError(f"{role} {names} never came into view")

    def find(self, *names: str, role: str = BUTTON) -> Seen | None:
        """Return a control that shows, in view or further down."""
        found = (one for one in self.seen() if one.role == role and one.name in names)
        return next(found, None)

    def first(self, role: str) -> Seen | None:
        """Return the first control of a role."""
        return next((one for one in self.seen() if one.role == role), None)

    def onwards(self) -> str:
        """Return what stands bottom right: the way on, or the end of typing."""
        buttons = [one for one in self.seen() if one.role == BUTTON and not one.scrolls]
        return max(buttons, key=lambda one: (one.bottom // 10, one.right)).name

    def type(self, words: str) -> None:
        """Press the keys on the screen, one after the other."""
        for letter in words:
            self.click(letter, letter.upper(), *_CALLED.get(letter, ()))

    def seen(self) -> tuple[Seen, ...]:
        """Return everything that shows now, in the order of the tree."""
        return tuple(one for node, inside in self._places() if (one := _seen(node, inside)))

    def _places(self) -> Iterator[tuple[Node, bool]]:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            if (application := desktop.get_child_at_index(number)) is not None:
                application.clear_cache()
                yield from _below(application, inside=False)

    def _further(self) -> Seen | None:
        return self.find("More below", "Back to the top")

    def _room(self) -> tuple[int, int]:
        """Return from where to where a page shows what scrolls."""
        page = self._wait(lambda: self.first(PAGE), "a page")
        strip = self._further()
        return page.top, strip.top if strip else page.bottom

    def _press(self, one: Seen) -> None:
        print(f"{one.role}: {one.name}", flush=True)
        before = self.seen()
        x, y = map(str, _middle(one))
        subprocess.run(["xdotool", "mousemove", x, y, "click", "1"], check=True)
        self._wait(lambda: self.seen() != before, f"{one.name!r} to do something")
        self._wait(lambda: self.seen() == self.seen(), "the screen to be at rest")


def _below(node: Node, *, inside: bool) -> Iterator[tuple[Node, bool]]:
    yield node, inside
    inside = inside or node.get_role_name() == PAGE
    for number in range(node.get_child_count()):
        if (child := node.get_child_at_index(number)) is not None:
            yield from _below(child, inside=inside)


def _seen(node: Node, inside: bool) -> Seen | None:
    states, role, name = node.get_state_set(), node.get_role_name(), node.get_name()
    box = node.get_extents(Atspi.CoordType.SCREEN)
    usable = states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.SENSITIVE)
    if not usable or box.width <= 0 or box.height <= 0:
        return None
    held = Atspi.Text.get_text(node, 0, -1) if role == FIELD else ""
    held += "chosen" if states.contains(Atspi.StateType.CHECKED) else ""
    focused = states.contains(Atspi.StateType.FOCUSED)
    scrolls = inside and name not in ("More below", "Back to the top")
    ends = box.x + box.width, box.y + box.height
    return Seen(role, name, held, focused, scrolls, box.x, box.y, *ends)


def _middle(one: Seen) -> tuple[int, int]:
    return (one.left + one.right) // 2, (one.top + one.bottom) // 2


def say_who(pointer: Pointer, code: str) -> None:
    """Give code, name and birth date with the keys on the screen."""
    for words in (code, GIVEN, FAMILY):
        pointer.type(words)
        pointer.click("Done")
    pointer.click("Month, Choose")
    pointer.click("April", role=CARD)
    for field, digits in (("Day", "12"), ("Year", "1958")):
        pointer.click(field, role=FIELD)
        pointer.type(digits)
    pointer.click("Done")


def answer(pointer: Pointer) -> None:
    """Do what one screen asks: agree, choose the first card, or rather not say."""
    if pointer.find("I agree", role=CARD):
        pointer.click("I agree", role=CARD)
    elif pointer.find("Type my name", role=CARD):
        pointer.click("Type my name", role=CARD)
        pointer.click("Your first and last name", role=FIELD)
        pointer.type(GIVEN + " " + FAMILY)
        pointer.click("Done")
    elif pointer.find("I’d rather not say"):
        pointer.click("I’d rather not say")
    elif card := pointer.first(CARD) or pointer.first(CHECK):
        pointer.click(card.name, role=card.role)


def go_through(pointer: Pointer, code: str) -> None:
    """Go from the welcome to the thank-you."""
    pointer.click("Start")
    say_who(pointer, code)
    for _ in range(_SCREENS):
        answer(pointer)
        onwards = pointer.onwards()
        pointer.click(onwards)
        if onwards == _LAST:
            pointer.hear(_THANKS)
            return
    raise TimeoutError("the visit came to no end")


def main(code: str, command: list[str]) -> int:
    """Start the window, go through the visit, and close the window."""
    pointer = Pointer()  # the session bus starts the accessibility bus when it is asked for
    with subprocess.Popen(command) as window:
        try:
            go_through(pointer, code)
            return 0
        finally:
            window.terminate()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
