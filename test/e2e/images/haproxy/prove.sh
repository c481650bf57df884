#!/usr/bin/env bash
# usage: prove.sh IMAGE_TAG      The last line printed is what really runs in the image.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
tag=$1
files=$(mktemp -d)
chmod 755 "$files"
cat >"$files/haproxy.cfg" <<'CFG'
defaults
  mode http
  timeout connect 1s
  timeout client 5s
  timeout server 5s
frontend edge
  bind :4000
  monitor-uri /edge-health
CFG

start edge --user 99:99 --cap-drop ALL --security-opt no-new-privileges --read-only -v "$files:/usr/local/etc/haproxy:ro" "$tag"
wait_for 20 inside edge wget -q -O- http://127.0.0.1:4000/edge-health
[ "$(inside edge id -u):$(inside edge id -g)" = 99:99 ]

docker kill -s USR2 "$proof-edge" >/dev/null # reload
sleep 1
wait_for 20 inside edge wget -q -O- http://127.0.0.1:4000/edge-health
docker stop "$proof-edge" >/dev/null
[ "$(docker inspect -f '{{.State.ExitCode}}' "$proof-edge")" = 0 ]

rm -rf "$files"
docker run --rm "$tag" haproxy -v | sed -nE 's/^HAProxy version ([0-9.]+).*/haproxy \1/p'
