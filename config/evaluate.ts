/** The whole walk in one call: load, parse, check, plan, compile. All findings of a file in one list. */
import { checkGateway } from "./check";
import { compileArtefacts } from "./compile";
import type { Artefacts } from "./compile";
import { hasErrors, sortFindings, touches, within } from "./findings";
import type { Finding } from "./findings";
import type { GatewayConfig } from "./gateway-config";
import { explainUnknown, knowCheckpoints } from "./know-checkpoints";
import type { CheckpointReader } from "./know-checkpoints";
import { loadGateway } from "./load";
import { loadCheckpoint } from "./load-checkpoint";
import { parseGateway } from "./parse";
import { planGateway } from "./plan";
import type { GatewayPlan } from "./plan/types";

export interface Evaluated {
  readonly file: string;
  /** Sorted; errors and warnings. */
  readonly findings: readonly Finding[];
  /** What follows is undefined when there is an error finding. */
  readonly result:
    { readonly config: GatewayConfig; readonly plan: GatewayPlan; readonly artefacts: Artefacts } | undefined;
  /** What could be planned, also with error findings: to show where it does not fit. */
  readonly draft: { readonly config: GatewayConfig; readonly plan: GatewayPlan } | undefined;
  /** Present also with error findings when the file could be read: for messages that need to know where secrets lie. */
  readonly envFile: string | undefined;
}

const nothing = { result: undefined, draft: undefined, envFile: undefined };

/** Never throws for a user's mistake. */
export async function evaluateGateway(file: string): Promise<Evaluated> {
  const loaded = await loadGateway(file);
  if ("finding" in loaded) return { file, findings: [loaded.finding], ...nothing };
  return { file, ...evaluateInput(loaded.input, loadCheckpoint) };
}

/** The same for a value that is already there, such as the argument of a construct. Pure when `read` is. */
export function evaluateInput(
  input: unknown,
  read: CheckpointReader = () => undefined,
): Omit<Evaluated, "file"> {
  const { config: parsed, findings: parseFindings } = parseGateway(input);
  if (!parsed) return { findings: sortFindings(parseFindings), ...nothing };
  const known = knowCheckpoints(parsed, read);
  const { config } = known;
  const planned = planGateway(config);
  const later = [...checkGateway(config), ...planned.findings].filter(
    (finding) => !parseFindings.some((cause) => explains(cause, finding)),
  );
  const findings = sortFindings([...parseFindings, ...explainUnknown(later, known)]);
  const { envFile } = config.secrets;
  const draft = planned.plan && { config, plan: planned.plan };
  if (hasErrors(findings) || !draft) return { findings, result: undefined, draft, envFile };
  const artefacts = compileArtefacts(config, draft.plan);
  return { findings, result: { ...draft, artefacts }, draft, envFile };
}

/** True when the finding is only what follows from a part that is wrong itself: one mistake, one finding. */
function explains(cause: Finding, finding: Finding): boolean {
  // Without the host's GPUs nothing has a place; without the models no name is known.
  if (within(cause.path, "host") && /^(GPU|FIT|KERNEL)\./.test(finding.code)) return true;
  if (cause.path === "models" && /^(MODEL|ALIAS)\./.test(finding.code)) return true;
  return cause.code !== "SHAPE.UNKNOWN_KEY" && touches(finding.path, cause.path);
}
