#!/bin/sh
# Behaves like the official entrypoint: options alone mean redis-server, root becomes redis, protected mode is off.
set -eu

case "${1:-}" in -* | *.conf) set -- redis-server "$@" ;; esac

if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
  find . ! -user redis -exec chown redis '{}' +
  exec setpriv --reuid=redis --regid=redis --clear-groups -- "$0" "$@"
fi

[ "$(umask)" != 0022 ] || umask 0077

# The official binary is compiled with protected mode off; Debian's is not, so it is switched off unless somebody chose.
if [ "$1" = redis-server ]; then
  chosen=no
  case "${2:-}" in -v | --version | -h | --help | --check-system | --test-memory) chosen=yes ;; esac
  case " $* " in *protected-mode*) chosen=yes ;; esac
  if [ -f "${2:-}" ] && grep -q '^protected-mode' "$2"; then chosen=yes; fi
  [ "$chosen" = yes ] || set -- "$@" --protected-mode no
fi

exec "$@"
