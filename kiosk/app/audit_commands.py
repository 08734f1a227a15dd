"""`kiosk audit verify`: whether what was written of every desk is whole."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from db.audit import SqlAudit
from db.inbox import SqlInbox
from db.membership import SqlMembership
from kiosk.app.home import inbox_url
from kiosk.audit.chain import Checked, check_chains
from kiosk.outside.clock import SystemClock
from kiosk.provision.administration import known_manifest
from kiosk.review.audited import heads_of
from kiosk.settings import Settings


def verify(home: Path, settings: Settings, *, as_json: bool) -> int:
    """Print how each desk's chain stands, in words or as JSON; 1 when one is broken."""
    url = inbox_url(home, settings)
    manifest = known_manifest(home, SqlMembership(url))
    heads = heads_of(SqlInbox(url, SystemClock()), manifest)
    found = check_chains(SqlAudit(url).entries(), manifest, heads)
    whole = not any(one.broken for one in found)
    if as_json:
        print(json.dumps({"whole": whole, "desks": [asdict(one) for one in found]}))
    else:
        _print(found)
    return 0 if whole else 1


def _print(found: Sequence[Checked]) -> None:
    for one in found:
        print(f"{one.desk}  {one.entries} entries, {one.unsigned} of them unsigned")
        if one.broken:
            print(f"  broken at entry {one.broken.seq}: {one.broken.why}")
    if not found:
        print("nothing was written yet")
