"""A folder on a network share or a USB stick that carries what tablets and desks have to say.

    intake-kiosk.json             whose exchange this is
    devices/NAME/NUMBER-ID.intake an envelope on its way, as it was sealed
    devices/NAME/index.json       what this tablet asks about
    devices/NAME/taken.json       what a desk answered
    manifests/                    the clinic's
    set-aside/                    what was cut off, or is no envelope of ours

Whoever holds the folder can withhold and can forge nothing: envelopes are sealed and signed, their
names are their SHA-256, and manifests are signed by the clinic's root. A file is written whole
under another name, forced to the disk, and renamed; so half a file never has a name that counts.
"""
