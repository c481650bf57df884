/**
 * Lines of requests for CloudWatch: a container that prints what is new in their file, and whose output Docker's driver sends.
 * Not the proxy's own output: a container does not start while its log driver cannot reach AWS, and would send all its lines.
 */
import type { GatewayConfig } from "../../gateway-config";
import type { Workload } from "../types";
import { probe, workload } from "../workload";
import { recordsOfReaders } from "./request-log";

export function cloudwatchWorkload(config: GatewayConfig, name: string): Workload {
  const { cloudwatch } = config.telemetry;
  const { file, mount } = recordsOfReaders(config);
  return workload({
    name,
    role: "cloudwatch",
    image: config.images.redis,
    entrypoint: ["/bin/sh", "-c", shipScript, "ship", file, `${ownFolder}/shipped`],
    // Not beside the lines: a proxy that is root may have filled that volume first, and then it is root's.
    mounts: [mount, { kind: "volume", source: `${name}-data`, target: ownFolder }],
    // A driver that takes no more lines holds the loop up.
    probe: probe(["CMD-SHELL", "[ $(($(date +%s) - $(cat /dev/shm/alive))) -lt 60 ]"], {
      every: 10,
      timeout: 5,
      startPeriod: 30,
    }),
    cloudwatch: cloudwatch === undefined ? null : { ...cloudwatch, stream: cloudwatch.stream ?? config.name },
    stackNetworks: ["data"],
    startBudgetSeconds: 60,
    stopGraceSeconds: 10,
    memoryMiB: 64,
    cpus: 1,
    user: "65534:65534",
    readOnlyRoot: true,
  });
}

/** Everybody may write there in the image, and so in a new volume. */
const ownFolder = "/tmp";

/**
 * `$1`: the file. In `$2` stands how far it was read, so that a new container goes on there; what a crash may repeat is one
 * second's lines. A file that is full becomes `$1.1`: its rest comes first. Under the writers' lock no line is half.
 */
const shipScript = `
file=$1
place=$2
trap 'exit 0' TERM
inode= at=0
[ ! -e "$place" ] || read -r inode at <"$place"
rest() {
  {
    flock -s 3
    set -- $(stat -L -c '%i %s' /proc/self/fd/3)
    flock -u 3
    if [ "$1" != "$inode" ] || [ "$2" -lt "$at" ]; then at=0; fi
    [ "$2" -gt "$at" ] || return 0
    tail -c "+$((at + 1))" <&3 | head -c "$(($2 - at))" | grep '^{"event":"'
    inode=$1 at=$2
    echo "$inode $at" >"$place.new" && mv "$place.new" "$place"
  } 3<"$1"
}
while :; do
  date +%s >/dev/shm/alive
  [ -z "$inode" ] || [ "$(stat -c %i "$file.1" 2>/dev/null)" != "$inode" ] || rest "$file.1"
  [ ! -e "$file" ] || rest "$file"
  sleep 1 & wait $!
done
`.trim();
