"""A visit by the accessibility tree alone, as a screen reader sees it: no picture, no pointer.

Runs in the system's Python, which has AT-SPI. Arguments: the command that shows the window. Prints
every control that it used, and ends with the window's exit code.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, GLib  # noqa: E402 the version is chosen first

_PATIENCE_MS = 20_000
BUTTON, CARD, FIELD = "push button", "radio button", "text"

Node = Any  # a node of the accessibility tree


class Reader:
    """Finds things by role and name, and works them by what they say that they can do."""

    def __init__(self) -> None:
        Atspi.init()
        self._context = GLib.MainContext.default()

    def press(self, name: str, role: str = BUTTON) -> None:
        """Do the first action of a control."""
        node = self._wait(lambda: self._find(role, name), f"{role} {name!r}")
        print(f"{role}: {name}", flush=True)
        offered = [node.get_action_name(n) for n in range(node.get_n_actions())]
        Atspi.Action.do_action(node, offered.index("Press"))

    def fill(self, name: str, words: str) -> None:
        """Put words into a field, which must then hold them."""
        field = self._wait(lambda: self._find(FIELD, name), f"field {name!r}")
        print(f"{FIELD}: {name}", flush=True)
        field.grab_focus()
        field.set_text_contents(words)
        self._wait(lambda: self._holds(name, words), f"{words!r} in {name!r}")

    def hear(self, words: str) -> None:
        """Wait until a heading or a text says this."""
        self._wait(lambda: self._find("", words), f"{words!r} to be said")
        print(f"said: {words}", flush=True)

    def _holds(self, name: str, words: str) -> bool:
        field = self._find(FIELD, name)
        return field is not None and Atspi.Text.get_text(field, 0, -1) == words

    def _find(self, role: str, name: str) -> Node | None:
        for node in self._nodes():
            if node.get_name() == name and role in ("", node.get_role_name()):
                states = node.get_state_set()
                usable = states.contains(Atspi.StateType.SENSITIVE) or not role
                if usable and states.contains(Atspi.StateType.VISIBLE):
                    return node
        return None

    def _nodes(self) -> Iterator[Node]:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(number)
            if application is not None:
                application.clear_cache()
                yield from _below(application)

    def _wait(self, look: Callable[[], Any], what: str) -> Any:
        """Look again at each event until there is something to return."""
        late: list[bool] = []
        patience = GLib.timeout_add(_PATIENCE_MS, lambda: late.append(True))
        beat = GLib.timeout_add(50, lambda: True)
        try:
            while not late:
                try:
                    if found := look():
                        return found
                except GLib.Error:  # it went away while we looked: look again
                    pass
                self._context.iteration(True)
        finally:
            GLib.source_remove(beat)
            if not late:
                GLib.source_remove(patience)
        raise TimeoutError(f"waited in vain for {what}: {self._heard()}")

    def _heard(self) -> str:
        return "; ".join(f"{node.get_role_name()} {node.get_name()!r}" for node in self._nodes())


def _below(node: Node) -> Iterator[Node]:
    yield node
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        if child is not None:
            yield from _below(child)


def go_through(reader: Reader) -> None:
    """Go through the invented pack, from the welcome to the thank-you."""
    reader.press("Start")
    for field, words in (("Code", "F23452"), ("First name", "Testa"), ("Last name", "Beispiel")):
        reader.fill(field, words)
        reader.press("Done")
    reader.press("Month, Choose")
    reader.press("April", CARD)
    reader.fill("Day", "12")
    reader.fill("Year", "1957")
    reader.press("Done")
    for slide in ("What it is", "What to expect"):
        reader.hear(slide)
        reader.press("Next")
    reader.press("Someone takes me", CARD)
    reader.press("Next")
    reader.hear("Yes, that is right.")
    reader.press("Next")
    for question in ("Little joy in things", "Feeling low", "Thoughts of hurting yourself"):
        reader.hear(question)
        reader.press("Not at all", CARD)
        reader.press("Next")
    reader.hear("Will someone take you home?")
    reader.press("Yes", CARD)
    reader.press("Next")
    reader.press("My answers are right")
    reader.press("I agree", CARD)
    reader.press("Continue")
    reader.press("Type my name", CARD)
    reader.fill("Your first and last name", "Testa Beispiel")
    reader.press("Done")
    reader.press("Seal and send my answers")


def main(command: list[str]) -> int:
    """Start the window, go through the visit, and see the window close."""
    reader = Reader()  # the session bus starts the accessibility bus when it is asked for
    with subprocess.Popen(command) as window:
        try:
            go_through(reader)
            return window.wait(timeout=_PATIENCE_MS / 1000)
        finally:
            window.terminate()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
