"""The log says where a fault was, and never what a patient typed."""

import logging

from kiosk.app.logs import DiscreetFormatter


def test_a_fault_is_logged_by_type_and_place_without_its_words() -> None:
    formatter = DiscreetFormatter("%(message)s")
    try:
        int("Quixquillian")
    except ValueError as fault:
        record = logging.LogRecord(
            "kiosk", logging.ERROR, __file__, 1, "a fault", None,
            (type(fault), fault, fault.__traceback__),
        )  # fmt: skip
    written = formatter.format(record)
    assert "ValueError" in written
    assert "test_logs.py" in written
    assert "Quixquillian" not in written
