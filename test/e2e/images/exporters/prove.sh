#!/usr/bin/env bash
# usage: prove.sh IMAGE_TAG      The last line printed is what really runs in the image.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
tag=$1
hard=(--cap-drop ALL --security-opt no-new-privileges --read-only --user 65534:65534)

start node "${hard[@]}" --entrypoint /bin/node_exporter "$tag" --web.listen-address=:9100
start postgres "${hard[@]}" --entrypoint /bin/postgres_exporter -e DATA_SOURCE_URI=nowhere "$tag"
start redis "${hard[@]}" --user 59000:59000 --entrypoint /redis_exporter "$tag" --redis.addr=redis://nowhere:6379
wait_for 20 inside node wget -q -O /dev/null http://127.0.0.1:9100/metrics
wait_for 20 inside postgres wget -q -O /dev/null http://127.0.0.1:9187/
wait_for 20 inside redis wget -q -O /dev/null http://127.0.0.1:9121/health

mkdir -p "/tmp/$proof" && trap 'rm -rf "/tmp/$proof"; end_of_proof' EXIT
echo 'modules: {certificate: {prober: tcp, tcp: {tls: true}}}' >"/tmp/$proof/config.yml"
echo '{route: {receiver: nobody}, receivers: [{name: nobody}]}' >"/tmp/$proof/alertmanager.yml"
chmod -R a+rX "/tmp/$proof"
start blackbox "${hard[@]}" -v "/tmp/$proof:/etc/blackbox_exporter:ro" --entrypoint /bin/blackbox_exporter \
  "$tag" --config.file=/etc/blackbox_exporter/config.yml
wait_for 20 inside blackbox wget -q -O /dev/null http://127.0.0.1:9115/-/healthy
volume data
start alertmanager "${hard[@]}" -v "/tmp/$proof:/etc/alertmanager:ro" -v "$proof-data:/alertmanager" \
  --entrypoint /bin/alertmanager "$tag" --config.file=/etc/alertmanager/alertmanager.yml --storage.path=/alertmanager \
  --cluster.listen-address=
wait_for 20 inside alertmanager wget -q -O /dev/null http://127.0.0.1:9093/-/ready
inside alertmanager amtool check-config /etc/alertmanager/alertmanager.yml

version() { docker run --rm --entrypoint "$1" "$tag" --version 2>&1 | sed -nE "s/^([a-z_]+), version ([0-9.]+).*/\1 \2/p"; }
redis=$(docker run --rm --entrypoint /redis_exporter "$tag" --version 2>&1 | sed -nE 's/.*Metrics Exporter ([0-9.]+).*/redis_exporter \1/p')
echo "$(version /bin/alertmanager), $(version /bin/node_exporter), $(version /bin/postgres_exporter), $(version /bin/blackbox_exporter), $redis"
