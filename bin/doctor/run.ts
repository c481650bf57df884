/** Runs the checks one after another and tells each as it ends. */
import { hasErrors } from "../../config";
import type { Finding } from "../../config";
import { paint } from "../terminal";
import type { Terminal } from "../terminal";
import type { Check } from "./check";
import { beforeDeploy, whileRunning } from "./checks";
import { hideValues } from "./hide-values";
import { ownContainers } from "./subject";
import type { Subject } from "./subject";

interface Told {
  readonly check: string;
  readonly state: "fine" | "warning" | "error" | "not looked at";
  /** What was seen, or why nothing was. */
  readonly said: string;
}

export interface Diagnosis {
  readonly checks: readonly Told[];
  readonly findings: readonly Finding[];
}

export async function diagnose(subject: Subject): Promise<Diagnosis> {
  const isDeployed = ownContainers(subject).length > 0;
  const checks = [...beforeDeploy, ...(isDeployed ? whileRunning : [])];
  const told: Told[] = [];
  const findings: Finding[] = [];
  const hide = hideValues(secretsOf(subject));
  for (const check of checks) {
    const one = await runCheck(subject, check, hide);
    told.push(one.told);
    findings.push(...one.findings);
    subject.terminal.say(line(subject.terminal, one.told));
  }
  if (!isDeployed) subject.terminal.say("- nothing is deployed: the checks of a running stack are left out");
  return { checks: told, findings };
}

async function runCheck(subject: Subject, { name, look }: Check, hide: (text: string) => string) {
  const result = await look(subject);
  if ("reason" in result)
    return {
      told: { check: name, state: "not looked at" as const, said: hide(result.reason) },
      findings: [],
    };
  const findings = result.findings.map((finding) => ({ ...finding, message: hide(finding.message) }));
  const state = hasErrors(findings) ? "error" : findings.length > 0 ? "warning" : "fine";
  const said = result.said === "" ? findings.map(({ message }) => message).join("; ") : result.said;
  return { told: { check: name, state, said: hide(said) } as const, findings };
}

/** Also the client's key that `--key-env` names. */
function secretsOf({ values, plan, options, terminal }: Subject): ReadonlyMap<string, string> {
  const names = new Set([...plan.secrets.map(({ name }) => name), options.keyEnv ?? ""]);
  const own = [...values].filter(([name]) => names.has(name));
  const key = options.keyEnv === undefined ? undefined : terminal.environment[options.keyEnv];
  return new Map([...own, ...(key === undefined ? [] : [[options.keyEnv ?? "", key] as const])]);
}

const marks = { fine: "✓", warning: "⚠", error: "✖", "not looked at": "-" } as const;
const colors = { fine: "green", warning: "yellow", error: "red" } as const;

function line(terminal: Terminal, { check, state, said }: Told): string {
  const mark = state === "not looked at" ? marks[state] : paint(terminal, colors[state], marks[state]);
  return `${mark} ${check}${said === "" ? "" : `: ${said.split("\n").join(" ")}`}`;
}
