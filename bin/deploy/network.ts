/** The stack's networks: an adopted one must exist, a created one must not, unless this stack created it. */
import * as messages from "../../config/errors/environment";
import type { Finding, GatewayPlan } from "../../config";
import { stackLabel } from "../docker";
import type { Docker } from "../docker";

export async function checkNetwork(docker: Docker, plan: GatewayPlan): Promise<readonly Finding[]> {
  const { name, adopt } = plan.network;
  // `network inspect` would also take the beginning of an id for a name.
  const format = `{{.Name}}\t{{.Label "${stackLabel}"}}`;
  const { output } = await docker.run(["network", "ls", "--format", format]);
  const labels = new Map(output.split("\n").map((line) => pair(line.split("\t"))));
  const further = new Set(plan.workloads.flatMap((workload) => workload.networks));
  const missing = [...further]
    .filter((joined) => !labels.has(joined))
    .map((joined) => messages.networkNotFound("proxy.networks", joined));
  if (adopt && !labels.has(name)) missing.unshift(messages.networkNotFound("host.network.name", name));
  const isTaken = (made: string) => labels.has(made) && labels.get(made) !== plan.name;
  const internal = plan.internalNetworks.filter((network) => isTaken(network.name));
  return [
    ...(!adopt && isTaken(name) ? [messages.networkExists(name)] : []),
    ...internal.map((network) => messages.internalNetworkExists(network.name)),
    ...missing,
  ];
}

function pair([name = "", label = ""]: readonly string[]): [string, string] {
  return [name, label];
}
