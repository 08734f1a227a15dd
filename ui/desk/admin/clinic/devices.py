"""Tablets and desks: who asks to be let in, who is in, and who is shut out."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog

from kiosk.errors import KioskError
from kiosk.provision.administration import Administration
from kiosk.provision.pairing.desk import Waiting
from kiosk.provision.standing import KnownDevice, Standing
from kiosk.provision.tokens import Token
from kiosk.record.enrolment import ROOT_FILE
from kiosk.record.pairing import in_groups
from kiosk.record.request import Asked
from ui.background import Background
from ui.desk.admin.clinic.device_forms import StickForm, TokenForm, TokenUsedForm
from ui.desk.admin.clinic.forms import Confirmed
from ui.desk.admin.clinic.listing import Listing
from ui.desk.admin.clinic.tab import Tab
from ui.desk.admin.clinic.token_dialog import TokenDialog
from ui.desk.asking import ask
from ui.desk.labels import label
from ui.desk.words import ago


class DevicesTab(Tab):
    """A device is let in when its digits are those that stand here."""

    refused = Signal(str)

    def __init__(self, office: Administration, background: Background) -> None:
        super().__init__(office, background)
        self._standing: Standing | None = None
        self.heading(self.tr("Asking to be let in"))
        self.hint = label("", "soft")
        self.column.addWidget(self.hint)
        heads = [self.tr("Name"), self.tr("Its digits"), self.tr("Asked")]
        self.asking = Listing(heads, (200, 330), self.tr("Devices that ask to be let in"))
        self.column.addWidget(self.asking)
        self.let_in, self.no = self.buttons(
            (self.tr("&Let in…"), self.approve), (self.tr("Re&fuse"), self.refuse)
        )
        self.heading(self.tr("Tablets and desks of the clinic"))
        heads = [self.tr("Name"), self.tr("Last seen"), self.tr("State")]
        self.table = Listing(heads, (200, 330), self.tr("Tablets and desks of the clinic"))
        self.column.addWidget(self.table)
        self.out, *_others = self.buttons(
            (self.tr("&Revoke…"), self.revoke),
            (self.tr("From a &USB stick…"), self.from_stick),
            (self.tr("&Many tablets…"), self.make_token),
            (self.tr("Let in by to&ken…"), self.use_token),
            (self.tr("&Save the file for tablets…"), self.choose_root_copy),
        )
        self.column.addStretch()
        for table in (self.asking, self.table):
            table.itemSelectionChanged.connect(self._judge)
        self._judge()

    def show_standing(self, standing: Standing) -> None:
        """Show who asks and who is in."""
        self._standing = standing
        now = standing.now
        self.asking.show_rows(
            [
                (one.asked.id, (one.asked.request.device, self._digits(one), ago(asked_at, now)))
                for one in standing.waiting
                for asked_at in (one.asked.request.asked_at,)
            ]
        )
        self.hint.setText(self._hint(standing))
        self.table.show_rows(
            [
                (one.device.id, (one.device.id, self._seen(one, standing), self._state(one)))
                for one in standing.devices
            ]
        )
        self._judge()

    @Slot()
    def approve(self) -> None:
        """Let the chosen device in, once its digits were compared."""
        one = self._waiting()
        if one is not None and one.code:
            form = Confirmed(
                self.tr("{0} shows the same &digits").format(one.asked.request.device),
                partial(self.office.approve, asked=[one.asked]),
                in_groups(one.code),
            )
            self.sign(
                self.tr("Let {0} in").format(one.asked.request.device),
                self.tr("It can send intakes as soon as this is signed. It can read none."),
                form,
                lambda _clinic: self.tr("{0} is in.").format(one.asked.request.device),
            )

    @Slot()
    def refuse(self) -> None:
        """Take the chosen request off the list."""
        if one := self._waiting():
            name = one.asked.request.device
            ask(
                self.background,
                self,
                partial(self.office.refuse, one.asked),
                lambda _done: self.acted.emit(self.tr("{0} is off the list.").format(name)),
                self._failed,
            )

    @Slot()
    def revoke(self) -> None:
        """Shut the chosen device out."""
        if self.table.chosen is not None:
            name = str(self.table.chosen)
            form = Confirmed(
                self.tr("{0} is lost, stolen or replaced").format(name),
                partial(self.office.revoke_device, device_id=name),
            )
            self.sign(
                self.tr("Revoke {0}").format(name),
                self.tr(
                    "What arrived from it counts. What it sends from now on is set aside and "
                    "shown. Its name is never used again."
                ),
                form,
                lambda _clinic: self.tr("{0} is shut out.").format(name),
            )

    @Slot()
    def from_stick(self) -> None:
        """Let a device in that has no network."""
        self.sign(
            self.tr("Let a device in from a USB stick"),
            self.tr("For a tablet without a network: its request came on a stick."),
            StickForm(self.office),
            lambda _clinic: self.tr("It is in. Take the stick back to the device."),
        )

    @Slot()
    def make_token(self) -> None:
        """Make a token for a fleet of tablets."""
        self.sign(
            self.tr("A token for many tablets"),
            self.tr(
                "For your device management: tablets that are given the token are let in together. "
                "Whoever has it can send, and can read nothing."
            ),
            TokenForm(self.office),
            self._show_token,
        )

    @Slot()
    def use_token(self) -> None:
        """Let in every device that asks with a token."""
        self.sign(
            self.tr("Let in by token"),
            self.tr("Every device on the list that was given this token is let in."),
            TokenUsedForm(self.office),
            self._let_in_words,
        )

    @Slot()
    def choose_root_copy(self) -> None:
        """Ask where the file goes that a tablet needs before it asks."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the file for tablets"), ROOT_FILE
        )
        if chosen:
            self.save_root_copy(Path(chosen))

    def save_root_copy(self, file: Path) -> None:
        """Copy root.pub, which is no secret."""
        try:
            self.office.save_root(file)
        except KioskError as error:
            self._failed(error)
            return
        words = self.tr("Saved as {0}: put it into the folder of Intake Kiosk on each tablet.")
        self.acted.emit(words.format(file))

    def _show_token(self, token: Token) -> str:
        TokenDialog(token, self).open()
        return self.tr("The token is made.")

    def _let_in_words(self, found: list[Asked]) -> str:
        if not found:
            return self.tr("No device asks with this token.")
        names = ", ".join(one.request.device for one in found)
        return self.tr("Let in: {0}.").format(names)

    def _hint(self, standing: Standing) -> str:
        if not standing.waiting:
            return self.tr("No device asks now. One that does appears here by itself.")
        return self.tr(
            "Have somebody at the tablet read its eight digits aloud. They are the same as here, "
            "or the tablet is not the one that asks."
        )

    def _digits(self, one: Waiting) -> str:
        return in_groups(one.code) or self.tr("not yet: ask the device to show them")

    def _seen(self, one: KnownDevice, standing: Standing) -> str:
        return ago(one.last_seen, standing.now) if one.last_seen else self.tr("nothing sent yet")

    def _state(self, one: KnownDevice) -> str:
        return self.tr("shut out") if one.device.revoked else self.tr("in")

    def _waiting(self) -> Waiting | None:
        waiting = self._standing.waiting if self._standing else ()
        return next((one for one in waiting if one.asked.id == self.asking.chosen), None)

    def _failed(self, error: KioskError) -> None:
        self.refused.emit(error.message)

    @Slot()
    def _judge(self) -> None:
        one, known = self._waiting(), self._standing.devices if self._standing else ()
        self.let_in.setEnabled(one is not None and bool(one.code))
        self.no.setEnabled(one is not None)
        self.out.setEnabled(
            any(d.device.id == self.table.chosen and not d.device.revoked for d in known)
        )
