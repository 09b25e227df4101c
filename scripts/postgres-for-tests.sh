#!/usr/bin/env bash
# Runs a command beside a PostgreSQL 15 of its own and takes it away again afterwards:
#
#     scripts/postgres-for-tests.sh cargo nextest run
#
# The command finds the server in KITH_TEST_POSTGRES. Without a command, the address is printed and the server runs until Ctrl-C.
# Flushing to disk stays on, and text is sorted by language unless a column says otherwise, so that the tests notice if none does.
set -euo pipefail

programs=${KITH_POSTGRES_PROGRAMS:-/usr/lib/postgresql/15/bin}
if [ ! -x "$programs/initdb" ]; then
    echo "PostgreSQL 15 is not installed. Install it with: sudo apt-get install postgresql-15" >&2
    exit 1
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/kith-postgres.XXXXXX")
chmod 711 "$folder"

# PostgreSQL refuses to run as root.
as_postgres=()
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups)
fi

# Stopped at once: nothing in it is wanted any more.
clean_up() {
    (cd "$folder" && "${as_postgres[@]}" "$programs/pg_ctl" --pgdata="$folder/data" --mode=immediate stop) >"$folder/stop.log" 2>&1 || true
    rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

cd "$folder"
"${as_postgres[@]}" "$programs/initdb" --pgdata="$folder/data" --username=kith --auth=trust --encoding=UTF8 \
    --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-GB --data-checksums --no-sync >"$folder/initdb.log" 2>&1 \
    || { cat "$folder/initdb.log" >&2; exit 1; }
cd - >/dev/null

# A port that is taken makes the start fail; then another is tried.
port=
for _ in $(seq 20); do
    candidate=$((20000 + RANDOM % 40000))
    settings="-c port=$candidate -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on -c max_connections=200"
    if (cd "$folder" && "${as_postgres[@]}" "$programs/pg_ctl" --pgdata="$folder/data" --log="$folder/data/server.log" \
        --options="$settings" --wait start) >"$folder/start.log" 2>&1; then
        port=$candidate
        break
    fi
done
if [ -z "$port" ]; then
    cat "$folder/start.log" "$folder/data/server.log" >&2
    exit 1
fi

export KITH_TEST_POSTGRES="postgres://kith@127.0.0.1:$port"
if [ $# -eq 0 ]; then
    echo "KITH_TEST_POSTGRES=$KITH_TEST_POSTGRES"
    sleep infinity
else
    "$@"
fi
