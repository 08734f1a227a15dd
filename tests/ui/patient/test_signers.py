"""Who signs and who helps: behind one button, complete or not there at all."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.content.pack import Pack
from kiosk.visit.consent import Interpreter, Representative, Signature
from tests.people import a_pack_of_four, a_visit, decisions
from tests.ui.patient.sitting import Qml, Sitting, a_sitting
from tests.ui.patient.tablet import LOOK, Tablet
from ui.patient.sign import Sign
from ui.patient.signature import SignaturePad
from ui.patient.signers import Signers

WAVE = [(0.1, 0.6), (0.2, 0.3), (0.35, 0.7), (0.5, 0.3), (0.8, 0.5)]


def at_signature(pack: Pack) -> Sitting:
    decided = decisions(pack)
    return a_sitting(pack, a_visit(pack, decisions=decided, signature=None, finished_at=None))


@pytest.fixture
def sitting(qapp: QGuiApplication) -> Iterator[Sitting]:
    sitting = at_signature(a_pack_of_four())
    yield sitting
    sitting.close()


@pytest.fixture
def signers(sitting: Sitting) -> Qml:
    return Signers(sitting.visit)


@pytest.fixture
def sign(sitting: Sitting, signers: Qml) -> Qml:
    return Sign(sitting.visit, signers)


def signed(sitting: Sitting) -> Signature:
    signature = sitting.record.signature
    assert signature is not None
    return signature


def represent(signers: Qml) -> None:
    signers.put("representative", True)
    signers.type("name", " Ana  Beispiel ")
    signers.type("relation", "daughter")
    signers.chooseAuthority("guardian")


def test_who_decides_for_the_patient_signs_in_their_own_name(
    sitting: Sitting, signers: Qml, sign: Qml
) -> None:
    assert sign.printedName == "Testa Beispiel"
    represent(signers)
    assert sign.printedName == "Ana Beispiel"
    sign.chooseTyping()
    sign.type("Ana Beispiel")
    sign.sign(SignaturePad())
    assert signed(sitting).representative == Representative("Ana Beispiel", "daughter", "guardian")


def test_nobody_half_named_gets_into_the_record(sitting: Sitting, signers: Qml, sign: Qml) -> None:
    signers.show()
    represent(signers)
    signers.type("name", "  ")
    signers.put("interpreter", True)
    assert (sign.printedName, signers.interpreter()) == ("Testa Beispiel", None)
    signers.done()
    assert (signers.open, signers.problem) == (True, "name")
    signers.leave()
    assert (signers.open, signers.there) == (False, [])
    assert sign.printedName == "Testa Beispiel"
    sign.chooseTyping()
    sign.type("Testa Beispiel")
    sign.sign(SignaturePad())
    assert signed(sitting).representative is None
    assert signed(sitting).interpreter is None


def test_one_thing_is_asked_for_after_the_other(signers: Qml) -> None:
    signers.show()
    signers.put("representative", True)
    asked = []
    for act in (
        lambda: signers.type("name", "Ana"),
        lambda: signers.type("relation", "friend"),
        lambda: signers.chooseAuthority("other"),
        lambda: signers.type("details", "a court said so"),
        lambda: signers.put("interpreter", True),
        lambda: signers.type("interpreter", "Luis"),
        lambda: signers.put("witness", True),
        lambda: signers.type("witness", "Rosa"),
    ):
        signers.done()
        asked.append(signers.problem)
        signers.show()
        act()
    expected = ["name", "relation", "authority", "details", "", "interpreter", "", "witness"]
    assert asked == expected
    signers.done()
    assert not signers.open


def test_helpers_stand_with_the_signature(sitting: Sitting, signers: Qml, sign: Qml) -> None:
    for role, words in (("interpreter", "Luis Inventado"), ("witness", "Rosa Invented")):
        signers.put(role, True)
        signers.type(role, words)
    signers.type("service", "Invented Line 4711")
    sign.chooseTyping()
    sign.type("Testa Beispiel")
    sign.sign(SignaturePad())
    assert signed(sitting).interpreter == Interpreter("Luis Inventado", "Invented Line 4711")
    assert signed(sitting).witness == "Rosa Invented"


def test_who_cannot_draw_or_type_says_yes_to_a_witness(
    sitting: Sitting, signers: Qml, sign: Qml
) -> None:
    sign.chooseWitness()
    sign.sign(SignaturePad())
    assert sign.missing
    assert sitting.record.signature is None, "no witness, no signature"
    signers.type("witness", "Rosa Invented")
    assert not sign.missing
    sign.sign(SignaturePad())
    signature = signed(sitting)
    assert (signature.method, signature.witness) == ("witnessed", "Rosa Invented")
    assert (signature.printed_name, signature.strokes) == ("Testa Beispiel", ())


def test_a_witness_who_was_not_needed_after_all_is_left_out(
    sitting: Sitting, signers: Qml, sign: Qml
) -> None:
    sign.chooseWitness()
    signers.type("witness", "Rosa Invented")
    sign.chooseTyping()
    sign.type("Testa Beispiel")
    sign.sign(SignaturePad())
    assert (signed(sitting).method, signed(sitting).witness) == ("typed", "")


def test_agreements_that_allow_nobody_else_offer_nobody_else(qapp: QGuiApplication) -> None:
    pack = a_pack_of_four()
    alone = tuple(replace(a, roles=frozenset()) for a in pack.agreements["en"])
    sitting = at_signature(replace(pack, agreements={**pack.agreements, "en": alone}))
    signers: Qml = Signers(sitting.visit)
    sign: Qml = Sign(sitting.visit, signers)
    represent(signers)
    sign.chooseWitness()
    assert (signers.offered, signers.allowed, sign.method) == (False, [], "drawn")
    assert sign.printedName == "Testa Beispiel"
    sitting.close()


def test_the_next_patient_finds_nobody(sitting: Sitting, signers: Qml, sign: Qml) -> None:
    represent(signers)
    sign.chooseWitness()
    sitting.visit.startOver()
    assert (signers.there, signers.typed("name"), signers.authority) == ([], "", "")
    assert sign.method == "drawn"


@pytest.fixture
def tablet_of(tablets: Callable[..., Tablet]) -> Callable[..., Tablet]:
    steps = ("identify", "signature")
    pack = replace(a_pack_of_four(), flows={"first": steps, "return": steps})

    def make(scale: float = 1.0, **given: object) -> Tablet:
        tablet = tablets(pack=pack, **given)
        tablet.window.wear(LOOK._replace(text_scale=scale))
        tablet.start()
        tablet.identify()
        tablet.agree()
        return tablet

    return make


def sent(tablet: Tablet) -> bool:
    return tablet.kinds() == ["intake"]


def test_the_short_way_is_as_short_as_before(tablet_of: Callable[..., Tablet]) -> None:
    for size in ((1280, 800), (800, 1280)):
        tablet = tablet_of(size=size)
        assert not tablet.hands.sees("moreBelow"), "all is in view"
        tablet.hands.draw("signaturePad", WAVE)
        tablet.hands.tap("nextButton")
        tablet.hands.settle(partial(sent, tablet))


def test_a_signature_for_the_patient_by_touch_alone(tablet_of: Callable[..., Tablet]) -> None:
    tablet = tablet_of()
    kept: list[Signature | None] = []
    visit = tablet.visit
    visit.changed.connect(lambda: kept.append(visit.record.signature))
    hands = tablet.hands
    hands.tap("otherSigners")
    hands.tap("representativeSigns")
    hands.tap("nextButton")
    assert "Type the first and last name" in hands.reads()
    for line, words in (("nameLine", "Ana Beispiel"), ("relationLine", "daughter")):
        hands.type_into(line, words)
        hands.tap("key_done")
    hands.tap("authority_proxy")
    hands.tap("interpreterHelps")
    hands.type_into("interpreterLine", "Luis Inventado")
    hands.tap("key_done")
    hands.tap("nextButton")
    assert "Signs for the patient: Ana Beispiel\nInterpreter: Luis Inventado" in hands.reads()
    hands.draw("signaturePad", WAVE)
    hands.tap("nextButton")
    hands.settle(lambda: tablet.kinds() == ["intake"])
    signature = next(one for one in kept if one)
    assert signature.representative == Representative("Ana Beispiel", "daughter", "proxy")
    assert (signature.method, signature.printed_name) == ("drawn", "Ana Beispiel")


def test_back_from_these_people_is_the_signature(tablet_of: Callable[..., Tablet]) -> None:
    tablet = tablet_of()
    tablet.hands.tap("otherSigners")
    tablet.hands.tap("backButton")
    assert tablet.hands.sees("signaturePad")
    assert tablet.shows("showing") == "signature"


def test_these_people_can_be_named_with_the_keyboard_alone(
    tablet_of: Callable[..., Tablet],
) -> None:
    tablet = tablet_of()
    tablet.hands.tap("otherSigners")

    def go_to(name: str) -> None:
        for _ in range(30):
            item = tablet.window.root.activeFocusItem()
            if item and item.objectName() == name:
                return
            tablet.hands.press(Qt.Key.Key_Tab)
        raise LookupError(name)

    go_to("witnessThere")
    tablet.hands.press(Qt.Key.Key_Return)
    go_to("witnessLine")
    tablet.hands.type("Rosa Invented")
    assert tablet.visit.record.signature is None
    assert tablet.hands.find("witnessLine").property("text") == "Rosa Invented"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)], ids=str)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_is_large_and_can_be_reached(
    tablet_of: Callable[..., Tablet], language: str, size: tuple[int, int], scale: float
) -> None:
    tablet = tablet_of(scale, language=language, size=size)
    hands = tablet.hands
    names = ["drawInstead", "typeInstead", "witnessInstead", "otherSigners"]
    for name in names:
        assert min(*hands.find_reachable(name).size().toTuple()) >= 88, f"{name}: 15 mm"
    hands.tap("otherSigners")
    for name in ("representativeSigns", "interpreterHelps", "witnessThere"):
        hands.tap(name)
    cards = [f"authority_{kind}" for kind in ("parent", "guardian", "proxy", "other")]
    lines = [f"{line}Line" for line in ("name", "relation", "details", "interpreter", "service")]
    for name in (*cards, *lines, "witnessLine"):
        assert min(*hands.find(name).size().toTuple()) >= 88, f"{name}: 15 mm"
