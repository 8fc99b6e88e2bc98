#!/bin/sh
# A browser for the tests: the one this machine has, else Playwright's own, else the system's package.
set -eu
python=$1
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then
        echo "✓ $name"
        exit 0
    fi
done
echo "… Chromium"
if "$python" -m playwright install chromium >/dev/null 2>&1; then
    exit 0
fi
run=
[ "$(id -u)" = 0 ] || run=sudo
$run apt-get update -qq
$run apt-get install -y -qq --no-install-recommends chromium fonts-noto-core
