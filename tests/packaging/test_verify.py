"""What the packages' trials go by: pictures that are alike, what a cut may leave, the tables."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

import resources
from verify.after_a_cut import Found, LeftToDo, given
from verify.findings import Findings
from verify.replay import HEIGHT, WIDTH, Act, Stroke, is_like, nearest, play, read, write
from verify.trial import Ran, closing

INTAKE: dict[str, Any] = {
    "entry": [
        {"resource": {"resourceType": "Patient", "id": "1"}},
        {"resource": {"resourceType": "QuestionnaireResponse", "item": [{"linkId": "htn"}]}},
    ]
}
ANSWERS = given(INTAKE)
FONT = ImageFont.truetype(resources.path("fonts", "AtkinsonHyperlegible-Regular.ttf"), 28)


def screen(words: str = "Testa", *, chosen: bool = False, at: float = 180) -> Image.Image:
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 100, 600, 160), outline="black", fill="teal" if chosen else "white")
    draw.text((100, at), words, fill="black", font=FONT)
    return picture


def saved(picture: Image.Image, file: Path) -> Path:
    picture.save(file)
    return file


class PretendScreen:
    """Shows the next of its pictures after each touch."""

    def __init__(self, *pictures: Image.Image) -> None:
        self.pictures = list(pictures)
        self.touched: list[Stroke] = []

    def picture(self) -> Image.Image:
        return self.pictures[0]

    def touch(self, stroke: Stroke) -> None:
        self.touched.append(stroke)
        self.pictures.pop(0)


def test_letters_that_are_smoothed_otherwise_are_alike_and_one_more_is_not(tmp_path: Path) -> None:
    expected = saved(screen(), tmp_path / "expected.png")
    assert is_like(screen(at=180.3), expected)
    assert not is_like(screen("Testai"), expected)
    assert not is_like(screen(chosen=True), expected)
    assert is_like(screen(chosen=True), expected, but=(100, 100, 601, 161))


def test_of_two_screens_that_fade_into_one_another_the_clearer_is_told(tmp_path: Path) -> None:
    one, other = screen("Sealing your answers"), screen("Thank you", chosen=True)
    choices = [saved(one, tmp_path / "one.png"), saved(other, tmp_path / "other.png")]
    assert nearest(Image.blend(one, other, 0.4), choices) == choices[0]
    assert nearest(Image.blend(one, other, 0.6), choices) == choices[1]


@pytest.fixture
def rehearsed(tmp_path: Path) -> Path:
    saved(screen(), tmp_path / "0.png")
    saved(screen(chosen=True), tmp_path / "1.png")
    acts = [Act("screening", "0.png", [[(300, 130)]]), Act("thank-you", "1.png", [])]
    write(acts, tmp_path)
    return tmp_path


def test_a_rehearsed_visit_is_played_and_each_step_is_pictured(rehearsed: Path) -> None:
    shown = PretendScreen(screen(), screen(chosen=True))
    play(shown, rehearsed, read(rehearsed), rehearsed / "seen", patience=0)
    assert shown.touched == [[(300, 130)]]
    assert {file.stem for file in (rehearsed / "seen").iterdir()} == {"screening", "thank-you"}


def test_a_screen_that_does_not_come_ends_the_visit_there(rehearsed: Path) -> None:
    shown = PretendScreen(screen(), screen())
    with pytest.raises(TimeoutError, match="the expected screen did not come"):
        play(shown, rehearsed, read(rehearsed), rehearsed / "seen", patience=0)
    assert is_like(Image.open(rehearsed / "seen/thank-you.png"), rehearsed / "0.png")


@pytest.mark.parametrize(
    ("sealed", "left", "thanked"),
    [(0, "sign and seal", False), (0, "seal", False), (1, "nothing", False), (1, "nothing", True)],
)
def test_a_cut_may_leave_the_visit_or_the_intake(
    sealed: int, left: LeftToDo, thanked: bool
) -> None:
    found = Found(sealed, has_draft=not sealed, left_to_do=left, at_last=[INTAKE], arrived=1)
    assert found.holds(thanked=thanked, answers=ANSWERS)


@pytest.mark.parametrize(
    ("found", "thanked"),
    [
        (Found(0, True, "seal", [INTAKE], 1), True),  # thanked for nothing
        (Found(0, False, "nothing", [], 0), False),  # lost
        (Found(1, True, "seal", [INTAKE, INTAKE], 2), True),  # asked again, and there twice
        (Found(1, False, "nothing", [INTAKE], 2), True),  # arrived twice
        (Found(1, False, "nothing", [{"entry": INTAKE["entry"][:1]}], 1), True),  # half
    ],
)
def test_nothing_else_may_be_found(found: Found, thanked: bool) -> None:
    assert not found.holds(thanked=thanked, answers=ANSWERS)


def test_what_did_not_come_in_time_fails_its_row_and_the_whole(tmp_path: Path) -> None:
    findings = Findings("a trial")
    with findings.timed("a visit"):
        raise TimeoutError("007.png did not come")
    with pytest.raises(SystemExit) as ended:
        findings.end(tmp_path / "trial.md")
    assert ended.value.code == 1
    assert "| a visit | **NO** | 007.png did not come |" in (tmp_path / "trial.md").read_text()


def test_the_closing_table_counts_what_held_and_says_what_did_not_end_well(tmp_path: Path) -> None:
    table = tmp_path / "trial.md"
    table.write_text("## T\n\n| tried | | saw |\n|---|---|---|\n| a | yes | |\n| b | **NO** | |\n")
    package = tmp_path / "kiosk.deb"
    package.write_bytes(bytes(1_500_000))
    told = closing([Ran("one", 1, 2.25, (table,)), Ran("other", 0, 0.5, ())], [package])
    assert "| one | **NOT WELL** | 1 of 2 | 2.2 |" in told
    assert "| other | well | 0 of 0 | 0.5 |" in told
    assert "| kiosk.deb | 1.5 |" in told
    assert told[-1] == table.read_text().rstrip()
