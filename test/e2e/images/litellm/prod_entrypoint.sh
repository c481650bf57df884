#!/bin/sh
# The name and the place of the official image's entrypoint, which runs the proxy with the given arguments.
set -eu
exec litellm "$@"
