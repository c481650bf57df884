/** `llm-gateway diff`: what changes between another version of the config and this one. Changes nothing itself. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { types } from "node:util";
import { assignmentLines, findConfig, hasErrors, readParts } from "../../config";
import type { Finding, KnownSecrets } from "../../config";
import * as messages from "../../config/errors/diff";
import { packagesMissing } from "../../config/errors/environment";
import { knownSecrets } from "../../config/secrets";
import { canSynthesise } from "../changes/look";
import { openBase } from "../diff/base";
import { buildDocument } from "../diff/build";
import type { Compared } from "../diff/build";
import { conceal } from "../diff/conceal";
import { pathInRepository } from "../diff/git";
import { readPolicies } from "../diff/policies";
import type { Policy } from "../diff/policies";
import { sideOf } from "../diff/sides";
import type { Side } from "../diff/sides";
import { readTerraformPlan } from "../diff/terraform";
import { writeDocument, writeRefusal } from "../diff/write";
import type { DiffFormat } from "../diff/write";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { toTheEnd } from "../interrupt";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import type { Terminal } from "../terminal";

export interface DiffOptions extends CommonOptions {
  readonly base: string;
  readonly terraform?: string;
  readonly format?: DiffFormat;
  readonly rolling?: boolean;
  readonly detailedExitcode?: boolean;
  readonly failOn?: readonly string[];
}

export async function diff(terminal: Terminal, options: DiffOptions): Promise<ExitCode> {
  const format = formatOf(options);
  const opened = await openConfig(terminal, options);
  const { evaluated, shown } = opened;
  const config = await pathInRepository(opened.file, terminal.directory, terminal.environment);
  const refused = (findings: readonly Finding[]) => {
    writeRefusal(terminal, format, config, findings);
    return refuse(terminal, { ...options, json: format === "json" }, findings, shown);
  };
  if (evaluated.result === undefined) return refused(evaluated.findings);
  if (!canSynthesise()) return refused([packagesMissing()]);
  const compared = await openSides(terminal, options, opened, evaluated.result.config.secrets);
  if ("findings" in compared) return refused(compared.findings);
  try {
    const document = conceal(buildDocument(compared), opened.values);
    writeDocument(terminal, format, config, document);
    const code = report(terminal, options, document.findings, shown);
    if (code !== exit.fine) return exit.failed;
    return options.detailedExitcode === true && document.hasChanges ? exit.usage : exit.fine;
  } finally {
    compared.base.close();
  }
}

function formatOf({ json, format }: DiffOptions): DiffFormat {
  if (json === true && format !== undefined && format !== "json")
    throw new WrongUsage(`--json and --format ${format} are two forms of the same: ask one`);
  return json === true ? "json" : (format ?? "text");
}

interface Refused {
  readonly findings: readonly Finding[];
}
type SecretPlaces = Parameters<typeof knownSecrets>[0]["config"];

async function openSides(
  terminal: Terminal,
  options: DiffOptions,
  opened: Opened,
  config: SecretPlaces,
): Promise<Compared | Refused> {
  const { environment, directory } = terminal;
  const source = findConfig(directory, options.config ?? environment.GATEWAY_CONFIG, environment);
  // The same on both sides: which secrets have a value is a matter of this machine, not of a version.
  const secrets = knownSecrets({ folder: dirname(source.file), config, environment });
  const policies = readPolicies(options.failOn ?? []);
  const unreadable = policies.flatMap((policy) => ("finding" in policy ? [policy.finding] : []));
  const terraform = options.terraform === undefined ? undefined : readTerraform(directory, options.terraform);
  const head = await openHead(source, options, environment, secrets);
  const problems = [...unreadable, ...findingsIn(terraform), ...("snapshot" in head ? [] : head.findings)];
  if (problems.length > 0 || !("snapshot" in head)) return { findings: problems };
  const from = { from: options.base, directory, environment, source };
  const base = await toTheEnd(async (isInterrupted) => {
    const opening = await openBase({ ...from, head: head.snapshot, secrets });
    if (isInterrupted() && "close" in opening) opening.close();
    return opening;
  });
  if ("finding" in base) return { findings: [base.finding] };
  const compared = {
    ...{ base, head, secrets, rolling: options.rolling === true },
    policies: policies.flatMap((policy): readonly Policy[] => ("finding" in policy ? [] : [policy])),
    terraform: terraform && "plan" in terraform ? terraform : undefined,
  };
  const stray = strayPlan(compared, opened);
  if (stray) base.close();
  return stray ? { findings: [stray] } : compared;
}

async function openHead(
  source: Parameters<typeof readParts>[0],
  options: DiffOptions,
  environment: Terminal["environment"],
  secrets: KnownSecrets,
): Promise<Side | Refused> {
  const set = [...assignmentLines(environment.GATEWAY_SET), ...(options.set ?? [])];
  const parts = await readParts(source, set);
  if ("finding" in parts) return { findings: [parts.finding] };
  const side = sideOf(parts, secrets);
  return hasErrors(side.findings) ? { findings: side.findings } : side;
}

function readTerraform(
  directory: string,
  file: string,
): NonNullable<Compared["terraform"]> | { finding: Finding } {
  try {
    const plan = readTerraformPlan(JSON.parse(readFileSync(resolve(directory, file), "utf8")));
    if (plan) return { file, plan };
    return { finding: messages.terraformUnreadable(file, "it has no list of changes") };
  } catch (problem) {
    const isAbsent = types.isNativeError(problem) && "code" in problem;
    const reason = isAbsent ? "it cannot be read" : "it is not JSON";
    return { finding: messages.terraformUnreadable(file, reason) };
  }
}

function findingsIn(read: ReturnType<typeof readTerraform> | undefined): readonly Finding[] {
  return read && "finding" in read ? [read.finding] : [];
}

/** A plan of another stack would say that nothing happens here. */
function strayPlan({ terraform, head, base }: Compared, opened: Opened): Finding | undefined {
  if (!terraform) return undefined;
  const own = new Set(
    [base.snapshot, head.snapshot].flatMap((side) => side.containers.map(({ address }) => address)),
  );
  const name = opened.evaluated.result?.plan.name ?? head.snapshot.name;
  const isOwn = terraform.plan.some(({ address }) => own.has(address));
  return isOwn ? undefined : messages.terraformOfAnother(terraform.file, name);
}
