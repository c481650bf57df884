#!/usr/bin/env bash
# usage: prove.sh IMAGE_TAG      The last line printed is what really runs in the image.
# The first start also leaves Python's compiled files in the image, which halves the start time of the next ones.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../lib.sh"
tag=$1
models=$(mktemp -d)
chmod 755 "$models"
python3 "$here/../tiny-model/make-tiny-model.py" chat "$models/hub" --hf-cache proof/chat >/dev/null
python3 "$here/../tiny-model/make-tiny-model.py" embed "$models/hub" --hf-cache proof/embed >/dev/null

# What a CPU engine needs comes from its deployment, so the image must work with it given from outside.
cpu=(VLLM_CPU_KVCACHE_SPACE=1 VLLM_CPU_OMP_THREADS_BIND=nobind OMP_NUM_THREADS=1 VLLM_ENABLE_V1_MULTIPROCESSING=0
  TORCH_COMPILE_DISABLE=1 VLLM_NO_USAGE_STATS=1 HF_HUB_OFFLINE=1)
ask() { inside "$1" curl -fsS -m 60 "http://127.0.0.1:8000$2" -H 'content-type: application/json' -d "$3"; }

say "chat model, root"
# `env` carries the variables, because `docker commit` would keep those given with -e.
start chat --shm-size 256m -v "$models:/root/.cache/huggingface:ro" --entrypoint env "$tag" "${cpu[@]}" vllm serve \
  proof/chat --served-model-name tiny --max-model-len 512 --max-num-seqs 4 --enable-auto-tool-choice \
  --tool-call-parser hermes --shutdown-timeout 5
wait_for 300 inside chat curl -fsS -m 2 http://127.0.0.1:8000/health
ask chat /v1/chat/completions '{"model":"tiny","messages":[{"role":"user","content":"hi"}],"max_tokens":4}' | grep -q '"completion_tokens":4'
docker stop -t 60 "$proof-chat" >/dev/null
docker commit --change 'ENTRYPOINT ["vllm","serve"]' --change 'CMD []' "$proof-chat" "$tag" >/dev/null

say "embedding model, user vllm, nothing writable"
hard=(--user 2000:0 -e HOME=/home/vllm --cap-drop ALL --security-opt no-new-privileges --read-only
  --tmpfs /tmp --tmpfs /home/vllm:uid=2000 --shm-size 256m --memory 4g)
start embed "${hard[@]}" "${cpu[@]/#/--env=}" -e HF_HOME=/models -v "$models:/models:ro" "$tag" \
  proof/embed --served-model-name tiny-embed --runner pooling --max-model-len 512 --max-num-seqs 4
wait_for 300 inside embed curl -fsS -m 2 http://127.0.0.1:8000/health
ask embed /v1/embeddings '{"model":"tiny-embed","input":"hi"}' | grep -q '"embedding"'

rm -rf "$models"
docker run --rm --entrypoint python3 "$tag" -c 'from importlib.metadata import version as v; print("vllm", v("vllm"))'
