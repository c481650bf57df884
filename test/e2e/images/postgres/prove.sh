#!/usr/bin/env bash
# usage: prove.sh IMAGE_TAG      The last line printed is what really runs in the image.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
tag=$1
files=$(mktemp -d)
printf 'secret word' >"$files/password"
echo 'CREATE TABLE made_at_first_start (id int)' >"$files/table.sql"
chmod -R a+rX "$files"

volume data
hard=(--user 999:999 --cap-drop ALL --security-opt no-new-privileges --read-only
  --tmpfs /var/run/postgresql --tmpfs /tmp -v "$proof-data:/var/lib/postgresql/data"
  -v "$files/password:/run/secrets/password:ro" -v "$files/table.sql:/docker-entrypoint-initdb.d/table.sql:ro"
  -e POSTGRES_USER=litellm -e POSTGRES_DB=litellm -e POSTGRES_PASSWORD_FILE=/run/secrets/password)
start first "${hard[@]}" "$tag"
wait_for 60 inside first pg_isready -h 127.0.0.1 -U litellm -d litellm

query() {
  docker run --rm --network "$proof" -e PGPASSWORD="$2" "$tag" \
    psql -h "$proof-$1" -U litellm -d litellm -tAc 'SELECT count(*) FROM made_at_first_start'
}
[ "$(query first 'secret word')" = 0 ]
if query first wrong 2>/dev/null; then say "a wrong password got in" && exit 1; fi

docker stop "$proof-first" >/dev/null
[ "$(docker inspect -f '{{.State.ExitCode}}' "$proof-first")" = 0 ]
start second "${hard[@]}" "$tag" postgres -c max_connections=30
wait_for 60 inside second pg_isready -h 127.0.0.1 -U litellm -d litellm
[ "$(query second 'secret word')" = 0 ]

start root -e POSTGRES_PASSWORD=x "$tag"
wait_for 60 inside root pg_isready -h 127.0.0.1
[ "$(inside root stat -c %u:%g /proc/1)" = 999:999 ]

rm -rf "$files"
docker run --rm "$tag" postgres --version | sed -E 's/^postgres \(PostgreSQL\) ([0-9.]+).*/postgres \1/'
