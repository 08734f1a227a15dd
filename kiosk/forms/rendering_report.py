"""Whether a form renders fully, degraded or not at all, and why: the report for who brings it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.errors import Damaged, KioskError
from kiosk.forms.evaluation.state import begin
from kiosk.forms.evaluation.trial import failing
from kiosk.forms.from_fhir import Loaded, read


@dataclass(frozen=True, slots=True)
class Rendering:
    """One form's result: what was read, or why it is refused."""

    file: str
    loaded: Loaded | None = None
    refused: KioskError | None = None

    @property
    def result(self) -> str:
        """Return fully, degraded or refused."""
        if self.loaded is None:
            return "refused"
        return "degraded" if self.loaded.ignored else "fully"

    def lines(self) -> Iterator[str]:
        """Yield the report as lines: the result, and what is missing or why."""
        yield f"{self.result}: {self.file}"
        if self.refused is not None:
            yield f"  {self.refused.message.removeprefix(f'{self.file}: ')}"
        if self.loaded is not None:
            yield from (f"  not used: {what}" for what in self.loaded.ignored)
            yield from (f"  for other programs: {what}" for what in self.loaded.elsewhere)

    def as_json(self) -> dict[str, object]:
        """Return the report for other programs."""
        found: dict[str, object] = {"file": self.file, "result": self.result}
        if self.refused is not None:
            found |= {"code": self.refused.code, "reason": self.refused.message}
        if self.loaded is not None:
            questionnaire = self.loaded.questionnaire
            found |= {
                "id": questionnaire.id,
                "title": questionnaire.title.default,
                "items": len(questionnaire.index),
                "ignored": list(self.loaded.ignored),
                "elsewhere": list(self.loaded.elsewhere),
            }
        return found


def rendering(resource: object, file: str) -> Rendering:
    """Read a form and begin it once, as a patient would; then try its expressions on answers."""
    if not isinstance(resource, dict):
        reason = f"{file}: this is not a FHIR Questionnaire, but no JSON object at all."
        return Rendering(file, refused=Damaged("form-not-a-questionnaire", reason))
    try:
        loaded = read(resource, file)
        begin(loaded.questionnaire)
    except KioskError as error:
        return Rendering(file, refused=error)
    ignored = (*loaded.ignored, *failing(loaded.questionnaire))
    return Rendering(file, replace(loaded, ignored=ignored))
