"""The clinic's keys: the manifest, the epoch, and the recovery sheet."""

from PySide6.QtCore import Slot

from kiosk.provision.administration import Administration
from kiosk.provision.standing import Standing
from ui.background import Background
from ui.desk.admin.clinic.forms import Confirmed
from ui.desk.admin.clinic.sheet_form import SheetForm
from ui.desk.admin.clinic.tab import Tab
from ui.desk.labels import label
from ui.desk.words import exact


class KeysTab(Tab):
    """What each key is for, in words, and how it stands."""

    def __init__(self, office: Administration, background: Background) -> None:
        super().__init__(office, background)
        self.manifest, self.epoch, self.sheet = label(""), label(""), label("")
        self.heading(
            self.tr("The manifest"),
            self.tr(
                "The list of who belongs, signed by the root. Every act on this page makes a new "
                "version; tablets and desks take it within five minutes."
            ),
        )
        self.column.addWidget(self.manifest)
        self.heading(
            self.tr("The epoch key"),
            self.tr(
                "What intakes are sealed to. Make a new one each quarter, and when somebody may "
                "have seen what they should not. It also renews the manifest."
            ),
        )
        self.column.addWidget(self.epoch)
        self.buttons((self.tr("&New epoch…"), self.rotate))
        self.heading(
            self.tr("The recovery sheet"),
            self.tr(
                "It cannot be printed again: its key is stored nowhere but on paper, so that "
                "nobody who gets at the database or at this desk can print one. Take it out once "
                "a year and try it."
            ),
        )
        self.column.addWidget(self.sheet)
        self.buttons((self.tr("&Try the sheet…"), self.try_sheet))
        self.column.addStretch()

    def show_standing(self, standing: Standing) -> None:
        """Say how each stands."""
        manifest = standing.manifest
        self.manifest.setText(
            self.tr("Version {0}, signed {1} ({2} days ago), valid until {3}.").format(
                manifest.version,
                exact(standing.signed_at),
                standing.days_old,
                f"{manifest.not_after.astimezone():%Y-%m-%d}",
            )
        )
        kids = [known.kid for known in manifest.recipients if known.role == "epoch"]
        self.epoch.setText(self.tr("The key of now is {0}.").format(", ".join(kids)))
        tested = manifest.recovery_tested_at
        self.sheet.setText(
            self.tr("Tried {0}.").format(exact(tested)) if tested else self.tr("Never tried.")
        )

    @Slot()
    def rotate(self) -> None:
        """Begin a new epoch."""
        self.sign(
            self.tr("New epoch"),
            self.tr(
                "From now on intakes are sealed to a new key. Everybody who is in keeps opening "
                "the earlier ones; nobody has to do anything."
            ),
            Confirmed(self.tr("Begin a new epoch"), self.office.rotate),
            lambda _clinic: self.tr("A new epoch has begun."),
        )

    @Slot()
    def try_sheet(self) -> None:
        """Open the clinic's keys with what is typed from the paper."""
        self.sign(
            self.tr("Try the recovery sheet"),
            self.tr("Type the key from the paper, then lock the sheet away again."),
            SheetForm(self.office),
            lambda _clinic: self.tr("The sheet works. Lock it away."),
        )
