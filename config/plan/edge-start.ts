/** What runs in the edge's container: Caddy, and beside it a loop that reloads it when its files or the proxies change. */
import type { GatewayConfig } from "../gateway-config";
import { proxyPort } from "./workloads/proxy";

/**
 * The files lie in a volume that is filled from outside, so a change of them needs no new container. What Caddy refuses
 * is said once and left; the last configuration that it accepted stays, over a restart too. Everything is read from a
 * copy, because a file may be half written.
 *
 * Caddy finds the proxies by their name; it does not check addresses that it finds so. The loop does: one that accepts
 * connections and does not answer is taken out for as long as another one answers.
 */
export function edgeStart({ edge }: GatewayConfig, proxy: string): string {
  const password = edge.basicAuth
    ? `UI_HASH=$(caddy hash-password </run/secrets/${edge.basicAuth.password}) && export UI_HASH`
    : ":";
  return `
set -u
export XDG_DATA_HOME=/var/tmp XDG_CONFIG_HOME=/tmp EDGE_FILES=/var/tmp/accepted PROXIES=
options="--adapter caddyfile --config"
say() { echo "{\\"level\\":\\"$1\\",\\"logger\\":\\"edge\\",\\"msg\\":\\"$2\\"}"; }
mark() { cat /etc/caddy/* /run/secrets/* 2>/dev/null | md5sum; }
take() { rm -rf "$1" && mkdir -p "$1" && cp /etc/caddy/* "$1"; }
password() { ${password}; }
addresses() {
  nslookup ${proxy} 2>/dev/null | sed -n '/^Name:/,$ s/^Address[^:]*: *\\([0-9][0-9.]*\\).*/\\1/p' | sort -u
}
hangs() {
  wget -q -T 3 -O /dev/null "http://$1:${proxyPort}/health/liveliness" 2>/tmp/answer && return 1
  grep -q 'timed out' /tmp/answer
}
choose() {
  all=$(addresses) good= bad=
  for one in $all; do if hangs "$one"; then bad="$bad $one"; else good="$good $one:${proxyPort}"; fi; done
  if [ -n "$bad" ] && [ -n "$good" ]; then chosen=$good; else chosen=; fi
}
${watch}
password
loaded=$(mark)
take /tmp/next
if EDGE_FILES=/tmp/next caddy validate $options /tmp/next/Caddyfile >/tmp/refused 2>&1 || [ ! -e /var/tmp/accepted/Caddyfile ]; then
  rm -rf /var/tmp/accepted && cp -R /tmp/next /var/tmp/accepted
else
  cat /tmp/refused
  say error "configuration refused; starting with the last one that was accepted"
fi
watch &
exec caddy run $options /var/tmp/accepted/Caddyfile
`.trim();
}

/** Reloads until the container ends; `take`, `mark`, `choose`, `password` and `say` are defined before it. */
const watch = `
reload() {
  touch /tmp/closing; sleep 5
  by=name; [ -z "$chosen" ] || by=address
  password; PROXIES_BY=$by PROXIES=$chosen EDGE_FILES=$1 caddy reload --force $options "$1/Caddyfile" --address unix//tmp/admin.sock 2>/tmp/refused
  status=$?; rm /tmp/closing; return $status
}
watch() {
  while sleep 1; do
    found=$(mark)
    choose
    [ "$found" = "$loaded" ] && [ "$chosen" = "$PROXIES" ] && continue
    if [ "$found" != "$loaded" ]; then
      take /tmp/next; [ "$(mark)" = "$found" ] || continue
      loaded=$found
      if reload /tmp/next; then
        rm -rf /var/tmp/accepted && cp -R /tmp/next /var/tmp/accepted && PROXIES=$chosen
        say info "new configuration loaded"
        continue
      fi
      cat /tmp/refused
      say error "new configuration refused; the one before stays"
    fi
    [ "$chosen" = "$PROXIES" ] && continue
    reload /var/tmp/accepted && PROXIES=$chosen && say warn "proxies that do not answer are left out; in use:\${chosen:- all}"
  done
}
`.trim();
