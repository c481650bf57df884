/** The arithmetic behind an engine's memory, line by line. */
import type { HostConfig } from "../../gateway-config";
import type { Replica } from "../placement";

/** One figure of the calculation. */
export interface ExplainedLine {
  /** What the figure is, such as "weights". */
  readonly what: string;
  readonly value: number | string;
  /** Such as "GiB", "tokens"; empty for a plain number. */
  readonly unit: string;
  /** The sum or rule it comes from, with its numbers. */
  readonly how: string;
  /** Where the rule or the number comes from. */
  readonly source: string | null;
}

/** For the tightest GPU of the replica; empty where the model's size is not known. */
export function explainEngine(_host: HostConfig, _replica: Replica): readonly ExplainedLine[] {
  return [];
}
