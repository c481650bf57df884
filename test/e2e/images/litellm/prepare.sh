#!/usr/bin/env bash
# usage: prepare.sh CONTEXT_DIR
# Fills CONTEXT_DIR with the proxy's Python packages, the generated database client, Node and the engine stand-in.
# Needs Python 3.11 with pip, Node 20 with npm (both set up as on this machine).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
context=${1:?usage: prepare.sh CONTEXT_DIR}
python=${PYTHON:-python3}
packages=$context/packages

"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "PYTHON must be Python 3.11" >&2; exit 1; }
cp "$here/litellm" "$here/prisma" "$here/prod_entrypoint.sh" "$context/"
cp -L "$(node -p process.execPath)" "$context/node"

rm -rf "$context/prisma-engine"
cp -r "$here/prisma-engine" "$context/prisma-engine"
npm --prefix "$context/prisma-engine" ci --no-audit --no-fund
(cd "$context/prisma-engine" && npm test)

install() {
  rm -rf "$1"
  "$python" -m pip install -q --no-deps --no-compile --only-binary=:all: --root-user-action=ignore \
    --disable-pip-version-check --target "$1" -r "$2"
}

# What sends traces lies in a folder of its own: only a proxy that is told of it loads it.
client=$context/opentelemetry
stamp=$(sha256sum <"$here/opentelemetry.txt")
if [ "$(cat "$client.done" 2>/dev/null)" != "$stamp" ]; then
  install "$client" "$here/opentelemetry.txt"
  echo "$stamp" >"$client.done"
fi

stamp=$(cat "$here/requirements.txt" "$here/prepare.sh" | sha256sum)
[ "$(cat "$packages.done" 2>/dev/null)" != "$stamp" ] || exit 0
install "$packages" "$here/requirements.txt"

# `prisma generate` writes the client into the package; it needs Prisma's command line, which stays outside the image.
export PYTHONPATH=$packages PATH=$packages/bin:$PATH npm_config_ignore_scripts=true
export PRISMA_HOME_DIR=$context/prisma-home
export PRISMA_QUERY_ENGINE_BINARY=$context/prisma-engine/query-engine.mjs
export PRISMA_SCHEMA_ENGINE_BINARY=$context/prisma-engine/query-engine.mjs
"$python" -m prisma generate --schema "$packages/litellm_proxy_extras/schema.prisma"
rm -rf "$context/prisma-home" "$packages/bin"
find "$packages" -name __pycache__ -prune -exec rm -rf '{}' +
"$python" -m compileall -q -j 2 "$packages" >/dev/null || true
echo "$stamp" >"$packages.done"
