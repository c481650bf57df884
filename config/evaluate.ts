/** The whole walk in one call: load, parse, check, plan, compile. All findings of a file in one list. */
import { checkGateway } from "./check";
import { compileArtefacts } from "./compile";
import type { Artefacts } from "./compile";
import { hasErrors, sortFindings } from "./findings";
import type { Finding } from "./findings";
import type { GatewayConfig } from "./gateway-config";
import { loadGateway } from "./load";
import { parseGateway, touches } from "./parse";
import { planGateway } from "./plan";
import type { GatewayPlan } from "./plan/types";

export interface Evaluated {
  readonly file: string;
  /** Sorted; errors and warnings. */
  readonly findings: readonly Finding[];
  /** What follows is undefined when there is an error finding. */
  readonly result:
    { readonly config: GatewayConfig; readonly plan: GatewayPlan; readonly artefacts: Artefacts } | undefined;
  /** Present also with error findings when the file could be read: for messages that need to know where secrets lie. */
  readonly envFile: string | undefined;
}

/** Never throws for a user's mistake. */
export async function evaluateGateway(file: string): Promise<Evaluated> {
  const loaded = await loadGateway(file);
  if ("finding" in loaded) return { file, findings: [loaded.finding], result: undefined, envFile: undefined };
  return { file, ...evaluateInput(loaded.input) };
}

/** The same for a value that is already there, such as the argument of a construct. */
export function evaluateInput(input: unknown): Omit<Evaluated, "file"> {
  const { config, findings: parseFindings } = parseGateway(input);
  if (!config) return { findings: sortFindings(parseFindings), result: undefined, envFile: undefined };
  const checkFindings = checkGateway(config);
  const planned = planGateway(config);
  const shapePaths = parseFindings
    .filter((finding) => finding.code !== "SHAPE.UNKNOWN_KEY")
    .map((finding) => finding.path);
  const later = [...checkFindings, ...planned.findings].filter(
    (finding) => !shapePaths.some((path) => touches(finding.path, path)),
  );
  const findings = sortFindings([...parseFindings, ...later]);
  const { envFile } = config.secrets;
  if (hasErrors(findings) || !planned.plan) return { findings, result: undefined, envFile };
  const artefacts = compileArtefacts(config, planned.plan);
  return { findings, result: { config, plan: planned.plan, artefacts }, envFile };
}
