#!/usr/bin/env bash
# usage: POSTGRES_IMAGE=... prove.sh IMAGE_TAG      The last line printed is what really runs in the image.
set -euo pipefail
. "$(dirname "$0")/../lib.sh"
tag=$1
files=$(mktemp -d)
chmod 755 "$files"
cat >"$files/config.yaml" <<'YAML'
model_list:
  - model_name: echo
    litellm_params: { model: openai/echo, api_base: "http://127.0.0.1:9", api_key: none }
general_settings:
  master_key: os.environ/MASTER_KEY
YAML
key=sk-proof-of-the-image
hard=(--cap-drop ALL --security-opt no-new-privileges -v "$files:/etc/litellm:ro" -e MASTER_KEY="$key"
  -e LITELLM_LOCAL_MODEL_COST_MAP=True)
probe() {
  inside "$1" python3 -c 'import sys, urllib.request as u; print(u.urlopen(sys.argv[1], timeout=5).read().decode())' "http://127.0.0.1:4000$2"
}

if docker run --rm --entrypoint sh "$tag" -c 'command -v curl || command -v wget'; then
  say "the official image has neither curl nor wget"
  exit 1
fi

start database -e POSTGRES_USER=litellm -e POSTGRES_PASSWORD=pass -e POSTGRES_DB=litellm "${POSTGRES_IMAGE:?}"
start plain "${hard[@]}" "$tag" --config /etc/litellm/config.yaml --port 4000
wait_for 60 inside database pg_isready -h 127.0.0.1 -U litellm

db=(-e DATABASE_HOST="$proof-database" -e DATABASE_USERNAME=litellm -e DATABASE_PASSWORD=pass -e DATABASE_NAME=litellm)
say "migrations in a one-shot container"
docker run --rm --network "$proof" "${hard[@]}" "${db[@]}" "$tag" --config /etc/litellm/config.yaml --skip_server_startup
wait_for 120 probe plain /health/liveliness

say "the proxy with its database"
start db "${hard[@]}" "${db[@]}" -e DISABLE_SCHEMA_UPDATE=true "$tag" --config /etc/litellm/config.yaml --port 4000
wait_for 180 probe db /health/readiness
probe db /health/readiness | grep -q '"db": *"connected"'
inside db python3 - "$key" <<'PY'
import json, sys, urllib.request as u
call = u.Request("http://127.0.0.1:4000/key/generate", json.dumps({"key_alias": "proof"}).encode(),
                 {"authorization": "Bearer " + sys.argv[1], "content-type": "application/json"})
assert json.load(u.urlopen(call, timeout=30))["key"].startswith("sk-")
PY
docker stop -t 40 "$proof-db" >/dev/null
[ "$(docker inspect -f '{{.State.ExitCode}}' "$proof-db")" = 0 ]

rm -rf "$files"
docker run --rm --entrypoint python3 "$tag" -c 'from importlib.metadata import version as v; print("litellm", v("litellm"))'
