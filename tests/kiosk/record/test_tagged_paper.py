"""Our PDFs can be read by a screen reader: structure, language, figures, and fonts inside."""

import re
from dataclasses import replace

import pytest

from kiosk.record.consent_document import consent_pdf
from kiosk.review.papers import Paper, paper
from kiosk.review.signing.standing import Standing
from tests.desks import Clinic
from tests.intakes import MEDICINES, RED, a_patient
from tests.kiosk.content.shipped import PACK
from tests.paper import outline, pages, runs, tags, words
from tests.people import DEVICE

MARKED = (
    "Dibujo de un cuerpo, por delante y por detrás: están marcados los lugares que se nombran abajo"
)
NAMES: tuple[Paper, ...] = ("summary", "consent", "consent-english", "intake")


@pytest.fixture(scope="module")
def papers():
    clinic = Clinic(pack=PACK)
    desk = clinic.desk()
    intake = desk.open(clinic.send(a_patient(PACK, RED, MEDICINES, language="es")))
    return {name: paper(desk, intake, Standing(), name) for name in NAMES}


def test_each_begins_with_its_name_and_goes_down_in_headings(papers):
    for name in ("consent", "consent-english", "intake"):
        roles = [tag.role for tag in tags(papers[name])]
        assert roles.count("H1") == 1
        assert roles.index("H1") < roles.index("H2")
        assert set(roles) <= {"H1", "H2", "H3", "P", "Figure"}


def test_every_heading_of_the_outline_is_tagged_as_one(papers):
    for name in ("consent", "intake"):
        levels = [level for level, _ in outline(papers[name])]
        roles = [tag.role for tag in tags(papers[name]) if tag.role[0] == "H"]
        assert [f"H{level + 1}" for level in levels] == roles


def test_a_drawing_is_told_in_words_of_the_papers_language(papers):
    alts = [tag.alt for tag in tags(papers["consent"]) if tag.role == "Figure"]
    assert alts == [
        "La firma tal como se trazó",
        MARKED,
    ]
    assert all(tag.alt for tag in tags(papers["intake"]) if tag.role == "Figure")


def test_spanish_beside_english_says_that_it_is(papers):
    found = [tag.language for tag in tags(papers["consent-english"])]
    assert found.count("es") > 40
    assert "" in found
    assert b"/Lang (es)" in papers["consent"]
    assert b"/Lang (en)" in papers["intake"]


def test_nothing_is_set_in_a_font_that_the_file_does_not_hold(papers):
    for pdf in papers.values():
        fonts = set(re.findall(rb"/BaseFont /([^\s/]+)", pdf))
        assert fonts
        assert all(b"+AtkinsonHyperlegible" in font for font in fonts)


def test_the_foot_names_the_document_on_every_page_and_is_not_read(papers):
    for pdf in papers.values():
        for number, page in enumerate(pages(pdf), 1):
            assert f"Page {number} of" in page or f"Página {number} de" in page
    visit = a_patient(PACK)
    one = consent_pdf(visit, PACK, device=DEVICE)
    assert one.count(b"/StructElem") == len(tags(one)) + 1


def test_words_over_a_pages_end_stay_one_kind(papers):
    long = replace(PACK.agreements["en"][0], words="# Heading\n\n" + "Words and words. " * 900)
    pack = replace(PACK, agreements={**PACK.agreements, "en": (long,)})
    pdf = consent_pdf(a_patient(pack), pack, device=DEVICE)
    assert words(pdf).count("Words and words.") == 900
    assert {tag.role for tag in tags(pdf)} == {"H1", "H2", "H3", "P", "Figure"}


def test_the_last_word_of_a_line_is_not_read_together_with_the_next(papers):
    read = "".join(runs(papers["consent"]))
    assert "con un tubo pequeño en el brazo." in read
    assert "Los médicos pueden usar una medicina" in read
