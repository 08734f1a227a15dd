"""Two languages that nobody speaks, and a window that is mirrored for one of them."""

from PySide6.QtCore import QPointF

from tests.people import a_pack
from tests.ui.access.combinations import Setting
from tests.ui.access.looking import dress
from tests.ui.access.pseudo import TONGUES, spoken, stretched, turned, wearing
from tests.ui.patient.tablet import Tablet

_, _, LONG, FROM_THE_RIGHT = TONGUES


def test_long_words_are_sixty_per_cent_longer_and_keep_their_places() -> None:
    words = "Question %1 of %2 about medicines"
    longer = stretched(words)
    assert "%1" in longer
    assert "%2" in longer
    assert 1.4 * len(words) < len(longer) < 1.7 * len(words)
    assert stretched("- **Never** alone").startswith("- **")
    assert len(stretched("dextromethorphan")) == 22


def test_turned_words_are_read_from_the_right() -> None:
    assert turned("%1 of 3") == "%1 סו 3"


def test_a_pack_says_everything_in_a_pseudo_language() -> None:
    pack = spoken(a_pack(), LONG)
    assert pack.slides["en"][0].heading == stretched("What it is")
    item = pack.questionnaires[0].index["interest"]
    assert item.text.in_("en") == stretched("Little joy in things")
    assert item.options[0].text.in_("en") == stretched("Not at all")
    assert pack.agreements["en"][0].title == stretched("Agreement to the infusion")


def test_the_window_is_mirrored_for_a_language_that_is_read_from_the_right(qapp) -> None:
    tablet = Tablet(pack=spoken(a_pack(), FROM_THE_RIGHT))
    with wearing(tablet.window.root, FROM_THE_RIGHT):
        tablet.start()
        tablet.identify()
        dress(tablet.window, tablet.hands, Setting(1.0, "light", "landscape"))
        order = ("backButton", "callNurseButton", "languageButton", "nextButton")
        lefts = [tablet.hands.find(name).mapToScene(QPointF(0, 0)).x() for name in order]
        assert lefts == sorted(lefts, reverse=True)
        assert tablet.hands.find("nextButton").property("text") == turned("Next")
    tablet.window.close()


def test_patients_are_never_offered_a_pseudo_language(qapp) -> None:
    tablet = Tablet()
    with wearing(tablet.window.root, LONG):
        tablet.window.show()
        tablet.hands.settle(lambda: tablet.visit.is_open)
        assert tablet.shows("languages") == ["en", "es"]
    tablet.window.close()
