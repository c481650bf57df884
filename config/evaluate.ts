/** The whole walk in one call: load, parse, check, plan, compile. All findings of a file in one list. */
import { checkGateway } from "./check";
import { compileArtefacts } from "./compile";
import type { Artefacts } from "./compile";
import { hasErrors, sortFindings, touches, within } from "./findings";
import type { Finding } from "./findings";
import type { GatewayConfig, SecretsConfig } from "./gateway-config";
import { explainUnknown, knowCheckpoints } from "./know-checkpoints";
import type { CheckpointReader } from "./know-checkpoints";
import { knowEdgeFiles } from "./know-edge-files";
import { knowOwnLitellm } from "./know-own-litellm";
import { knowTemplates } from "./know-templates";
import type { ConfigSource } from "./find-config";
import { loadCheckpoint } from "./load-checkpoint";
import { leaveOut } from "./left-out";
import { loadImageLock } from "./load-image-lock";
import { loadLock } from "./load-lock";
import { loadRotations } from "./load-rotations";
import { textsBeside } from "./load-text";
import type { TextReader } from "./load-text";
import type { Statements } from "./origins";
import { parseGateway } from "./parse";
import { parseLock } from "./parse-lock";
import { planGateway } from "./plan";
import type { GatewayPlan } from "./plan/types";
import type { ImagePins } from "./schema/image-lock";
import type { Lock } from "./schema/lock";
import type { LoadedRotations } from "./load-rotations";
import { readStatements } from "./stated";
import { unusedKeys } from "./unused-keys";

/** What lies beside a config, for a caller that has no files. */
export interface EvaluateOptions {
  /** Content of a lock file. @default none: everybody is placed anew */
  readonly lock?: unknown;
  /** What each image's name means. @default names mean what their registry says */
  readonly pins?: ImagePins | undefined;
  /** Place everybody anew, wherever the lock has them. @default false */
  readonly replan?: boolean;
  /** Reads the files of models that nobody describes. @default none is read */
  readonly read?: CheckpointReader;
  /** Which secrets have a value. @default not known: no optional key counts as missing */
  readonly secrets?: (places: SecretsConfig) => KnownSecrets;
  /** How often the secrets of a stack changed. @default none did */
  readonly rotations?: (stack: string) => LoadedRotations;
  /** Reads files that the config names, such as `proxy.configFile`. @default none can be read */
  readonly readText?: TextReader;
  /** Assignments such as `routing.retries=2`, which win over the file. @default none */
  readonly set?: readonly string[];
}

/** Names; no value is looked at. */
export interface KnownSecrets {
  /** In the env file, the environment or a source of its own. */
  readonly set: ReadonlySet<string>;
  /** In the env file. */
  readonly written: ReadonlySet<string>;
}

/** What became of a config: findings, and without an error everything that a deployment needs. */
export interface Evaluated {
  readonly file: string;
  /** Sorted; errors and warnings. */
  readonly findings: readonly Finding[];
  /** What follows is undefined when there is an error finding. */
  readonly result:
    | {
        readonly config: GatewayConfig;
        readonly plan: GatewayPlan;
        readonly artefacts: Artefacts;
        /** The placement before this one, from the lock file; null where there is none. */
        readonly previous: Lock | null;
      }
    | undefined;
  /** What could be planned, also with error findings: to show where it does not fit. */
  readonly draft: { readonly config: GatewayConfig; readonly plan: GatewayPlan } | undefined;
  /** Present also with error findings when the file could be read: for messages that need to know where secrets lie. */
  readonly envFile: string | undefined;
  /** What the author states, and where; undefined when the file could not be read. */
  readonly stated: Statements | undefined;
}

type FromInput = Omit<Evaluated, "file" | "stated">;
type GivenOptions = Pick<EvaluateOptions, "replan" | "secrets" | "set">;

const nothing = { result: undefined, draft: undefined, envFile: undefined };

/** Never throws for a user's mistake. Reads the lock file beside the config too. */
export async function evaluateGateway(
  source: string | ConfigSource,
  options: GivenOptions = {},
): Promise<Evaluated> {
  const from = typeof source === "string" ? { file: source } : source;
  const { file } = from;
  const stated = await readStatements(from, options.set ?? []);
  if ("finding" in stated) return { file, findings: [stated.finding], ...nothing, stated: undefined };
  const evaluated = evaluateBesideLock(file, stated.input, options);
  const findings = sortFindings([...stated.findings, ...stated.place(evaluated.findings)]);
  const result = hasErrors(findings) ? undefined : evaluated.result;
  return { file, ...evaluated, findings, result, stated };
}

function evaluateBesideLock(file: string, input: unknown, options: GivenOptions): FromInput {
  const lock = loadLock(file);
  const { pins, findings: aboutPins } = loadImageLock(file);
  const rotations = (stack: string) => loadRotations(file, stack);
  const given = { ...options, pins, read: loadCheckpoint, readText: textsBeside(file), rotations };
  const evaluated = evaluateInput(input, "input" in lock ? { ...given, lock: lock.input } : given);
  const unread = "finding" in lock ? aboutLock([lock.finding], options) : [];
  return { ...evaluated, findings: [...evaluated.findings, ...unread, ...aboutPins] };
}

/** The same for values that are already there, such as the argument of a construct. Pure when what reads is. */
export function evaluateInput(input: unknown, options: EvaluateOptions = {}): FromInput {
  const { config: described, findings: parseFindings } = parseGateway(input);
  if (!described) return { findings: sortFindings(parseFindings), ...nothing };
  const secrets = options.secrets?.(described.secrets);
  const { config: present, findings: leftOut } = leaveOut(described, secrets?.set);
  const known = knowCheckpoints(present, options.read ?? (() => undefined));
  const readText = options.readText ?? noText;
  const own = knowOwnLitellm(known.config, readText);
  const edge = knowEdgeFiles(own.config, readText);
  const { config, findings: templateFindings } = knowTemplates(edge.config, readText);
  const parsed = parseLock(options.lock, config.name);
  const previous = parsed.findings.length === 0 ? parsed.lock : undefined;
  const changed = options.rotations?.(config.name);
  const planned = planGateway(config, {
    previous: options.replan === true ? undefined : previous,
    rotations: changed?.rotations,
    pins: options.pins,
  });
  const unused = secrets && planned.plan ? unusedKeys(config, planned.plan, secrets.written) : [];
  const later = [...leftOut, ...checkGateway(config, options.pins), ...planned.findings, ...unused].filter(
    (finding) => !parseFindings.some((cause) => explains(cause, finding)),
  );
  const findings = sortFindings([
    ...parseFindings,
    ...own.findings,
    ...edge.findings,
    ...templateFindings,
    ...explainUnknown(later, known),
    ...aboutLock(parsed.findings, options),
    ...(changed?.findings ?? []),
  ]);
  const { envFile } = config.secrets;
  const draft = planned.plan && { config, plan: planned.plan };
  if (hasErrors(findings) || !draft) return { findings, result: undefined, draft, envFile };
  const artefacts = compileArtefacts(config, draft.plan);
  return { findings, result: { ...draft, artefacts, previous: previous ?? null }, draft, envFile };
}

const noText: TextReader = () => ({ problem: "no files were given" });

/** A lock file that is not used may be wrong, but not unsaid. */
function aboutLock(findings: readonly Finding[], { replan }: EvaluateOptions): readonly Finding[] {
  return replan === true
    ? findings.map((finding) => ({ ...finding, severity: "warning" as const }))
    : findings;
}

/** True when the finding is only what follows from a part that is wrong itself: one mistake, one finding. */
function explains(cause: Finding, finding: Finding): boolean {
  // Without the host's GPUs nothing has a place; without the models no name is known.
  if (within(cause.path, "host") && /^(GPU|FIT|KERNEL)\./.test(finding.code)) return true;
  if (cause.path === "models" && /^(MODEL|ALIAS)\./.test(finding.code)) return true;
  return cause.code !== "SHAPE.UNKNOWN_KEY" && touches(finding.path, cause.path);
}
