"""Which pack patients see: the one that is configured, else the last good copy of it.

A copy stands in for a pack that is damaged, gone, for a newer kiosk, or without what this machine
is set to. It does not stand in for another pack, nor for a version whose sign-off was taken back.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.home import pack_folder, packs_folder
from kiosk.content import front, last_good
from kiosk.content.load import load_pack
from kiosk.content.pack import Pack, PackReference
from kiosk.errors import KioskError, Refused
from kiosk.record.enrolment import DEVICE_FILE, held_manifest, read_enrolment
from kiosk.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ShownPack:
    """The pack that patients see; a problem: it is the last good one, and why."""

    pack: Pack
    problem: KioskError | None = None

    @property
    def code(self) -> str:
        """Return the problem's code, for staff; empty when all is well."""
        return self.problem.code if self.problem else ""


def pack_for_patients(home: Path, settings: Settings) -> ShownPack:
    """Return the pack that patients see; a KioskError says why there is none, and what to do."""
    try:
        pack = load_pack(pack_folder(home, settings.pack))
    except KioskError as error:
        return _last_good(home, settings, error)
    try:
        _check(pack, home, settings)
    except Refused as error:
        withdrawn = pack.reference.version if error.code == _DRAFT else None
        return _last_good(home, settings, error, withdrawn=withdrawn)
    return ShownPack(pack)


def keep_last_good(home: Path, settings: Settings, shown: ShownPack) -> None:
    """Keep a copy of what is shown; without room for one, patients are not held up."""
    if shown.problem:
        log.error("the last good pack is shown: %s", shown.problem.message)
        return
    try:
        last_good.keep(packs_folder(home), _name(settings), shown.pack)
    except OSError as error:
        log.warning("no copy of the pack could be kept: %s", error.strerror)


def known_packs(home: Path, settings: Settings) -> tuple[Pack, ...]:
    """Load every pack this machine has: the desk opens intakes of older versions too.

    One that does not load is logged and left out; a KioskError when there is none at all.
    """
    packs = packs_folder(home)
    folders = [f.parent for f in sorted(packs.glob("*/pack.toml"))]
    folders += [f.parent for f in sorted(packs.glob(f"{last_good.FOLDER}/*/*/pack.toml"))]
    loaded, faults = [], []
    for folder in _with_configured(home, settings, folders):
        try:
            loaded.append(load_pack(folder))
        except KioskError as error:
            log.error("%s", error.message)  # noqa: TRY400 the sentence says it all
            faults.append(error)
    if not loaded:
        raise faults[0]
    return tuple(loaded)


def _with_configured(home: Path, settings: Settings, folders: list[Path]) -> Iterator[Path]:
    try:
        configured = pack_folder(home, settings.pack)
    except Refused as error:
        if not folders:
            raise
        log.error("%s", error.message)  # noqa: TRY400 the sentence says it all
    else:
        yield configured
        folders = [folder for folder in folders if folder != configured]
    yield from folders


_DRAFT = "draft-pack"


def _check(pack: Pack, home: Path, settings: Settings) -> None:
    """Raise Refused for a pack that this machine, as it is set, must not show."""
    named, file = f"Pack {pack.reference.id} {pack.reference.version}", home / "settings.toml"
    if pack.draft and not settings.allow_draft:
        raise Refused(
            _DRAFT,
            f"{named} is a draft: nobody signed it off. "
            f"Sign it off, or set allow_draft = true in {file}.",
        )
    if not _allowed(pack, home):
        raise Refused(
            "pack-not-allowed",
            f"{named} is not among the packs that the clinic allows. "
            "Allow it with kiosk clinic allow, or take one that is.",
        )
    if settings.language not in pack.languages:
        raise Refused(
            "pack-language",
            f"{named} does not speak {settings.language!r}, the language of this machine, only "
            f"{', '.join(pack.languages)}. Add the language to the pack, or change it in {file}.",
        )
    known = [one.questionnaire_id for one in pack.opt_ins]
    for name in settings.instruments:
        if name not in known:
            raise Refused(
                "pack-instruments",
                f"{file}: instruments: {named} has no opt-in questionnaire {name!r}; it has "
                f"{', '.join(known) or 'none'}. Add it with kiosk pack add, or take the name out.",
            )


def _allowed(pack: Pack, home: Path) -> bool:
    """Tell whether the clinic's manifest has the pack, or names none at all."""
    if not (home / DEVICE_FILE).exists():
        return True  # this machine belongs to no clinic
    allowed = held_manifest(home, read_enrolment(home)).packs
    known = {PackReference(one.id, one.version, one.sha256) for one in allowed}
    return not known or pack.reference in known


def _last_good(
    home: Path, settings: Settings, error: KioskError, *, withdrawn: str | None = None
) -> ShownPack:
    """Return the kept copy that may stand in, or raise why the configured pack cannot be used."""
    wanted = _id_of(home, settings)
    for held in last_good.held_in(packs_folder(home), _name(settings)):
        if held.reference.version == withdrawn or wanted not in ("", held.reference.id):
            continue
        try:
            _check(held, home, settings)
        except Refused as other:
            log.warning("the kept copy cannot stand in: %s", other.code)
            continue
        return ShownPack(held, error)
    raise error


def _name(settings: Settings) -> str:
    return Path(settings.pack).resolve().name


def _id_of(home: Path, settings: Settings) -> str:
    """Return the id that the configured pack claims, however damaged; empty when it has none."""
    try:
        file = pack_folder(home, settings.pack) / front.FILE
    except Refused:
        return ""
    claimed = re.search(r'^id\s*=\s*"([^"]*)"', file.read_text(errors="replace"), re.MULTILINE)
    return claimed[1] if claimed else ""
