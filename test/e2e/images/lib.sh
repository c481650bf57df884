# Shell functions shared by the recipes: messages, waiting, and containers that are removed at the end of a proof.

say() { printf '%s %s\n' "$(date +%T)" "$*"; }

# wait_for SECONDS COMMAND...: repeats the command until it succeeds.
wait_for() {
  local seconds=$1 end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    if [ "$SECONDS" -ge "$end" ]; then
      say "no success within $seconds s: $*"
      return 1
    fi
    sleep 0.5
  done
}

proof="rig-proof-$$"
proof_containers=()
proof_volumes=()

# start NAME DOCKER-RUN-ARGUMENTS...: runs a container in the background on the network of this proof.
start() {
  local name="$proof-$1"
  shift
  docker network inspect "$proof" >/dev/null 2>&1 || docker network create "$proof" >/dev/null
  proof_containers+=("$name")
  docker run -d --name "$name" --network "$proof" "$@" >/dev/null
}

volume() {
  proof_volumes+=("$proof-$1")
  docker volume create "$proof-$1" >/dev/null
}

inside() {
  local name="$proof-$1"
  shift
  docker exec -i "$name" "$@"
}

end_of_proof() {
  local status=$? name
  for name in "${proof_containers[@]}"; do
    [ "$status" = 0 ] || { say "last lines of $name:" && docker logs --tail 30 "$name"; } || true
    docker rm -f -v "$name" >/dev/null 2>&1 || true
  done
  for name in "${proof_volumes[@]}"; do docker volume rm "$name" >/dev/null 2>&1 || true; done
  docker network rm "$proof" >/dev/null 2>&1 || true
}
trap end_of_proof EXIT
