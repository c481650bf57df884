/** `llm-gateway access diff|apply|rotate|export`: teams, users and keys of the running gateway against the config. */
import { resolve } from "node:path";
import { printYaml } from "../../config";
import { AccessFailure } from "../access/api";
import { applyOperation } from "../access/apply";
import { exportAccess } from "../access/export";
import { keysInto, keysTo } from "../access/keys-out";
import type { KeyKeeper } from "../access/keys-out";
import { readLive } from "../access/live";
import { openAccess } from "../access/open";
import type { AccessOptions, OpenedAccess } from "../access/open";
import { isSettled, planAccess } from "../access/plan";
import type { AccessPlan } from "../access/plan";
import { planDocument, planLines, target } from "../access/print";
import { rotateKey } from "../access/rotate";
import { wantedEntries } from "../access/wanted";
import { keyNotThere } from "../../config/errors/access-live";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { literal } from "../models/literal";
import { refuse, report, show } from "../open-config";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

interface AccessPlanOptions extends AccessOptions {
  readonly prune?: boolean;
  readonly adopt?: boolean;
}

export interface AccessDiffOptions extends AccessPlanOptions {
  /** 2 when there is something to do, as Terraform ends. */
  readonly detailedExitcode?: boolean;
}

interface KeyOptions {
  readonly keysOut?: string;
  readonly showKeys?: boolean;
}

export interface AccessApplyOptions extends AccessPlanOptions, KeyOptions {
  readonly yes?: boolean;
}

export interface AccessRotateOptions extends AccessOptions, KeyOptions {
  /** Seconds. */
  readonly overlap: number;
}

export interface AccessExportOptions extends AccessOptions {
  readonly format: "yaml" | "ts";
}

export function accessDiff(terminal: Terminal, options: AccessDiffOptions): Promise<ExitCode> {
  return withGateway(terminal, options, async (opened) => {
    const plan = await planned(terminal, opened, options);
    if (options.json === true) writeJson(terminal, { ...planDocument(plan), findings: plan.findings });
    const code = report(terminal, options, plan.findings, opened.shown);
    return code === exit.fine && options.detailedExitcode === true && !isSettled(plan) ? exit.usage : code;
  });
}

export function accessApply(terminal: Terminal, options: AccessApplyOptions): Promise<ExitCode> {
  return withGateway(terminal, options, async (opened) => {
    const plan = await planned(terminal, opened, options);
    if (plan.findings.some(({ severity }) => severity === "error"))
      return refuse(terminal, options, plan.findings, opened.shown);
    const isNew = plan.operations.some(
      (operation) => operation.action === "create" && operation.wanted.kind === "key",
    );
    const keys: Record<string, string> = {};
    const keeper = keeperOf(terminal, options, keys, isNew);
    if (!(await isConfirmed(terminal, options, plan))) return exit.failed;
    for (const operation of plan.operations)
      await applyOperation(opened.api, opened.config.name, operation, keeper);
    if (!isSettled(plan)) terminal.say("done");
    if (options.json === true)
      writeJson(terminal, {
        ...planDocument(plan),
        ...(options.showKeys === true ? { keys } : {}),
        findings: plan.findings,
      });
    return report(terminal, options, plan.findings, opened.shown);
  });
}

export function accessRotate(
  terminal: Terminal,
  alias: string,
  options: AccessRotateOptions,
): Promise<ExitCode> {
  return withGateway(terminal, options, async ({ config, api }) => {
    const all = wantedEntries(config).filter(({ kind }) => kind === "key");
    const wanted = all.find(({ name }) => name === alias);
    if (wanted === undefined)
      throw new AccessFailure([
        keyNotThere(
          alias,
          all.map(({ name }) => name),
        ),
      ]);
    const keys: Record<string, string> = {};
    const keeper = keeperOf(terminal, options, keys, true);
    const rotation = { stack: config.name, overlapSeconds: options.overlap, now: Date.now() };
    const rotated = await rotateKey(api, await readLive(api), wanted, rotation, keeper);
    terminal.say(`the old key answers as ${rotated.previous}; the new one has its alias`);
    if (options.json === true)
      writeJson(terminal, { ...rotated, ...(options.showKeys === true ? { keys } : {}) });
    return exit.fine;
  });
}

export function accessExport(terminal: Terminal, options: AccessExportOptions): Promise<ExitCode> {
  return withGateway(terminal, options, async ({ api, shown }) => {
    const { access, findings } = exportAccess(await readLive(api));
    if (options.json === true) writeJson(terminal, { access, findings });
    else if (options.format === "ts") terminal.write(`${literal({ access })},\n`);
    else terminal.write(printYaml({ access }, `from ${api.url}`));
    return report(terminal, options, findings, shown);
  });
}

async function withGateway(
  terminal: Terminal,
  options: AccessOptions,
  work: (opened: OpenedAccess) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openAccess(terminal, options);
  if (!("api" in opened)) return refuse(terminal, options, opened.findings, opened.shown);
  try {
    return await work(opened);
  } catch (failure) {
    if (!(failure instanceof AccessFailure)) throw failure;
    return refuse(terminal, options, failure.findings, opened.shown);
  }
}

async function planned(
  terminal: Terminal,
  { api, config }: OpenedAccess,
  options: AccessPlanOptions,
): Promise<AccessPlan> {
  terminal.say(target(config, api.url));
  const plan = planAccess(wantedEntries(config), await readLive(api), {
    stack: config.name,
    prune: options.prune === true,
    adopt: options.adopt === true,
    now: Date.now(),
  });
  terminal.say(planLines(terminal, plan).join("\n"));
  return plan;
}

/** Without a place for it a new key would be lost, or stand in a log. */
function keeperOf(
  terminal: Terminal,
  options: KeyOptions & AccessOptions,
  keys: Record<string, string>,
  isNeeded: boolean,
): KeyKeeper {
  if (options.keysOut !== undefined)
    return keysInto(resolve(terminal.directory, options.keysOut), (alias, file) =>
      terminal.say(`key ${alias}: ${show(terminal, file)}`),
    );
  const isSeen = options.showKeys === true || (terminal.ask !== undefined && options.json !== true);
  if (isNeeded && !isSeen)
    throw new WrongUsage("a new key is shown once: add --keys-out DIR for files, or --show-keys to print it");
  return keysTo((alias, key) => {
    keys[alias] = key;
    if (options.json !== true) terminal.write(`${alias} ${key}\n`);
  });
}

async function isConfirmed(
  terminal: Terminal,
  options: AccessApplyOptions,
  plan: AccessPlan,
): Promise<boolean> {
  const removed = plan.operations.filter(({ action }) => action === "remove").length;
  if (removed === 0 || options.yes === true) return true;
  if (terminal.ask === undefined) throw new WrongUsage("nobody is there to confirm the removal: add --yes");
  return terminal.ask(`remove ${removed} for good?`);
}
