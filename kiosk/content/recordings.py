"""Recordings of a pack: `recordings/LANGUAGE/ID.wav` or `.ogg`, heard in place of a voice.

The id is that of a slide, of a question, or of a question after the slides. A recording belongs
to words: change the words, and make it anew.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.content.pack import Pack

FOLDER = "recordings"
ENDINGS = (".wav", ".ogg")


def recordings(pack: Pack, language: str) -> Mapping[str, Path]:
    """Return the recording of each text that has one, by the words as they are shown or spoken."""
    folder = pack.root / FOLDER / language
    if not folder.is_dir():
        return {}
    files = {file.stem: file for file in sorted(folder.iterdir()) if file.suffix in ENDINGS}
    return {words: files[id_] for id_, words in _texts(pack, language) if id_ in files}


def _texts(pack: Pack, language: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the words of everything that may be recorded."""
    for slide in pack.slides[language]:
        yield slide.id, slide.spoken
    for check in pack.teach_back:
        yield check.id, check.question.in_(language)
    for form in pack.questionnaires:
        for item in form.walk():
            yield item.link_id, item.text.in_(language)
