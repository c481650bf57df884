/** Parses the loaded value: shape findings, then presets and defaults. Keeps going past mistakes, to report all at once. */
import type { z } from "zod";
import * as shape from "./errors/shape";
import { formatPath, touches, within } from "./findings";
import type { Finding } from "./findings";
import type { GatewayConfig } from "./gateway-config";
import { findingOf } from "./parse-issue";
import { withProduction } from "./production";
import { copyOf, isContainer } from "./plain-data";
import { cutOut, removeReserved, respell, valueAt } from "./repair";
import { resolveGateway } from "./resolve/gateway";
import { gatewaySchema } from "./schema/gateway";
import type { ParsedGateway } from "./schema/gateway";

/** A resolved config with the findings about its shape. */
export interface Parsed {
  /** Undefined when nothing usable is left. With findings it is what remains without the wrong parts. */
  readonly config: GatewayConfig | undefined;
  readonly findings: readonly Finding[];
}

/** `z.input` → resolved config. Findings about parts that were cut away are left out: one mistake, one finding. */
export function parseGateway(input: unknown): Parsed {
  const copy = copyOf(input);
  const given = givenPaths(copy);
  const { parsed, findings, cut } = parseShape(withProduction(copy));
  if (parsed === undefined) return { config: undefined, findings };
  const { config, findings: resolveFindings } = resolveGateway(parsed);
  const later = resolveFindings.filter((finding) => !cut.some((path) => touches(finding.path, path)));
  // A model that was cut away is still a name that fallbacks and aliases may use.
  const modelNames = [...new Set([...config.modelNames, ...namesIn(input)])].toSorted();
  return { config: { ...config, modelNames, given }, findings: [...findings, ...later] };
}

function namesIn(input: unknown): readonly string[] {
  const models = valueAt(input, ["models"]);
  return isContainer(models) && !Array.isArray(models) ? Object.keys(models) : [];
}

/** The ends of all branches that the author wrote; models are told by themselves. */
function givenPaths(input: unknown, path: readonly string[] = []): readonly string[] {
  const keys = isContainer(input) && !Array.isArray(input) ? Object.entries(input) : [];
  if (keys.length === 0 || path[0] === "models") return path.length === 0 ? [] : [formatPath(path)];
  return keys.flatMap(([key, value]) => (value === undefined ? [] : givenPaths(value, [...path, key])));
}

interface Shape {
  readonly parsed: ParsedGateway | undefined;
  readonly findings: readonly Finding[];
  /** Paths of the removed parts. */
  readonly cut: readonly string[];
}

function parseShape(input: unknown): Shape {
  const cut = [...removeReserved(input)];
  const findings: Finding[] = cut.map(shape.reservedName);
  const guessed: string[] = [];
  // Every round takes something wrong out, so the number of rounds is bounded by the input.
  for (;;) {
    const result = gatewaySchema.safeParse(input);
    if (result.success) return { parsed: result.data, findings, cut };
    const report = (issues: readonly z.core.$ZodIssue[]) => {
      for (const finding of issues.flatMap((issue) => findingOf(issue, input))) {
        const isKnown = cut.some((path) => touches(finding.path, path));
        if (!isKnown && !guessed.some((path) => within(finding.path, path))) findings.push(finding);
      }
    };
    const { issues } = result.error;
    const unknown = issues.filter((issue) => issue.code === "unrecognized_keys");
    // Misspelt keys first: what they were meant to be is not missing.
    report(unknown.length > 0 ? unknown : issues);
    for (const issue of unknown) guessed.push(...respell(input, issue.path, issue.keys));
    if (unknown.length > 0) continue;
    const removed = cutOut(
      input,
      issues.map((issue) => issue.path),
    );
    if (removed.length === 0) return { parsed: undefined, findings, cut };
    cut.push(...removed);
  }
}
