#!/usr/bin/env bash
# usage: prove.sh IMAGE_TAG      The last line printed is what really runs in the image.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
tag=$1

start plain "$tag"
wait_for 30 inside plain wget -q -O- http://127.0.0.1:9090/-/healthy

volume data
start hard --user 65534:65534 --cap-drop ALL --security-opt no-new-privileges --read-only -v "$proof-data:/prometheus" \
  "$tag" --config.file=/etc/prometheus/prometheus.yml --storage.tsdb.path=/prometheus --storage.tsdb.retention.time=1d \
  --web.enable-lifecycle
wait_for 30 inside hard wget -q -O- http://127.0.0.1:9090/-/ready
inside hard sh -c '/bin/promtool check config /etc/prometheus/prometheus.yml && test -O /prometheus'

docker run --rm --entrypoint /bin/prometheus "$tag" --version 2>&1 | sed -nE 's/^prometheus, version ([0-9.]+).*/prometheus \1/p'
