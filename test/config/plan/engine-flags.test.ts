import { engineArgv } from "../../../config/plan/engine-flags";
import { typedFlags } from "../../../config/plan/engine-flags";
import { lookUpVllmFlag, pinnedVllmTable } from "../../../config/upstream/vllm";
import { evaluated, workloadOf } from "../fixtures/evaluated";
import { engine } from "../fixtures/fixture";
import { rich } from "../fixtures/rich";

const argv = (vllm: object, host?: object) => workloadOf(engine(vllm, host), "vllm-shelf").argv;
const own = { source: "shelf/own", fit: "off", stopGrace: "33s" };
const end = ["--max-num-seqs", "64", "--gpu-memory-utilization", "0.92", "--shutdown-timeout", "33"];

describe("the command line of an engine", () => {
  test("an own source needs little", () => {
    expect(argv(own)).toEqual(["shelf/own", "--served-model-name", "shelf", ...end]);
  });

  test("every typed field has its flag, in a fixed order", () => {
    expect(
      argv({
        ...own,
        revision: "abc",
        gpus: 8,
        tensorParallelSize: 2,
        pipelineParallelSize: 2,
        dataParallelSize: 2,
        maxModelLen: 4096,
        maxNumSeqs: 7,
        maxNumBatchedTokens: 1024,
        gpuMemoryUtilization: 0.5,
        kvCacheMemoryGiB: 1.5,
        kvCacheDtype: "fp8",
        dtype: "bfloat16",
        quantization: "mxfp4",
        toolCallParser: "hermes",
        reasoningParser: "qwen3",
        stopGrace: "1500ms",
      }),
    ).toEqual([
      "shelf/own",
      "--enable-auto-tool-choice",
      ...["--served-model-name", "shelf"],
      ...["--revision", "abc"],
      ...["--tensor-parallel-size", "2"],
      ...["--pipeline-parallel-size", "2"],
      ...["--data-parallel-size", "2"],
      ...["--max-model-len", "4096"],
      ...["--max-num-seqs", "7"],
      ...["--max-num-batched-tokens", "1024"],
      ...["--gpu-memory-utilization", "0.5"],
      ...["--kv-cache-memory-bytes", "1610612736"],
      ...["--kv-cache-dtype", "fp8"],
      ...["--dtype", "bfloat16"],
      ...["--quantization", "mxfp4"],
      ...["--tool-call-parser", "hermes"],
      ...["--reasoning-parser", "qwen3"],
      ...["--shutdown-timeout", "2"],
    ]);
  });

  test("on a CPU host no flag speaks of GPU memory", () => {
    expect(argv({ ...own, kvCacheMemoryGiB: 2 }, { preset: "cpu" })).toEqual([
      "shelf/own",
      "--served-model-name",
      "shelf",
      "--max-num-seqs",
      "64",
      "--shutdown-timeout",
      "33",
    ]);
  });

  test.each([
    ["chat", []],
    ["completion", []],
    ["embedding", ["--runner", "pooling"]],
    ["rerank", ["--runner", "pooling"]],
  ])("mode %s: %j", (mode, expected) => {
    const { argv: words } = workloadOf({ models: { shelf: { mode, vllm: own } } }, "vllm-shelf");
    const at = words.indexOf("--runner");
    expect(at < 0 ? [] : words.slice(at, at + 2)).toEqual(expected);
  });

  test("a path on the host is read where it is mounted", () => {
    const { argv: words, mounts } = workloadOf(
      { models: { "My.Shelf": { vllm: { source: "/srv/w" } } } },
      "vllm-my-shelf",
    );
    expect(words.slice(0, 3)).toEqual(["/models/my-shelf", "--served-model-name", "My.Shelf"]);
    expect(mounts).toContainEqual({
      kind: "host",
      source: "/srv/w",
      target: "/models/my-shelf",
      readOnly: true,
    });
  });

  test("adapters and a draft; local ones are mounted read-only", () => {
    const lora = { adapters: { "to=sql": "shelf/sql", Legal: "/srv/legal" }, maxRank: 32 };
    const speculative = {
      method: "eagle3",
      model: "/srv/draft",
      tokens: 3,
      weightsGiB: 1,
      options: { revision: "abc", draft_tensor_parallel_size: 1 },
    };
    const { argv: words, mounts } = workloadOf(engine({ ...own, lora, speculative }), "vllm-shelf");
    expect(words.slice(words.indexOf("--enable-lora"))).toEqual([
      "--enable-lora",
      ...["--max-loras", "2"],
      ...["--max-lora-rank", "32"],
      ...[
        "--lora-modules",
        '{"name":"Legal","path":"/models/shelf-lora/legal"}',
        '{"name":"to=sql","path":"shelf/sql"}',
      ],
      "--speculative-config",
      '{"method":"eagle3","model":"/models/shelf-draft","num_speculative_tokens":3,"draft_tensor_parallel_size":1,"revision":"abc"}',
    ]);
    expect(mounts.slice(2)).toEqual([
      { kind: "host", source: "/srv/draft", target: "/models/shelf-draft", readOnly: true },
      { kind: "host", source: "/srv/legal", target: "/models/shelf-lora/legal", readOnly: true },
    ]);
  });

  test("a method without a draft; LoRA without adapters", () => {
    const words = argv({ ...own, lora: { maxLoras: 4 }, speculative: { method: "ngram", tokens: 5 } });
    expect(words.slice(words.indexOf("--enable-lora"))).toEqual([
      "--enable-lora",
      ...["--max-loras", "4"],
      ...["--max-lora-rank", "16"],
      "--speculative-config",
      '{"method":"ngram","num_speculative_tokens":5}',
    ]);
  });

  test.each([
    ["a switch", { "enforce-eager": true }, ["--enforce-eager"]],
    ["a switch that is off", { "enable-prefix-caching": false }, ["--no-enable-prefix-caching"]],
    ["a switch that cannot be turned off", { "disable-log-stats": false }, []],
    ["a negation", { "no-enable-prefix-caching": true }, ["--no-enable-prefix-caching"]],
    ["a negation that is off", { "no-enable-prefix-caching": false }, ["--enable-prefix-caching"]],
    ["dashes in front", { "--enforce-eager": true }, ["--enforce-eager"]],
    ["a number", { "block-size": 32 }, ["--block-size", "32"]],
    ["a number with a suffix", { "max-num-scheduled-tokens": "4k" }, ["--max-num-scheduled-tokens", "4k"]],
    [
      "an object",
      { "kernel-config": { moe_backend: "marlin", n: 2 } },
      ["--kernel-config", '{"moe_backend":"marlin","n":2}'],
    ],
    ["a key of an object", { "eplb-config.window_size": 9 }, ["--eplb-config.window_size", "9"]],
    [
      "a switch inside an object",
      { "eplb-config.log_balancedness": true },
      ["--eplb-config.log_balancedness", "true"],
    ],
    ["a list with spaces", { "lora-target-modules": ["a", "b"] }, ["--lora-target-modules", "a", "b"]],
    ["a list with commas", { "device-ids": [1, 2] }, ["--device-ids", "1,2"]],
    ["a list by repetition", { middleware: ["a.b", "c.d"] }, ["--middleware", "a.b", "--middleware", "c.d"]],
    ["several, by name", { seed: 7, "block-size": 16 }, ["--block-size", "16", "--seed", "7"]],
  ])("engineArgs: %s", (_, engineArgs, expected) => {
    expect(argv({ ...own, engineArgs })).toEqual([
      "shelf/own",
      "--served-model-name",
      "shelf",
      ...end,
      ...expected,
    ]);
  });

  test("an unknown flag, which is a finding, is left out", () => {
    const { config } = evaluated(engine(own));
    const model = config.models[0];
    if (!model?.vllm) throw new Error("no engine");
    const vllm = { ...model.vllm, engineArgs: { faster: true } };
    expect(engineArgv(config.host, model, vllm, "shelf/own")).toEqual([
      "shelf/own",
      "--served-model-name",
      "shelf",
      ...end,
    ]);
  });

  test("every flag that a typed field sets is known to the pinned vLLM", () => {
    const unknown = Object.keys(typedFlags).filter(
      (flag) => lookUpVllmFlag(pinnedVllmTable, flag).status !== "known",
    );
    expect(unknown).toEqual([]);
  });

  test("every emitted flag is known to the pinned vLLM, and its typed field owns it", () => {
    const engines = evaluated(rich).plan.workloads.filter(({ role }) => role === "vllm");
    const flags = engines.flatMap(({ argv: words }) => words.filter((word) => word.startsWith("--")));
    expect(flags.length).toBeGreaterThan(20);
    expect(flags.filter((flag) => lookUpVllmFlag(pinnedVllmTable, flag).status !== "known")).toEqual([]);
  });
});
