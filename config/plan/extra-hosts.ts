/** Names that a container knows beside those of its networks. */
import { sorted } from "./workload";

/** What Docker Desktop calls the machine it runs on. Elsewhere the name has to be given to each container. */
const dockerHost = "host.docker.internal";

/** The given names; that of the Docker host is added where one of the texts uses it. */
export function extraHosts(
  texts: readonly string[],
  given: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const isUsed = texts.some((text) => text.toLowerCase().includes(dockerHost));
  return sorted({ ...(isUsed ? { [dockerHost]: "host-gateway" } : {}), ...given });
}
