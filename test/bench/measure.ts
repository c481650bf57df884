/** Wall and CPU times: taking them in turns, and telling them as median, minimum and maximum. */
import { table } from "../../bin/table";

export interface Measured {
  readonly what: string;
  /** Wall times in seconds, in the order they were taken. */
  readonly seconds: readonly number[];
  /** CPU times of the same runs: what a busy machine changes least. */
  readonly cpuSeconds: readonly number[];
}

/** Something to measure. */
export interface Candidate {
  readonly what: string;
  /** May return the CPU seconds of its child processes; those of this process are known. */
  readonly run: () => unknown;
}

/** Tables for people, and the same figures for programs. */
export interface Section {
  readonly text: string;
  readonly figures: unknown;
}

interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

/** Each candidate once per round, in turns, so that a busy minute of the machine falls on all of them. */
export async function inTurns(
  candidates: readonly Candidate[],
  { rounds, warmUps }: { rounds: number; warmUps: number },
): Promise<readonly Measured[]> {
  const runs = candidates.map((candidate) => ({ candidate, taken: [] as Taken[] }));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const { candidate, taken } of runs) {
      const once = await timed(candidate.run);
      if (round >= 0) taken.push(once);
    }
  }
  return runs.map(({ candidate, taken }) => measured(candidate.what, taken));
}

export function measured(what: string, taken: readonly Taken[]): Measured {
  return { what, seconds: taken.map(({ wall }) => wall), cpuSeconds: taken.map(({ cpu }) => cpu) };
}

export async function timed(run: () => unknown): Promise<Taken> {
  const start = performance.now();
  const before = process.cpuUsage();
  const children = await run();
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - start) / 1000;
  return { wall, cpu: (user + system) / 1e6 + (typeof children === "number" ? children : 0) };
}

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("a median of nothing");
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [upper = 0, lower = 0] = [sorted[half], sorted[half - 1]];
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}

export function timesTable(title: string, all: readonly Measured[]): string {
  const rows = all.map(({ what, seconds, cpuSeconds }) => [
    ...timesRow(what, seconds),
    inSeconds(median(cpuSeconds)),
  ]);
  return table(title, [...timesHead, "median CPU s"], rows);
}

export const timesHead = ["what", "median s", "min s", "max s", "runs"] as const;

export function timesRow(what: string, seconds: readonly number[]): readonly string[] {
  const figures = [median(seconds), Math.min(...seconds), Math.max(...seconds)];
  return [what, ...figures.map(inSeconds), String(seconds.length)];
}

/** Three digits that mean something, at most milliseconds. */
export function inSeconds(seconds: number): string {
  return seconds.toFixed(seconds < 10 ? 3 : 1);
}

export function progress(text: string): void {
  process.stderr.write(`· ${text}\n`);
}
