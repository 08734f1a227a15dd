"""Starting the desk on a real clinic's files."""

from dataclasses import replace

import pytest

from kiosk.app.demo_clinic import DEVICE, NURSE, make_demo_clinic
from kiosk.app.desk import desk, open_desk
from kiosk.errors import Refused
from kiosk.review.worklist import Worklist
from kiosk.settings import load


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clinic")
    return make_demo_clinic(folder / "home")


def test_a_nurse_signs_in_with_the_passphrase_and_nothing_else(clinic):
    settings = load(clinic.home)
    with pytest.raises(Refused, match="passphrase is wrong"):
        open_desk(clinic.home, settings, NURSE.id, "not the passphrase")
    opened = open_desk(clinic.home, settings, NURSE.id, clinic.passphrase)
    assert opened.look(Worklist()).rows == ()
    assert opened.device != DEVICE


def test_a_machine_that_the_clinic_has_not_let_in_is_told_so(clinic, tmp_path):
    """And it is offered no second clinic."""
    inbox = f"sqlite:///{clinic.home / 'inbox.sqlite3'}"
    with pytest.raises(Refused, match="not enrolled"):
        desk(tmp_path, replace(load(tmp_path), inbox=inbox))


def test_a_missing_inbox_is_named_with_the_remedy(clinic):
    inbox = clinic.home / "inbox.sqlite3"
    moved = inbox.rename(inbox.with_suffix(".moved"))
    try:
        with pytest.raises(Refused, match="there is no inbox"):
            desk(clinic.home, load(clinic.home))
    finally:
        moved.rename(inbox)
