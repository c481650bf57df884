/** `llm-gateway plan`: what would run, where, and in which order. Needs neither Docker nor Terraform. */
import type { Known } from "../plan/known";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { explainPlan } from "../../config";
import type { Finding } from "../../config";
import { missingSecrets } from "../../config/secrets";
import { openConfig, refuse, report, show } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { deployedByState } from "../changes/before";
import type { Changes } from "../changes/compare";
import { canSynthesise, comparePlan } from "../changes/look";
import { changesText } from "../changes/tell";
import { fingerprintOf } from "../diff/snapshot";
import { planDocument } from "../plan/document";
import { lockNote, lockState, writeLock } from "../plan/lock";
import { originsIn, originsTable } from "../plan/origins";
import { planPage } from "../plan/html/page";
import { placementTables, planTables } from "../plan/tables";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";
import { planExplain } from "./plan-explain";
import { fitOptionNames, planFit } from "./plan-fit";
import type { FitOptions } from "./plan-fit";

export interface PlanOptions extends CommonOptions, FitOptions {
  /** File for the page; true for standard output. */
  readonly html?: string | true;
  /** The model whose arithmetic is wanted. */
  readonly explain?: string;
  /** Say of every value where it comes from. */
  readonly origins?: boolean;
  /** Write the placement down. */
  readonly lock?: boolean;
  /** Place everybody anew. */
  readonly replan?: boolean;
}

type Result = NonNullable<Opened["evaluated"]["result"]>;

export async function plan(terminal: Terminal, options: PlanOptions): Promise<ExitCode> {
  refuseMixture(options);
  if (options.fit !== undefined) return planFit(terminal, options.fit, options);
  const opened = await openConfig(terminal, options);
  if (options.explain !== undefined) return planExplain(terminal, options.explain, opened, options);
  const { evaluated, shown, origins: values } = opened;
  if (evaluated.result === undefined) return refuseVisibly(terminal, options, opened);
  const { result } = evaluated;
  const planned = { ...opened, evaluated: { ...evaluated, result } };
  const written = options.lock === true ? writeLock(terminal, opened, result) : [];
  const findings = [...evaluated.findings, ...written, ...missingSecrets(result.plan, values, "warning")];
  const changed = changesSinceDeploy(opened, result);
  print(terminal, options, planned, findings, changed);
  if (changed !== undefined && options.json !== true)
    terminal.say(changesText(changed, show(terminal, changed.against), false));
  const note = options.lock === true ? "" : lockNote(result);
  if (note !== "") terminal.say(note);
  return report(terminal, options, findings, shown);
}

/** Only where Terraform's state lies beside the config, and the app is installed. */
function changesSinceDeploy(
  { file }: Opened,
  result: Result,
): (Changes & { readonly against: string }) | undefined {
  const found = deployedByState(file, result.config);
  if (found === undefined || !canSynthesise()) return undefined;
  const { changes } = comparePlan(result, found.deployed, false);
  return { against: found.file, ...changes };
}

function print(
  terminal: Terminal,
  options: PlanOptions,
  opened: Opened & { readonly evaluated: { readonly result: Result } },
  findings: readonly Finding[],
  changes: Changes | undefined,
): void {
  const { result } = opened.evaluated;
  const { origins: values } = opened;
  const origins = options.origins === true ? originsIn(opened) : undefined;
  if (options.json === true)
    writeJson(terminal, {
      ...planDocument(result.plan, values),
      placement: lockState(result),
      ...(canSynthesise() ? fingerprintOf(result) : {}),
      changes: changes ?? null,
      ...(origins && { origins }),
    });
  else if (options.html !== undefined) writePage(terminal, options.html, result, findings, values);
  else {
    const tables = planTables(result.plan, values, terminal.style);
    terminal.write(`${[tables, ...(origins ? [originsTable(origins, terminal.style)] : [])].join("\n\n")}\n`);
  }
}

/** What does not fit is best seen beside what does. */
function refuseVisibly(terminal: Terminal, options: PlanOptions, opened: Opened): ExitCode {
  const { evaluated, shown, origins: values } = opened;
  const { draft, findings } = evaluated;
  if (draft && options.json !== true && findings.some(isAboutPlacement)) {
    if (options.html !== undefined) writePage(terminal, options.html, draft, findings, values);
    else terminal.write(`${placementTables(draft.plan, terminal.style)}\n`);
  }
  return refuse(terminal, options, findings, shown);
}

function isAboutPlacement({ severity, code }: Finding): boolean {
  return severity === "error" && /^(GPU|FIT)\./.test(code);
}

function writePage(
  terminal: Terminal,
  target: string | true,
  { config, plan: planned }: NonNullable<Opened["evaluated"]["draft"]>,
  findings: readonly Finding[],
  values: Known,
): void {
  const page = planPage({ plan: planned, explained: explainPlan(config, planned), findings, values });
  if (target === true) {
    terminal.write(page);
    return;
  }
  const file = resolve(terminal.directory, target);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page);
  terminal.say(`written: ${show(terminal, file)}`);
}

function refuseMixture(options: PlanOptions): void {
  const forms = (["html", "explain", "fit"] as const).filter((name) => options[name] !== undefined);
  if (forms.length > 1) throw new WrongUsage(`--${forms.join(" and --")} are different answers: ask one`);
  const form = forms[0];
  if (options.origins === true && form !== undefined)
    throw new WrongUsage(`--origins is about the whole config: leave --${form} out`);
  const places = (["lock", "replan"] as const).find((name) => options[name] === true);
  if (places !== undefined && (options.explain ?? options.fit) !== undefined)
    throw new WrongUsage(`--${places} is about the whole plan: leave --explain and --fit out`);
  if (options.html !== undefined && options.json === true)
    throw new WrongUsage("--html and --json are two forms of the same: ask one");
  if (options.fit !== undefined) {
    if (options.gpu === undefined) throw new WrongUsage("--fit needs a type of GPU: add --gpu h100-80gb");
    if (options.config !== undefined) throw new WrongUsage("--fit reads no config: leave --config out");
    if (options.set !== undefined) throw new WrongUsage("--fit reads no config: leave --set out");
    return;
  }
  const stray = Object.entries(fitOptionNames).find(([key]) => key in options);
  if (stray) throw new WrongUsage(`${stray[1]} belongs to --fit`);
}
