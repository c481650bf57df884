/** `llm-gateway plan --explain MODEL`: the arithmetic of its engines, also when they do not fit. */
import { explainPlan, sortFindings } from "../../config";
import type { GatewayPlan } from "../../config";
import { unknownName } from "../did-you-mean";
import { WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { refuse, report } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { explainText } from "../plan/explain";
import { inStyle } from "../style";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export function planExplain(
  terminal: Terminal,
  asked: string,
  { evaluated, shown }: Opened,
  options: CommonOptions,
): ExitCode {
  const { draft, findings } = evaluated;
  if (!draft || (evaluated.result === undefined && !isPlanned(draft.plan, asked)))
    return refuse(terminal, options, findings, shown);
  const model = modelNamed(draft.plan, asked);
  const engines = explainPlan(draft.config, draft.plan, model);
  if (engines.length === 0)
    throw new WrongUsage(`${model} is answered by somebody else's endpoint: there is no memory to explain`);
  if (options.json === true) writeJson(terminal, { model, engines, findings: sortFindings(findings) });
  else terminal.write(`${inStyle(terminal.style, explainText(engines))}\n`);
  return report(terminal, options, findings, shown);
}

/** A model's own name, or the one behind an alias. */
function modelNamed(plan: GatewayPlan, asked: string): string {
  const route = plan.routes.find(({ model, aliases }) => model === asked || aliases.includes(asked));
  const members = route?.members.map(({ model }) => model) ?? [];
  if (members.length > 0)
    throw new WrongUsage(`${asked} is a group; explain a member: ${members.join(", ")}`);
  if (route) return route.model;
  const names = plan.routes.map(({ model }) => model);
  throw new WrongUsage(unknownName("model", asked, names));
}

function isPlanned(plan: GatewayPlan, asked: string): boolean {
  return plan.workloads.some(({ model }) => model === asked);
}
