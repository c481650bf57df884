/** The real vLLM parses every golden command line and gets the values that the config meant. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { VllmConfig } from "../../../config";
import { serviceImages } from "../../../config/presets/images";
import { lastJson, runOnce } from "./container";
import { golden, names, planned } from "./goldens";

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

let outcomes: Readonly<Record<string, Outcome>>;

beforeAll(async () => {
  const controls = Object.fromEntries(Object.entries(refused).map(([name, { argv }]) => [name, argv]));
  const script = readFileSync(join(__dirname, "engine_arguments.py"), "utf8");
  const ran = await runOnce(serviceImages.vllmCpu.image, {
    entrypoint: "python3",
    args: ["-c", script],
    input: JSON.stringify({ ...goldens, ...controls }),
  });
  outcomes = z.record(z.string(), outcome).parse(lastJson(ran));
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
    expect(meant.length).toBeGreaterThan(0);
    expect(meant.map(({ name }) => ({ name, ...outcomes[name] }))).toEqual(meant);
  });
});

test.each(Object.keys(refused) as (keyof typeof refused)[])("%s is refused", (name) => {
  expect(outcomes[name]).toEqual({ refused: expect.stringContaining(refused[name].says) as unknown });
});

/** Where the values below are vLLM's own; the parser does not report them. */
const defaults = new Map<string, unknown>([
  ["runner", "auto"],
  ["tensor_parallel_size", 1],
  ["gpu_memory_utilization", 0.92],
  ["enable_auto_tool_choice", false],
  ["tool_call_parser", null],
]);

function values(name: string, mode: string, vllm: VllmConfig): Readonly<Record<string, unknown>> {
  const all = {
    model_tag: vllm.source,
    served_model_name: [name],
    runner: mode === "embedding" ? "pooling" : "auto",
    tensor_parallel_size: vllm.tensorParallelSize,
    max_model_len: vllm.maxModelLen,
    max_num_seqs: vllm.maxNumSeqs,
    gpu_memory_utilization: vllm.gpuMemoryUtilization ?? 0.92,
    enable_auto_tool_choice: vllm.toolCallParser !== null,
    tool_call_parser: vllm.toolCallParser,
    shutdown_timeout: vllm.stopGraceSeconds,
  };
  return Object.fromEntries(Object.entries(all).filter(([key, value]) => defaults.get(key) !== value));
}
