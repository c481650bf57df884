#!/usr/bin/env bash
# usage: prepare.sh CONTEXT BASE      Builds Caddy, which is what its official image holds, and Pebble, an ACME server for tests.
# Go's build cache lies beside the contexts: a second build takes seconds.
set -euo pipefail
context=$1
modules=$(cd "$(dirname "$0")" && pwd)
export CGO_ENABLED=0 GOFLAGS="-mod=readonly -trimpath -p=2"
GOCACHE=$(dirname "$(dirname "$context")")/go-build
export GOCACHE
cd "$modules"
build() { go build -gcflags=all=-dwarf=false -ldflags "-s -w" -o "$context/$(basename "$1")" "$1"; }
build github.com/caddyserver/caddy/v2/cmd/caddy
build github.com/letsencrypt/pebble/v2/cmd/pebble
