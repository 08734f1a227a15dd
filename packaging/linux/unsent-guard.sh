# While a home on this machine holds what the clinic's inbox has not, or does not tell, nothing is
# removed and no older version put in its place. By force it is, once copies lie where no package
# removes them. A program that cannot answer is put back first: apt-get install --reinstall.
refuse_unless_all_is_sent() {
    # what a power cut left empty is, to a shell, a program that ends well
    if [ -n "$(kiosk --version)" ]; then
        kiosk unsent --every-home >&2 && return 0
        if [ "${INTAKE_KIOSK_REMOVE:-}" = anyway ]; then
            kiosk rescue /var/backups/intake-kiosk >&2 && return 0
        fi
    fi
    echo "$DPKG_MAINTSCRIPT_PACKAGE: the clinic has not received all, or that cannot be found out." >&2
    echo "Connect this machine: what waits leaves by itself. kiosk unsent --every-home tells when." >&2
    echo "To go on all the same, with copies kept in /var/backups/intake-kiosk:" >&2
    echo "INTAKE_KIOSK_REMOVE=anyway apt-get ..." >&2
    exit 1
}
