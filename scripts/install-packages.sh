#!/usr/bin/env bash
# Installs Debian packages by name; says what to do where it may not.
set -euo pipefail

[ $# -gt 0 ] || exit 0
if [ "$(id -u)" = 0 ]; then
    install=(apt-get)
elif command -v sudo >/dev/null; then
    install=(sudo apt-get)
else
    echo "These packages are missing: $*. Install them, then run this again." >&2
    exit 1
fi
echo "Installing $*" >&2
"${install[@]}" update -qq
DEBIAN_FRONTEND=noninteractive "${install[@]}" install -y -qq --no-install-recommends "$@" >/dev/null
