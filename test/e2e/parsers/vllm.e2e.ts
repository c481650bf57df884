/** The real vLLM parses every command line of an example, a preset or a random engine, and gets the values that were meant. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { evaluateInput } from "../../../config";
import type { VllmConfig } from "../../../config";
import { serviceImages } from "../../../config/presets/images";
import { modelPresets } from "../../../config/presets/models";
import { pinnedVllmTable, vllmTable, vllmVersions } from "../../../config/upstream/vllm";
import { python } from "../../../tables/vllm/extracted";
import { golden, names, planned } from "./goldens";
import { freeFlags, randomEngines } from "./random-engines";

const outcome = z.union([
  z.strictObject({ given: z.record(z.string(), z.unknown()) }),
  z.strictObject({ refused: z.string() }),
]);
type Outcome = z.output<typeof outcome>;

const argvFile = z.record(z.string(), z.array(z.string()));
const goldens: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  names.flatMap((name) => Object.entries(argvFile.parse(JSON.parse(golden(name, "argv.json"))))),
);

/** The checks can fail: each is refused, and says why. */
const refused = {
  "a removed flag": { argv: ["m", "--swap-space", "4"], says: "unrecognized arguments: --swap-space 4" },
  "a misspelt flag": {
    argv: ["m", "--max-model-length", "4"],
    says: "unrecognized arguments: --max-model-length 4",
  },
  "a value of the wrong kind": {
    argv: ["m", "--max-num-seqs", "many"],
    says: "argument --max-num-seqs: invalid int value: 'many'",
  },
  "an unknown parser": {
    argv: ["m", "--enable-auto-tool-choice", "--tool-call-parser", "hermess"],
    says: "invalid tool call parser: hermess",
  },
  "tools without a parser": {
    argv: ["m", "--enable-auto-tool-choice"],
    says: "Error: --enable-auto-tool-choice requires --tool-call-parser",
  },
} as const;

interface CommandLine {
  readonly argv: readonly string[];
  /** Also what the server checks before it loads. */
  readonly validate: boolean;
}

/** One process for all of them. */
function parse(version: string, lines: Readonly<Record<string, CommandLine>>) {
  const script = readFileSync(join(__dirname, "engine_arguments.py"), "utf8");
  const output = python(version, serviceImages.vllmCpu.image, ["-c", script], JSON.stringify(lines));
  const last = output.trimEnd().split("\n").at(-1) ?? "";
  return z.record(z.string(), outcome).parse(JSON.parse(last));
}

function validated(argvs: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(Object.entries(argvs).map(([name, argv]) => [name, { argv, validate: true }]));
}

/** The command line of the only engine, from the compiler's public functions. */
function compiled(input: unknown): readonly string[] {
  const { findings, result } = evaluateInput(input);
  const engine = result?.plan.workloads.find(({ role }) => role === "vllm");
  if (!engine) throw new Error(`${JSON.stringify(input)}\n${JSON.stringify(findings, null, 2)}`);
  return engine.argv;
}

const presetArgvs = Object.fromEntries(
  Object.keys(modelPresets).map((preset) => [
    `preset ${preset}`,
    compiled({ host: { preset: "dgx-h200" }, models: { shelf: { vllm: { preset, fit: "off" } } } }),
  ]),
);
const randoms = vllmVersions.map((version) => {
  const table = vllmTable(version) ?? pinnedVllmTable;
  const engines = randomEngines(table, 400).map(({ input, meant }, index) => ({
    name: `random ${index}`,
    input,
    meant,
    argv: compiled(input),
  }));
  return { version, table, engines };
});

/** Each accepted by one version and refused by the other; the tables say the same (test/config/resolve). */
const differing = {
  "only 0.32.0": ["m", "--custom-histogram-buckets", "{}"],
  "only 0.31.0": ["m", "--mamba-cache-mode", "all"],
} as const;

let outcomes: Readonly<Record<string, Outcome>>;
let byVersion: ReadonlyMap<string, Readonly<Record<string, Outcome>>>;

beforeAll(() => {
  const controls = Object.fromEntries(Object.entries(refused).map(([name, { argv }]) => [name, argv]));
  byVersion = new Map(
    randoms.map(({ version, engines }) => [
      version,
      parse(version, {
        ...(version === pinnedVllmTable.version
          ? validated({ ...goldens, ...controls, ...presetArgvs })
          : {}),
        ...Object.fromEntries(engines.map(({ name, argv }) => [name, { argv, validate: false }])),
        ...validated(differing),
      }),
    ]),
  );
  outcomes = byVersion.get(pinnedVllmTable.version) ?? {};
});

test("every example has its engines among the command lines", async () => {
  const plans = await Promise.all(names.map(planned));
  const engines = plans.flatMap(({ plan }) => plan.workloads.filter(({ role }) => role === "vllm"));
  expect(Object.keys(goldens).toSorted()).toEqual(engines.map(({ name }) => name).toSorted());
  expect(engines.length).toBeGreaterThan(8);
});

describe.each(names)("the engines of examples/%s", (example) => {
  test("are started with the values of their config, and with vLLM's defaults beyond", async () => {
    const { config, plan } = await planned(example);
    const meant = plan.workloads.flatMap(({ name, model }) => {
      const found = config.models.find((candidate) => candidate.name === model);
      return found?.vllm ? [{ name, given: values(found.name, found.mode, found.vllm) }] : [];
    });
    expect(meant.length > 0).toBe(plan.workloads.some(({ role }) => role === "vllm"));
    expect(meant.map(({ name }) => ({ name, ...outcomes[name] }))).toEqual(meant);
  });
});

test.each(Object.keys(refused) as (keyof typeof refused)[])("%s is refused", (name) => {
  expect(outcomes[name]).toEqual({ refused: expect.stringContaining(refused[name].says) as unknown });
});

test.each(Object.keys(presetArgvs))("the engine of %s is accepted", (name) => {
  expect(outcomes[name]).toHaveProperty("given");
});

describe.each(randoms)("random engines of vLLM $version", ({ version, table, engines }) => {
  const all = () => byVersion.get(version) ?? {};

  test("each is accepted", () => {
    const refusals = engines.filter(({ name }) => !("given" in (all()[name] ?? {})));
    expect(refusals.map((engine) => ({ ...engine, ...all()[engine.name] }))).toEqual([]);
    expect(engines).toHaveLength(400);
  });

  test("each value is understood as it was meant", () => {
    const wrong = engines.flatMap(({ name, argv, meant }) => {
      const found = all()[name];
      const given = found && "given" in found ? found.given : {};
      return Object.entries(meant)
        .map(([flag, value]) => {
          const read = given[flag.slice(2).replaceAll("-", "_")] ?? table.flags.get(flag)?.default;
          return { flag, value, read, argv };
        })
        .filter(({ value, read }) => value !== undefined && text(read) !== text(value));
    });
    expect(wrong).toEqual([]);
  });

  test("they use every flag that the config leaves to engineArgs", () => {
    const used = new Set(engines.flatMap(({ meant }) => Object.keys(meant)));
    expect(freeFlags(table).filter(({ name }) => !used.has(name))).toEqual([]);
  });

  test("what only another version has is refused", () => {
    const [newer, older] = [all()["only 0.32.0"], all()["only 0.31.0"]];
    expect("given" in (newer ?? {})).toBe(version === "0.32.0");
    expect("given" in (older ?? {})).toBe(version === "0.31.0");
  });
});

/** Numbers may come back as text and text as numbers; what counts is what is written. */
function text(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(" ") : String(value);
}

/** Where the values below are vLLM's own; the parser does not report them. */
const defaults = new Map<string, unknown>([
  ["runner", "auto"],
  ["tensor_parallel_size", 1],
  ["gpu_memory_utilization", 0.92],
  ["enable_auto_tool_choice", false],
  ["tool_call_parser", null],
  ["reasoning_parser", null],
]);

function values(name: string, mode: string, vllm: VllmConfig): Readonly<Record<string, unknown>> {
  const all = {
    model_tag: vllm.source,
    served_model_name: [name],
    runner: ["embedding", "rerank"].includes(mode) ? "pooling" : "auto",
    tensor_parallel_size: vllm.tensorParallelSize,
    max_model_len: vllm.maxModelLen,
    max_num_seqs: vllm.maxNumSeqs,
    gpu_memory_utilization: vllm.gpuMemoryUtilization ?? 0.92,
    enable_auto_tool_choice: vllm.toolCallParser !== null,
    tool_call_parser: vllm.toolCallParser,
    reasoning_parser: vllm.reasoningParser,
    shutdown_timeout: vllm.stopGraceSeconds,
  };
  return Object.fromEntries(Object.entries(all).filter(([key, value]) => defaults.get(key) !== value));
}
