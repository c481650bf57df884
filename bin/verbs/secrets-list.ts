/** `llm-gateway secrets list`: what there is, who reads it, where it comes from, since when. Names only. */
import { loadRotations, previousSecret } from "../../config";
import { connectDocker } from "../docker";
import type { ExitCode } from "../exit";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { hostFiles } from "../secrets/host-files";
import { lookAtHost } from "../secrets/host-state";
import { helperImage } from "../secrets/provide";
import type { Result } from "../secrets/provide";
import { table } from "../table";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

interface Listed {
  readonly name: string;
  readonly readers: readonly string[];
  /** Null where it has no value. */
  readonly from: string | null;
  readonly set: boolean;
  readonly canBeMade: boolean;
  /** How often it changed since it was first delivered. */
  readonly rotations: number;
  /** The previous value is still accepted. */
  readonly overlap: boolean;
  /** When its oldest file on the host was written, ISO 8601; null where there is none, or no engine or image to look with. */
  readonly changedAt: string | null;
}

/** Starts no source: what is listed is where a value would come from. */
export async function secretsList(terminal: Terminal, options: CommonOptions): Promise<ExitCode> {
  const opened = await openConfig(terminal, options);
  const { evaluated, shown } = opened;
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const secrets = await listed(terminal, opened, evaluated.result);
  if (options.json === true) writeJson(terminal, { secrets, findings: evaluated.findings });
  else {
    const rows = secrets.map((secret) => [
      secret.name,
      secret.set ? "set" : "not set",
      secret.from ?? "-",
      secret.canBeMade ? "yes" : "no",
      age(secret.changedAt, Date.now()),
      secret.overlap ? `${secret.rotations}, open` : String(secret.rotations),
      secret.readers.join(", "),
    ]);
    const head = ["NAME", "VALUE", "FROM", "CAN BE MADE", "AGE", "CHANGES", "READ BY"];
    terminal.write(`${table("Secrets", head, rows)}\n`);
  }
  return report(terminal, options, evaluated.findings, shown);
}

async function listed(terminal: Terminal, opened: Opened, result: Result): Promise<readonly Listed[]> {
  const { config, plan } = result;
  const { rotations } = loadRotations(opened.file, plan.name);
  // Only whether a file is there and when it changed: no value is compared.
  const anything = new Map(plan.secrets.map(({ name }) => [name, ""]));
  const files = hostFiles(plan.workloads, anything);
  const docker = connectDocker(config.host, terminal.environment);
  const { changedAt } = await lookAtHost(docker, helperImage(plan.workloads), plan.secretsDir, files);
  return plan.secrets.map(({ name, readers, canBeMade }) => {
    const own = plan.workloads.flatMap((workload) =>
      workload.secrets.flatMap((secret) =>
        secret.name === name ? (changedAt.get(`${workload.name}/${secret.file}`) ?? []) : [],
      ),
    );
    const from = opened.origins.get(name) ?? null;
    return {
      name,
      readers,
      from,
      set: from !== null,
      canBeMade,
      rotations: rotations[name] ?? 0,
      overlap: opened.origins.has(previousSecret(name)),
      changedAt: own.length === 0 ? null : new Date(Math.min(...own)).toISOString(),
    };
  });
}

const units: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, "d"],
  [3600, "h"],
  [60, "min"],
];

function age(changedAt: string | null, now: number): string {
  if (changedAt === null) return "-";
  const seconds = Math.max(0, (now - Date.parse(changedAt)) / 1000);
  const unit = units.find(([size]) => seconds >= size);
  return unit === undefined ? "now" : `${Math.floor(seconds / unit[0])} ${unit[1]}`;
}
