"""Loads a pack: every hash first, then every file, then whether they agree with each other."""

from pathlib import Path

from kiosk.content import sums
from kiosk.content.agreements import read_agreements
from kiosk.content.comparison import read_comparison
from kiosk.content.consistency.faults import faults
from kiosk.content.finding import Report, refuse
from kiosk.content.forms import read_forms
from kiosk.content.front import Front, read_front
from kiosk.content.glance import read_glance
from kiosk.content.pack import OptIn, Pack, PackReference, Translation
from kiosk.content.rules import read_rules
from kiosk.content.slides import read_slides, with_clinic_words
from kiosk.content.sources import read_sources
from kiosk.content.teach_back import read_teach_back
from kiosk.content.toml import text


def load_pack(folder: Path) -> Pack:
    """Return a verified pack.

    Raises Damaged when a file is not the one that was hashed, and Refused when the content would
    mislead: a rule about a question that is not asked, a slide or consent missing in a language.
    """
    return _loaded(folder, sums.verify(folder))


def load_unsealed(folder: Path) -> Pack:
    """Return a pack as its files lie there now, for its authors alone: no hash is checked.

    Raises Refused as `load_pack` does.
    """
    return _loaded(folder, "")


def _loaded(folder: Path, digest: str) -> Pack:
    report = refuse(folder)
    front = read_front(folder, report)
    assert front is not None  # it would have been refused
    pack = read_pack(folder, front, digest, report)
    for finding in faults(pack):
        report(finding)
    return pack


def read_pack(folder: Path, front: Front, digest: str, report: Report) -> Pack:
    """Read the files of a pack, reporting what is wrong inside each; compares no two of them."""
    languages = tuple(front.languages)
    forms = read_forms(folder, front.questionnaires, report)
    nurse = read_forms(folder, front.nurse_questionnaires, report, scored=False)
    return Pack(
        reference=PackReference(front.id, front.version, digest),
        title=text(front.title, languages),
        draft=front.state == "draft",
        signed_off_by=front.signed_off_by,
        languages=languages,
        clinic=front.clinic,
        crisis_line=text(front.crisis.line, languages),
        crisis_phone=front.crisis.phone,
        flows={kind: tuple(visit.steps) for kind, visit in front.visits.kinds()},
        slides={
            language: with_clinic_words(
                read_slides(folder, language, report), front.clinic_words, language
            )
            for language in languages
        },
        teach_back=read_teach_back(folder, languages, report),
        questionnaires=forms.questionnaires,
        asks={kind: visit.questionnaires for kind, visit in front.visits.kinds()},
        scorings=forms.scorings,
        agreements={language: read_agreements(folder, language, report) for language in languages},
        rules=read_rules(folder, report),
        sources=read_sources(folder, report),
        root=folder,
        comparison=read_comparison(folder, languages, report),
        opt_ins=tuple(OptIn(o.questionnaire, tuple(o.visits), o.terms) for o in front.opt_in),
        nurse_questionnaires=nurse.questionnaires,
        translations={
            language: Translation(one.certified_by, frozenset(one.official))
            for language, one in front.translations.items()
        },
        clinic_words=frozenset(front.clinic_words),
        glance=read_glance(folder, report),
    )
