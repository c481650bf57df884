/** What all verbs of `access` begin with: the config, the address, the key of an administrator. */
import { missingSecrets } from "../../config/secrets";
import type { Finding, GatewayConfig } from "../../config";
import { openConfig } from "../open-config";
import type { CommonOptions } from "../open-config";
import type { Terminal } from "../terminal";
import { adminApi } from "./api";
import type { AdminApi } from "./api";

export interface AccessOptions extends CommonOptions {
  /** @default the plan's */
  readonly url?: string;
  /** Name of the secret with an administrator's key. @default the master key's */
  readonly adminKey?: string;
}

export interface OpenedAccess {
  readonly config: GatewayConfig;
  readonly api: AdminApi;
  readonly shown: string;
}

/** Findings where the gateway cannot be asked. */
export async function openAccess(
  terminal: Terminal,
  options: AccessOptions,
): Promise<OpenedAccess | { readonly findings: readonly Finding[]; readonly shown: string }> {
  const { evaluated, shown, values } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return { findings: evaluated.findings, shown };
  const { config, plan } = evaluated.result;
  const secret = options.adminKey ?? config.proxy.masterKey;
  const key = values.get(secret);
  if (key === undefined) {
    const needed = { name: secret, readers: ["llm-gateway access"], canBeMade: false };
    return { findings: missingSecrets({ secrets: [needed] }, values, "error"), shown };
  }
  const url = (options.url ?? plan.url).replace(/\/+$/, "");
  return { config, shown, api: adminApi(url, key, secret) };
}
