"""How fast a form is ready and follows an answer: `python benchmarks/forms.py [FILE …]`.

Ready: from the text of the file to the first page, against reading the same text as JSON. Answer:
from an answer to the pages that follow from it, against copying the answers. Both in processor
time, which a busy machine does not lengthen. Without a file it measures a form of its own: 781
items, conditions, calculations, totals by FHIRPath; `--write FILE` writes that form.

To time a peer beside it, LHC-Forms for instance, with the same file on the same machine:
    python benchmarks/forms.py --write form.json
    npm install --legacy-peer-deps lforms puppeteer-core
In a page with the scripts that its README names, in headless Chromium: ready is from
`LForms.Util.addFormToPage(JSON.parse(text), "form", {fhirVersion: "R4"})` to the message that
follows the next requestAnimationFrame. An answer is one key, typed or Space, in each of the first
hundred open questions: from the event's timeStamp to the message that follows the next
requestAnimationFrame. It lays out and paints, which is not in the numbers here; see docs/forms.md.
"""

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from kiosk.forms.evaluation.state import begin
from kiosk.forms.fhirpath.expressions import compile_expression, warm
from kiosk.forms.from_fhir import read
from kiosk.forms.walk import pages
from tests.kiosk.forms.generated import some_values
from tests.kiosk.forms.shapes import calculated, form, group, item, often, sdc, variable, when

GROUPS, QUESTIONS = 20, 36
ANSWERS, READS = 400, 7


def own() -> dict[str, Any]:
    """Make a form of twenty groups of thirty-six questions, each group with its total."""
    items = [a_group(number) for number in range(GROUPS)]
    sums = " + ".join(f"%t{number}" for number in range(GROUPS))
    totals = [variable(f"t{n}", f"iif(%s{n}.exists(), %s{n}, 0)") for n in range(GROUPS)]
    return form(
        *items,
        item("all", "integer", readOnly=True, extension=[calculated(sums)]),
        extension=[*(whole_group(number) for number in range(GROUPS)), *totals],
    )


def whole_group(number: int) -> dict[str, Any]:
    path = f"%resource.item.where(linkId='g{number}').item.where(linkId='sum{number}')"
    return variable(f"s{number}", f"{path}.answer.value")


def a_group(number: int) -> dict[str, Any]:
    name = f"g{number}"
    questions = [a_question(name, place) for place in range(QUESTIONS)]
    path = f"%resource.item.where(linkId='{name}').item.where(linkId.startsWith('{name}q'))"
    total = calculated(f"{path}.answer.value.ofType(integer).sum()")
    shown = sdc("enableWhenExpression", f"%s{number} > 20")
    return group(
        name,
        *questions,
        item(f"sum{number}", "integer", readOnly=True, extension=[total]),
        item(f"note{number}", "text", extension=[shown]),
    )


def a_question(name: str, place: int) -> dict[str, Any]:
    link_id = f"{name}q{place}"
    if place % 4 == 0:
        return item(link_id, "boolean")
    asked = [when(f"{name}q{place - place % 4}", "=", answerBoolean=True)] if place % 4 > 1 else []
    if place % 3 == 0:
        return often(link_id, enableWhen=asked)
    return item(link_id, "integer", enableWhen=asked)


def milliseconds(action: Callable[[], object], times: int) -> list[float]:
    found = []
    for _ in range(times):
        gc.collect()  # what was left by the run before
        start = time.process_time()
        action()
        found.append((time.process_time() - start) * 1000)
    return found


def ready(text: str) -> None:
    compile_expression.cache_clear()  # an expression is parsed once, but it is parsed
    pages(begin(read(json.loads(text), "form.json").questionnaire))


def answers(questionnaire: Any) -> tuple[list[float], list[float]]:
    """Return how long each answer took on a walk from the first page on, and a mere copy."""
    random, state = Random(1), begin(questionnaire)
    took: list[float] = []
    copied: list[float] = []
    given: dict[str, Any] = {}
    for _ in range(ANSWERS):
        open_now = (p for p in pages(state) if p.item.is_question and p.key not in given)
        page = next(open_now, None)
        if page is None:
            break
        given = {**given, page.key: some_values(state, page.key, random)}
        copied += milliseconds(given.copy, 1)
        start = time.process_time()
        state = state.after(given)
        pages(state)
        took.append((time.process_time() - start) * 1000)
    return took, copied


def report(name: str, text: str) -> None:
    loaded = read(json.loads(text), name).questionnaire
    base = statistics.median(milliseconds(lambda: json.loads(text), READS))
    first = statistics.median(milliseconds(lambda: ready(text), READS))
    took, copied = answers(loaded)
    p50, p95 = statistics.median(took), statistics.quantiles(took, n=20)[-1] if took[1:] else 0
    print(f"{name}: {len(loaded.index)} items, {len(took)} answers")
    print(f"  ready   {first:8.1f} ms   {first / base:8.1f} x reading the JSON ({base:.2f} ms)")
    print(
        f"  answer  p50 {p50:.2f} ms, p95 {p95:.2f} ms, {ratio(p50, copied)} x copying the answers"
    )


def ratio(p50: float, copied: list[float]) -> str:
    return f"{p50 / statistics.median(copied):.0f}"


def main() -> None:
    warm()
    if sys.argv[1:2] == ["--write"]:
        Path(sys.argv[2]).write_text(json.dumps(own()), encoding="utf-8")
        return
    files = [Path(name) for name in sys.argv[1:]]
    for file in files:
        report(file.name, file.read_text(encoding="utf-8"))
    if not files:
        report("a form of our own", json.dumps(own()))


if __name__ == "__main__":
    main()
