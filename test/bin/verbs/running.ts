/** Containers of the stack in cpu.yaml, as `docker ps` tells of them. */

const services = ["vllm-tiny", "vllm-tiny-2", "vllm-words", "redis", "postgres", "prometheus"];

/** Those that run, without exporters. */
export const running = [...services, "proxy", "edge"].map(named);

/** Those that do their work once. */
export const jobs = ["roles", "migrate"].map(named);

/** All. */
export const containers = [
  ...services.map(named),
  ...jobs,
  ...["proxy", "redis-exporter", "postgres-exporter", "edge"].map(named),
];

function named(workload: string): string {
  return `shelf-${workload}`;
}

/** A line as the command line asks for it. Without a stack it is somebody else's. */
export function psLine(name: string, state: string, status: string, stack = "shelf", ports = ""): string {
  return [`id-of-${name}`, name, stack, stack === "" ? "" : name, state, status, ports].join("\t") + "\n";
}

/** One that is as it should be. */
export function wellLine(name: string, ports = ""): string {
  return jobs.includes(name)
    ? psLine(name, "exited", "Exited (0) 5 seconds ago", "shelf", ports)
    : psLine(name, "running", "Up 5 seconds (healthy)", "shelf", ports);
}
