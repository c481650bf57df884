/** The stack's network: an adopted one must exist, a created one must not, unless this stack created it. */
import * as messages from "../../config/errors/environment";
import type { Finding, GatewayPlan } from "../../config";
import { stackLabel } from "../docker";
import type { Docker } from "../docker";

export async function checkNetwork(docker: Docker, plan: GatewayPlan): Promise<readonly Finding[]> {
  const { name, adopt } = plan.network;
  // `network inspect` would also take the beginning of an id for a name.
  const format = `{{.Name}}\t{{.Label "${stackLabel}"}}`;
  const { output } = await docker.run(["network", "ls", "--format", format]);
  const found = output.split("\n").find((line) => line.split("\t")[0] === name);
  if (adopt) return found === undefined ? [messages.networkNotFound(name)] : [];
  return found === undefined || found.split("\t")[1] === plan.name ? [] : [messages.networkExists(name)];
}
