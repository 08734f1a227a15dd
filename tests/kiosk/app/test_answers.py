"""Passphrases of a script: one line each; what a script cannot answer is refused in words."""

from pathlib import Path

import pytest

from kiosk.app.answers import Answers
from kiosk.errors import Refused


def given(folder: Path, *lines: str) -> Answers:
    file = folder / "answers"
    file.write_text("\n".join(lines))
    return Answers(file)


def test_each_line_answers_one_question_a_new_passphrase_too(tmp_path: Path) -> None:
    answers = given(tmp_path, "of the root", "of Ada")
    assert (answers.ask("Root"), answers.twice("New, of Ada")) == ("of the root", "of Ada")


def test_a_new_passphrase_that_a_script_wrote_twice_becomes_nobody_elses(tmp_path: Path) -> None:
    answers = given(tmp_path, "of the root", "of the root", "of Ada", "of Ada")
    assert answers.twice("Root") == "of the root"
    with pytest.raises(Refused, match="Ada” is as one before it: a new passphrase stands there"):
        answers.twice("New passphrase of Ada")


def test_where_nobody_is_at_a_keyboard_the_way_for_scripts_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def at_the_end(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", at_the_end)
    with pytest.raises(Refused, match=r"asked for: Root.*--passphrase-file FILE"):
        Answers(None).ask("Root")
