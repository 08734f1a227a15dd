# A home that holds what the clinic's inbox has not keeps its package; what cannot be found out
# counts as unsent. By force it goes, once copies lie where no package removes them.
refuse_unless_sent() { # HOME
    kiosk unsent --home "$1" </dev/null && return 0
    if [ "${INTAKE_KIOSK_REMOVE:-}" = anyway ]; then
        mkdir -p -m 0700 /var/backups/intake-kiosk
        copies=$(mktemp -d "/var/backups/intake-kiosk/$(date -u +%Y%m%dT%H%M%SZ).XXXXXX")
        kiosk unsent --home "$1" --export "$copies" </dev/null || true
        find "$1" -maxdepth 1 -name 'outbox.sqlite3*' -exec cp -p -t "$copies" {} +
        echo "$DPKG_MAINTSCRIPT_PACKAGE: copies of what $1 holds, and of its outbox, are in $copies" >&2
        return 0
    fi
    echo "$DPKG_MAINTSCRIPT_PACKAGE: $1 holds what the clinic has not received, or does not tell." >&2
    echo "Connect this machine, then: kiosk sync --once --home $1" >&2
    echo "To go on all the same, with copies kept in /var/backups/intake-kiosk:" >&2
    echo "INTAKE_KIOSK_REMOVE=anyway apt-get ..." >&2
    exit 1
}
