#!/usr/bin/env bash
# Installs what building needs and a fresh Debian or Ubuntu lacks: a C compiler for SQLite, and Node's package manager for the styles.
set -euo pipefail

missing=()
command -v cc >/dev/null || missing+=(build-essential)
command -v npm >/dev/null || missing+=(nodejs npm)
"$(dirname "$0")"/install-packages.sh "${missing[@]}"

if ! command -v cargo >/dev/null; then
    echo "Rust is missing. Install it with rustup, then run this again." >&2
    exit 1
fi
