#!/usr/bin/env bash
# usage: prove.sh IMAGE_TAG      The last line printed is what really runs in the image.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
tag=$1
files=$(mktemp -d)
chmod 755 "$files"
cat >"$files/Caddyfile" <<'CFG'
{
	admin unix//tmp/admin.sock
	persist_config off
}
http://:8080 {
	respond ok
}
CFG

start edge --user 10001:10001 --cap-drop ALL --cap-add NET_BIND_SERVICE --security-opt no-new-privileges --read-only \
  --tmpfs /tmp -e XDG_DATA_HOME=/tmp -v "$files:/etc/caddy:ro" "$tag"
wait_for 20 inside edge wget -q -O- http://127.0.0.1:8080
[ "$(inside edge id -u):$(inside edge id -g)" = 10001:10001 ]
inside edge nslookup "$proof-edge" | grep -q '^Name:'
docker stop "$proof-edge" >/dev/null
[ "$(docker inspect -f '{{.State.ExitCode}}' "$proof-edge")" = 0 ]

rm -rf "$files"
# `caddy version` knows only what the official build writes into it.
docker run --rm "$tag" caddy build-info | sed -nE 's/^mod\s+\S*caddyserver\S+\s+v([0-9.]+).*/caddy \1/p' | grep .
