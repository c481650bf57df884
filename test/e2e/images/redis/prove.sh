#!/usr/bin/env bash
# usage: prove.sh IMAGE_TAG      The last line printed is what really runs in the image.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
tag=$1

volume data
start hard --user 999:999 --cap-drop ALL --security-opt no-new-privileges --read-only -v "$proof-data:/data" \
  "$tag" redis-server --appendonly yes
wait_for 20 inside hard redis-cli ping
inside hard redis-cli set answer 42
# Another container gets in without a password: protected mode is off, as in the official image.
[ "$(docker run --rm --network "$proof" "$tag" redis-cli -h "$proof-hard" get answer)" = 42 ]

start root "$tag"
wait_for 20 inside root redis-cli ping
[ "$(inside root stat -c %u:%g /proc/1)" = 999:999 ]

docker run --rm "$tag" redis-server --version | sed -E 's/.* v=([0-9.]+) .*/redis \1/'
