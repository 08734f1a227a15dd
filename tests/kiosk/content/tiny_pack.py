"""Builds the smallest valid pack, for tests that spoil one thing in it. All is invented."""

import json
from pathlib import Path

from kiosk.content.sums import write_sums

PACK = """
format = 1
id = "tiny"
version = "1"
state = "draft"
languages = ["en", "es"]
title = { en = "Tiny", es = "Chiquito" }
crisis = { line = { en = "Tell us now.", es = "Avise ahora." }, phone = "988" }
visits.first.steps = ["welcome", "slides", "teach-back", "screening", "consent", "thank-you"]
visits.return.steps = ["screening"]
visits.first.questionnaires = ["mood"]
visits.return.questionnaires = ["mood"]
"""

SLIDES = """
---
# {heading} {{#one}}
Chapter: A
![{alt}](../pictures/one.svg)

{body}

> {body}

Source: study
"""

SOURCES = """
[sources.study]
title = "An invented study"
reference = "doi:10.0000/invented"
read = "full"
"""

TEACH_BACK = """
[[questions]]
id = "q"
slide = "one"
question = { en = "Which?", es = "¿Cuál?" }
choices = [
  { text = { en = "This", es = "Esta" }, right = true },
  { text = { en = "That", es = "Esa" } },
]
"""

RULES = """
[[rules]]
id = "low"
level = "red"
questionnaire = "mood"
condition = "item.where(linkId='sad').answer.value = true and %mood_total > 1"
words = "Sad."
source = "study"
questions = ["sad"]
"""

OVERLAY = """
questionnaire = "mood"

[[scores]]
id = "mood-total"
title = { en = "Mood", es = "Ánimo" }
method = "sum"
items = ["how-much"]
low = 0
high = 10
"""

CONSENT = """+++
id = "treat"
version = "1"
kind = "treatment"
title = "{title}"
+++
I **agree**.

Or not.
"""

NOTICE = """+++
id = "notice"
version = "3"
kind = "privacy-notice"
after = "treat"
title = "{title}"
agree = "{agree}"
decline = "{decline}"
reasons = ["{reason}"]
roles = ["witness"]
+++
{title}.
"""

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 180"/>\n'


def item(link_id: str, kind: str, english: str, spanish: str) -> dict[str, object]:
    translation = {
        "url": "http://hl7.org/fhir/StructureDefinition/translation",
        "extension": [
            {"url": "lang", "valueCode": "es"},
            {"url": "content", "valueString": spanish},
        ],
    }
    return {
        "linkId": link_id,
        "type": kind,
        "text": english,
        "_text": {"extension": [translation]},
    }


def questionnaire() -> dict[str, object]:
    return {
        "resourceType": "Questionnaire",
        "id": "mood",
        "status": "draft",
        "item": [
            item("sad", "boolean", "Are you sad?", "¿Está triste?"),
            item("how-much", "integer", "How much?", "¿Cuánto?"),
        ],
    }


def build(folder: Path) -> Path:
    """Write the tiny pack below a folder, sign it, and return its own folder."""
    root = folder / "tiny"
    write(root, "pack.toml", PACK)
    slide = {"heading": "One", "alt": "A thing", "body": "It helps 1 in 5."}
    write(root, "slides/en.md", SLIDES.format(**slide))
    slide = {"heading": "Uno", "alt": "Una cosa", "body": "Ayuda a 1 de 5."}
    write(root, "slides/es.md", SLIDES.format(**slide))
    write(root, "pictures/one.svg", PICTURE)
    write(root, "sources.toml", SOURCES)
    write(root, "teach-back.toml", TEACH_BACK)
    write(root, "rules.toml", RULES)
    write(root, "overlays/mood.toml", OVERLAY)
    write(root, "consents/treat.en.md", CONSENT.format(title="Treatment"))
    write(root, "consents/treat.es.md", CONSENT.format(title="Tratamiento"))
    write(root, "questionnaires/mood.json", json.dumps(questionnaire(), ensure_ascii=False))
    write_sums(root)
    return root


def build_notice(root: Path) -> None:
    """Add a second agreement, with everything that a head can hold, and sign the pack again."""
    english = {"title": "Notice", "agree": "I got it", "decline": "No", "reason": "I did not"}
    spanish = {"title": "Aviso", "agree": "Lo tengo", "decline": "No", "reason": "No lo tengo"}
    write(root, "consents/up.en.md", NOTICE.format(**english))
    write(root, "consents/up.es.md", NOTICE.format(**spanish))
    write_sums(root)


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def replace(root: Path, name: str, old: str, new: str) -> None:
    """Change a file of the pack and sign the pack again."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    write(root, name, text.replace(old, new, 1))
    write_sums(root)
