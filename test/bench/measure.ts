/** Wall times: taking them in turns, and telling them as median, minimum and maximum. */
import { table } from "../../bin/table";

export interface Measured {
  readonly what: string;
  /** Wall times in seconds, in the order they were taken. */
  readonly seconds: readonly number[];
}

/** Something to measure. */
export interface Candidate {
  readonly what: string;
  readonly run: () => unknown;
}

/** Tables for people, and the same figures for programs. */
export interface Section {
  readonly text: string;
  readonly figures: unknown;
}

/** Each candidate once per round, in turns, so that a busy minute of the machine falls on all of them. */
export async function inTurns(
  candidates: readonly Candidate[],
  { rounds, warmUps = 0 }: { rounds: number; warmUps?: number },
): Promise<readonly Measured[]> {
  const seconds = candidates.map((): number[] => []);
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [index, { run }] of candidates.entries()) {
      const taken = await secondsOf(run);
      if (round >= 0) seconds[index]?.push(taken);
    }
  }
  return candidates.map(({ what }, index) => ({ what, seconds: seconds[index] ?? [] }));
}

export async function secondsOf(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("a median of nothing");
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [upper = 0, lower = 0] = [sorted[half], sorted[half - 1]];
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}

export const head = ["what", "median s", "min s", "max s", "runs"] as const;

export function row({ what, seconds }: Measured): readonly string[] {
  const figures = [median(seconds), Math.min(...seconds), Math.max(...seconds)];
  return [what, ...figures.map(inSeconds), String(seconds.length)];
}

export function timesTable(title: string, measured: readonly Measured[]): string {
  return table(title, head, measured.map(row));
}

/** Three digits that mean something, at most milliseconds. */
export function inSeconds(seconds: number): string {
  return seconds.toFixed(seconds < 10 ? 3 : 1);
}

export function progress(text: string): void {
  process.stderr.write(`· ${text}\n`);
}
