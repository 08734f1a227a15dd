"""Adds a clinic's own licensed form to a pack, so that no answer goes where nobody looks.

The form is asked only where the clinic's setting `instruments` names it. Its file is copied; the
pack's text files are added to at their ends.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.content import front, rules, sources
from kiosk.content.author.licensed import FormRule, KnownForm, known_form, rules_for, scored
from kiosk.content.author.sign_off import make_draft
from kiosk.content.check.examine import examine
from kiosk.content.forms import OVERLAYS, QUESTIONNAIRES
from kiosk.content.front import NAME
from kiosk.errors import Damaged, Refused
from kiosk.forms import from_fhir
from kiosk.forms.answers import ASKED
from kiosk.forms.questionnaire import Questionnaire

Texts = Mapping[str, str]  # of files below a pack's folder


@dataclass(frozen=True, slots=True)
class Added:
    """What a form is called in its pack, which rules look at it, and what is left to do."""

    id: str
    rules: tuple[str, ...]
    unwatched: tuple[str, ...]  # linkIds whose answers no rule looks at
    left: tuple[str, ...]


def add_form(
    folder: Path, file: Path, *, terms: str, visits: Iterable[str], without_rules: bool
) -> Added:
    """Copy a form into a pack and name it there; the pack is a draft again.

    Raises Refused for a form that the pack has already, or whose answers no rule would look at.
    """
    resource, form = _read(file)
    text = json.dumps({**resource, "id": form.id}, ensure_ascii=False, indent=2) + "\n"
    if (folder / QUESTIONNAIRES / f"{form.id}.json").exists():
        raise Refused("taken", f"{folder}: the pack has a questionnaire {form.id} already.")
    if not terms.strip():
        raise Refused("no-terms", "Name the licence and who holds it: --terms.")
    written = any(rule.get("questionnaire") == form.id for rule in _rules_in(folder))
    texts = {f"{QUESTIONNAIRES}/{form.id}.json": text, front.FILE: _opt_in(form, terms, visits)}
    if not written and not without_rules:
        texts |= _told(folder, form)
    _write(folder, texts)
    make_draft(folder)
    return _added(folder, form)


def _read(file: Path) -> tuple[dict[str, object], Questionnaire]:
    try:
        resource = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Refused("unreadable", f"{file}: {error.strerror}: check the path.") from error
    except ValueError as error:
        raise Damaged("form-not-json", f"{file}: is not valid JSON: {error}.") from error
    form = from_fhir.read(resource, file.name).questionnaire
    if not NAME.fullmatch(form.id):
        raise Refused(
            "bad-name",
            f'{file}: "id" is {form.id!r}: use small letters, digits and dashes, such as my-form.',
        )
    return resource, form


def _rules_in(folder: Path) -> list[dict[str, object]]:
    told = tomllib.loads((folder / rules.FILE).read_text(encoding="utf-8"))
    return list(told.get("rules", ()))


def _told(folder: Path, form: Questionnaire) -> Texts:
    """Return what the rules for a known form add to the pack's files."""
    known = known_form(form)
    if known is None:
        raise Refused(
            "no-rules",
            f"{form.id}: no rule in {folder / rules.FILE} looks at this form, and its LOINC codes "
            "are not ones that we have rules for: a patient's answer would be seen by nobody until "
            "a nurse reads all of it. Write the rules first, or add --without-rules.",
        )
    taken = {rule.get("id") for rule in _rules_in(folder)} & {rule.id for rule in known.rules}
    if taken:
        raise Refused(
            "taken",
            f"{folder / rules.FILE}: the rules of the {known.name} are there for another form "
            f"({', '.join(sorted(map(str, taken)))}). Take that form out, or write rules first.",
        )
    texts = {rules.FILE: "".join(_rule(form, known, rule) for rule in rules_for(form, known))}
    told = tomllib.loads((folder / sources.FILE).read_text(encoding="utf-8"))
    if known.source.id not in told.get("sources", {}):
        entry = known.source
        texts[sources.FILE] = f"\n[sources.{entry.id}]\n" + _lines(
            title=entry.title, reference=entry.reference, read=entry.read
        )
    if known.total:
        texts[f"{OVERLAYS}/{form.id}.toml"] = _overlay(form, known)
    return texts


def _rule(form: Questionnaire, known: KnownForm, rule: FormRule) -> str:
    return "\n[[rules]]\n" + _lines(
        id=rule.known.id,
        level=rule.known.level,
        questionnaire=form.id,
        condition=rule.condition,
        words=rule.known.words,
        source=known.source.id,
        questions=list(rule.questions),
        urgent=rule.known.urgent,
    )


def _overlay(form: Questionnaire, known: KnownForm) -> str:
    assert known.total
    items = scored(form, known.total)
    return f'questionnaire = "{form.id}"\n\n[[scores]]\n' + _lines(
        id=known.total.id,
        method="sum",
        items=[item.link_id for item in items],
        low=0,
        high=known.total.questions,
        **{f"title.{language}": words for language, words in known.total.title.items()},
    )


def _opt_in(form: Questionnaire, terms: str, visits: Iterable[str]) -> str:
    named = _lines(questionnaire=form.id, visits=list(visits), terms=terms.strip())
    return f"\n[[opt_in]]\n{named}"


def _lines(**values: object) -> str:
    """Return TOML lines; JSON's strings, numbers, booleans and lists of strings are TOML's too."""
    return "".join(f"{key} = {json.dumps(v, ensure_ascii=False)}\n" for key, v in values.items())


def _write(folder: Path, texts: Texts) -> None:
    """Add to the ends of files, all or none: what would not be valid is refused before."""
    whole = {}
    for name, text in texts.items():
        file = folder / name
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        whole[name] = before.rstrip("\n") + "\n" + text if before else text
        try:
            if name.endswith(".toml"):
                tomllib.loads(whole[name])
        except tomllib.TOMLDecodeError as error:
            told = f"{file}: cannot be added to: {error}. Write its lists as [[tables]]."
            raise Refused("pack-wrong", told) from error
    for name, text in whole.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _added(folder: Path, form: Questionnaire) -> Added:
    checked = examine(folder)
    pack_rules = checked.pack.rules if checked.pack else ()
    mine = [rule for rule in pack_rules if rule.questionnaire_id == form.id]
    totals = checked.pack.scorings if checked.pack else ()
    watched = {link_id for rule in mine for link_id in rule.questions}
    watched |= {i for s in totals if s.questionnaire_id == form.id for i in s.items}
    asked = [item.link_id for item in form.walk() if item.type in ASKED]
    return Added(
        form.id,
        tuple(rule.id for rule in mine),
        tuple(link_id for link_id in asked if link_id not in watched),
        tuple(str(finding) for finding in checked.findings if form.id in str(finding)),
    )
