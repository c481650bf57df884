/**
 * Configs that went wrong on the way, from the outside in. `FUZZ_RUNS` says how many: 1,000 in every run of the suite, 10,000 in `npm run test:full`.
 * The seed is fixed, so that every machine sees the same ones.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";
import { evaluateGateway, formatFindings } from "../../config";
import { evaluateInput } from "../../config/evaluate";
import { corpus } from "./fuzz/corpus";
import { complaints } from "./fuzz/judge";
import { donorsOf, mutated, mutations } from "./fuzz/mutate";
import { bentText, textMutations } from "./fuzz/text";

const runs = Number(process.env.FUZZ_RUNS ?? 1000);
const seed = 20_260_730;
const inFiles = Math.ceil(runs / 5);
// The promise is 50 ms, on a quiet machine; on a busy one the slowest in a thousand says more about its neighbours.
const limitMs = Number(process.env.FUZZ_LIMIT_MS ?? 250);

let starts: readonly unknown[];
let donors: ReturnType<typeof donorsOf>;
beforeAll(async () => {
  starts = await corpus();
  donors = donorsOf(starts);
}, 60_000);

const pick = fc.record({ start: fc.nat(), changes: mutations() });
type Pick = typeof pick extends fc.Arbitrary<infer T> ? T : never;
const made = ({ start, changes }: Pick) => mutated(starts[start % starts.length], changes, donors);

/** As a deploy asks: with the names of secrets, and without files. Milliseconds are this process's: others do not count. */
function answer(input: unknown) {
  const names = new Set(["LITELLM_MASTER_KEY", "FAR_KEY"]);
  const before = process.cpuUsage();
  const evaluated = evaluateInput(input, { secrets: () => ({ set: names, written: names }) });
  formatFindings(evaluated.findings, "gateway.config.ts");
  const { user, system } = process.cpuUsage(before);
  return { ...evaluated, ms: (user + system) / 1000 };
}

/** A collection of garbage, or code that is compiled now: what is slow by itself is slow again. */
function leastMs(input: unknown, first: number): number {
  return first < limitMs ? first : Math.min(answer(input).ms, answer(input).ms, first);
}

test(`${runs - inFiles} mutated configs are answered with findings or a plan, 99.9 % of them within ${limitMs} ms`, () => {
  const times: number[] = [];
  fc.assert(
    fc.property(pick, (one) => {
      const input = made(one);
      const evaluated = answer(input);
      times.push(leastMs(input, evaluated.ms));
      expect(complaints(evaluated)).toEqual([]);
    }),
    { numRuns: runs - inFiles, seed },
  );
  const sorted = times.toSorted((a, b) => a - b);
  const share = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  const [median, most, last] = [share(0.5), share(0.999), sorted.at(-1) ?? 0].map((ms) => ms.toFixed(1));
  process.stdout.write(`fuzz: median ${median} ms, 99.9 % ${most} ms, slowest ${last} ms\n`);
  expect(share(0.999)).toBeLessThan(limitMs);
}, 1_200_000);

test(`${inFiles} mutated files are answered with findings or a plan`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  try {
    await fc.assert(
      fc.asyncProperty(pick, textMutations, async (one, bends) => {
        const file = join(folder, "gateway.config.yaml");
        writeFileSync(file, bentText(yamlOf(made(one)), bends));
        expect(complaints(await evaluateGateway(file))).toEqual([]);
      }),
      { numRuns: inFiles, seed },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 1_200_000);

/** What YAML cannot say is not there. Objects that are there twice, or in themselves, become aliases. */
function yamlOf(input: unknown): string {
  try {
    return stringify(input);
  } catch {
    return JSON.stringify(input, (_key, value: unknown) =>
      typeof value === "bigint" ? Number(value) : value,
    );
  }
}
