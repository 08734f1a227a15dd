"""teach-back.toml: questions that show where more talk is needed."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import Field, model_validator

from kiosk.content import toml
from kiosk.content.finding import Report
from kiosk.content.pack import Choice, TeachBack

FILE = "teach-back.toml"


class _Choice(toml.Table):
    text: toml.Words
    right: bool = False


class _Question(toml.Table):
    id: str = Field(min_length=1)
    slide: str = Field(min_length=1)
    question: toml.Words
    choices: list[_Choice] = Field(min_length=2)

    @model_validator(mode="after")
    def _one_is_right(self) -> "_Question":
        if sum(choice.right for choice in self.choices) != 1:
            raise ValueError("exactly one choice has right = true")
        return self


class _File(toml.Table):
    questions: list[_Question]


def read_teach_back(
    folder: Path, languages: Sequence[str], report: Report
) -> tuple[TeachBack, ...]:
    """Read the teach-back questions, in the order in which they are asked."""
    if not (folder / FILE).exists():
        return ()
    file = toml.load(_File, folder, FILE, report)
    questions = file.questions if file else []
    for question in questions:
        toml.report_missing(question.question, languages, FILE, f"{question.id}.question", report)
        for number, choice in enumerate(question.choices, 1):
            where = f"{question.id}.choices {number}"
            toml.report_missing(choice.text, languages, FILE, where, report)
    return tuple(_teach_back(question, languages) for question in questions)


def _teach_back(question: _Question, languages: Sequence[str]) -> TeachBack:
    choices = tuple(Choice(toml.text(c.text, languages), c.right) for c in question.choices)
    return TeachBack(question.id, toml.text(question.question, languages), choices, question.slide)
