/** What a run of the suites saw, as rows; `docs/reliability.json` is the recorded run that docs/reliability.md tells. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../run";

const rowSchema = z.strictObject({
  part: z.enum(["changes", "engines", "disruptions"]),
  /** What happens. */
  case: z.string(),
  /** How the test makes it happen. */
  done: z.string(),
  requests: z.int(),
  failures: z.int(),
  streams: z.int(),
  cut: z.int(),
  /** Seconds from the event to the begin of the last request that failed; 0: none did. */
  recovery: z.number(),
  /** Seconds of the slowest request that is no stream. */
  longest: z.number(),
  /** Seconds that the generator was late with a request, at worst. */
  late: z.number(),
});

export type Row = z.output<typeof rowSchema>;

const recordSchema = z.strictObject({
  /** Requests each second, beside ten streams. */
  rate: z.number(),
  rows: z.array(rowSchema),
});

export type Record = z.output<typeof recordSchema>;

const recordFile = join(projectRoot, "docs", "reliability.json");

export function readRecord(): Record {
  if (!existsSync(recordFile)) return { rate: rate(), rows: [] };
  return recordSchema.parse(JSON.parse(readFileSync(recordFile, "utf8")));
}

/** Requests each second of every load. A proxy that starts takes a core for itself: two cores do not carry more beside it. */
export function rate(): number {
  return Number(process.env.LOAD_RATE ?? (availableParallelism() < 4 ? 25 : 50));
}

/** Prints a row; keeps it, in the place of an earlier one of the same case, where `RECORD_RELIABILITY` is set. */
export function note(row: Row): void {
  const { requests, failures, streams, cut, recovery, longest, late } = row;
  const counts = `${requests} requests, ${failures} failed; ${streams} streams, ${cut} cut`;
  const times = `recovery ${recovery.toFixed(1)} s, longest ${longest.toFixed(1)} s, generator late ${late.toFixed(1)} s`;
  console.error(`  ${row.case}: ${counts}; ${times}`);
  if (process.env.RECORD_RELIABILITY === undefined) return;
  const { rows } = readRecord();
  const rounded = { ...row, recovery: tenths(recovery), longest: tenths(longest), late: tenths(late) };
  const isSame = (other: Row) => other.part === row.part && other.case === row.case;
  const kept = rows.some(isSame)
    ? rows.map((other) => (isSame(other) ? rounded : other))
    : [...rows, rounded];
  writeFileSync(recordFile, `${JSON.stringify({ rate: rate(), rows: kept }, null, 2)}\n`);
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
