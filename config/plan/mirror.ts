/** The registry an image is pulled from, and the name it then has. */
import type { GatewayConfig } from "../gateway-config";

const dockerHub = "docker.io";

/** As Docker asks a mirror of Docker Hub: official images lie under `library`; an image of another registry stays. */
export function mirrored(image: string, registry: string | undefined): string {
  if (registry === undefined) return image;
  const host = registryOf(image);
  if (host !== dockerHub) return image;
  const path = image.replace(/^(docker\.io|index\.docker\.io)\//, "");
  return `${registry}/${path.includes("/") ? path : `library/${path}`}`;
}

/** The registry's host, as Docker reads it from a name: the first part, when it has a dot or a port, or is localhost. */
export function registryOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  return !isHost || first === "index.docker.io" ? dockerHub : first;
}

/** One login: a registry's host, and Docker's file that has it. */
export interface PullLogin {
  readonly registry: string;
  /** Undefined for the one that Docker's own programs read. */
  readonly configFile: string | undefined;
}

export function pullLogins({ auth, registry }: GatewayConfig["imagePolicy"]): readonly PullLogin[] {
  const mirror = registry?.split("/")[0] ?? dockerHub;
  return [auth ?? []]
    .flat()
    .map(({ registry: own, configFile }) => ({ registry: own ?? mirror, configFile }));
}
