/** How a download reaches the hub where a company stands between; see config/plan/way-out.ts. */
import { wayOut } from "../../config";
import type { GatewayConfig } from "../../config";

interface PullWayOut {
  /** Of `docker run`. */
  readonly flags: readonly string[];
  /** PEM file inside. */
  readonly authorities: string | null;
}

/** Nothing where the container has no network. */
export function pullWayOut(settings: {
  readonly config: GatewayConfig;
  readonly network: string | undefined;
}): PullWayOut {
  if (settings.network === "none") return { flags: [], authorities: null };
  const { host, huggingFace } = settings.config;
  const called = [huggingFace.endpoint ?? "", huggingFace.vocabularyEndpoint ?? ""];
  const { environment, mounts, authorities } = wayOut(host, [], called);
  return {
    flags: [
      ...Object.entries(environment).flatMap(([name, value]) => ["-e", `${name}=${value}`]),
      // A bind by -v would make a folder where there is no file.
      ...mounts.flatMap((mount) =>
        mount.kind === "host"
          ? ["--mount", `type=bind,source=${mount.source},target=${mount.target},readonly`]
          : [],
      ),
    ],
    authorities,
  };
}
