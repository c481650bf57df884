/** What the smoke test trusts: the operator's file, or the authority that the edge made for itself. */
import { readFileSync } from "node:fs";
import type { GatewayConfig, GatewayPlan } from "../../config";
import type { Docker } from "../docker";
import { WrongUsage } from "../exit";
import type { Target } from "./request";

export interface TrustOptions {
  /** PEM file of the authority that signed the gateway's certificate. */
  readonly ca?: string;
  /** PEM files with which to answer where the gateway asks for a certificate. */
  readonly clientCert?: string;
  readonly clientKey?: string;
}

const ownAuthority = "/var/tmp/caddy/pki/authorities/local/root.crt";

/** Throws `WrongUsage` for half of a client's certificate, which would be shown to nobody. */
export function checkTrust({ clientCert, clientKey }: TrustOptions): void {
  if (clientCert !== undefined && clientKey === undefined)
    throw new WrongUsage("--client-cert needs --client-key: the private key of that certificate");
  if (clientKey !== undefined && clientCert === undefined)
    throw new WrongUsage("--client-key needs --client-cert: the certificate of that key");
}

export async function gatewayTarget(
  { config, plan }: { readonly config: GatewayConfig; readonly plan: GatewayPlan },
  options: TrustOptions,
  docker: () => Docker,
): Promise<Target> {
  checkTrust(options);
  const { ca, clientCert, clientKey } = options;
  const client =
    clientCert === undefined || clientKey === undefined
      ? undefined
      : { cert: read("--client-cert", clientCert), key: read("--client-key", clientKey) };
  const { url, address } = plan;
  if (ca !== undefined) return { url, address, ca: read("--ca", ca), client };
  const edge = plan.workloads.find(({ role }) => role === "edge");
  if (edge === undefined || config.edge.tls !== "internal") return { url, address, client };
  const { code, output } = await docker().run(["exec", edge.name, "cat", ownAuthority]);
  return { url, address, client, ...(code === 0 ? { ca: output } : {}) };
}

function read(option: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new WrongUsage(`${option}: ${file} cannot be read`);
  }
}
