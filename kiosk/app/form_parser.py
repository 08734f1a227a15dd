"""The words of `kiosk forms …` on the command line; a command loads what it needs when it runs."""

import argparse
from pathlib import Path

from kiosk.app.pack_parser import Add


def add_form_commands(add: Add) -> None:
    """Add each command by its name, what runs it, what it does, and its options."""
    add("check", _check, "say whether questionnaires render fully", _check_options)
    add("fill", _fill, "answer a questionnaire from a file, and print the response", _fill_options)
    add("validate", _validate, "list every fault of a response", _response_options)
    add("preview", _preview, "show a questionnaire on the patient's screens", _preview_options)
    add("score", _score, "add up a response", _score_options)


def _check(options: argparse.Namespace) -> int:
    from kiosk.app.form_commands import check

    return check(options.path, as_json=options.json)


def _fill(options: argparse.Namespace) -> int:
    from kiosk.app.form_commands import fill_in

    return fill_in(options)


def _validate(options: argparse.Namespace) -> int:
    from kiosk.app.form_commands import validate

    return validate(options)


def _score(options: argparse.Namespace) -> int:
    from kiosk.app.form_commands import score_up

    return score_up(options)


def _preview(options: argparse.Namespace) -> int:
    from kiosk.app.form_preview import preview

    return preview(options.questionnaire, options.language, options.pictures, options.text)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for other programs")


def _check_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path, help="a FHIR R4 Questionnaire (JSON), or a folder")
    _json(parser)


def _questionnaire(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("questionnaire", type=Path, help="a FHIR R4 Questionnaire (JSON)")
    parser.add_argument("--patient", type=Path, metavar="FILE", help="the Patient of %%patient")
    parser.add_argument("--language", default="", metavar="es", help="language of the words")
    _json(parser)


def _preview_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("questionnaire", type=Path, help="a FHIR R4 Questionnaire (JSON)")
    parser.add_argument("--language", default="", metavar="es", help="language of the words")
    parser.add_argument(
        "--pictures", type=Path, metavar="DIR", help="walk it with made-up answers into pictures"
    )
    parser.add_argument(
        "--text", type=float, default=1.0, metavar="2", help="size of the text in pictures, 1 to 2"
    )


def _fill_options(parser: argparse.ArgumentParser) -> None:
    _questionnaire(parser)
    parser.add_argument(
        "--answers", type=Path, required=True, metavar="FILE", help="linkId to answer, as JSON"
    )
    parser.add_argument("--response", type=Path, metavar="FILE", help="go on from this response")


def _response_options(parser: argparse.ArgumentParser) -> None:
    _questionnaire(parser)
    parser.add_argument("response", type=Path, help="a QuestionnaireResponse (JSON)")


def _score_options(parser: argparse.ArgumentParser) -> None:
    _response_options(parser)
    parser.add_argument(
        "--overlay", type=Path, metavar="FILE", help="its scores and weights (TOML)"
    )
