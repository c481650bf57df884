/** What a person asks next: which process listens where, which secrets are set, and commands to try by hand. */
import type { GatewayPlan } from "../../config";
import { quoteForShell } from "../../config";
import { columns, table } from "../table";
import { ownContainers } from "./subject";
import type { Subject } from "./subject";

export interface Summary {
  readonly processes: readonly {
    readonly workload: string;
    readonly container: string;
    readonly state: string;
    /** Published addresses. */
    readonly addresses: readonly string[];
  }[];
  readonly secrets: readonly { readonly name: string; readonly set: boolean }[];
  /** For a shell in which the secrets are variables. */
  readonly commands: readonly string[];
}

export function summaryOf(subject: Subject): Summary {
  const { plan, config, values } = subject;
  const planned = new Map(plan.workloads.map((workload) => [workload.name, workload]));
  return {
    processes: ownContainers(subject)
      .filter(({ workload }) => planned.has(workload))
      .map(({ workload, name, state }) => ({
        workload,
        container: name,
        state,
        addresses: (planned.get(workload)?.ports ?? []).map(({ bind, port }) => addressOf(bind, port)),
      })),
    secrets: plan.secrets.map(({ name }) => ({ name, set: values.has(name) })),
    commands: debugCommands(plan, config.proxy.masterKey),
  };
}

function addressOf(bind: string, port: number): string {
  return `${bind.includes(":") ? `[${bind}]` : bind}:${port}`;
}

/** The key is named, never shown: the shell puts it in. */
export function debugCommands({ url }: Pick<GatewayPlan, "url">, masterKey: string): readonly string[] {
  const key = masterKey === "none" ? "" : ` -H "Authorization: Bearer $${masterKey}"`;
  const get = (path: string) => `curl -sS${key} ${quoteForShell(url + path)}`;
  return [
    get("/health/readiness"),
    get("/v1/models"),
    get("/metrics/"),
    // One real call per deployment, billed ones included.
    get("/health"),
  ];
}

export function summaryText({ processes, secrets, commands }: Summary): string {
  const parts = [
    table(
      "Processes",
      ["workload", "container", "state", "published at"],
      processes.map((one) => [one.workload, one.container, one.state, one.addresses.join(", ")]),
    ),
    columns(
      "Secrets",
      secrets.map(({ name, set }) => [name, set ? "set" : "not set"]),
    ),
    ["To try by hand, with the secrets as variables (the last one makes a real call to every deployment):"]
      .concat(commands.map((command) => `  ${command}`))
      .join("\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
