#!/bin/sh
# What the tests need beside Python: a browser (the machine's own, else Playwright's, else the system's package)
# and LibreOffice, which opens the workbooks.
set -eu
python=$1

there() {
    for name; do
        if command -v "$name" >/dev/null 2>&1; then
            echo "✓ $name"
            return 0
        fi
    done
    return 1
}

fetch() {
    run=
    [ "$(id -u)" = 0 ] || run=sudo
    $run apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

if ! there chromium chromium-browser google-chrome google-chrome-stable; then
    echo "… Chromium"
    "$python" -m playwright install chromium >/dev/null 2>&1 || fetch chromium fonts-noto-core
fi
if ! there soffice libreoffice; then
    echo "… LibreOffice"
    fetch libreoffice-calc
fi
