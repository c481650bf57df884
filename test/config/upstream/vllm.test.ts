import {
  lookUpVllmArgument,
  lookUpVllmEnvironment,
  lookUpVllmFlag,
  pinnedVllmTable,
  type VllmTable,
  vllmTable,
  vllmVersionInTag,
  vllmVersions,
} from "../../../config/upstream/vllm";

function tableOf(version: string): VllmTable {
  const found = vllmTable(version);
  if (!found) throw new Error(`the table of vLLM ${version} is missing`);
  return found;
}

const table = tableOf("0.32.0");
const older = tableOf("0.31.0");
const lookUp = (flag: string) => lookUpVllmFlag(table, flag);

describe("vllmTable", () => {
  test("the pinned version has a table that names it", () => {
    expect(vllmVersions).toEqual(["0.31.0", "0.32.0"]);
    expect(pinnedVllmTable).toBe(table);
    expect(table.version).toBe("0.32.0");
    expect(older.version).toBe("0.31.0");
  });

  test("a version without a table is undefined", () => {
    expect(vllmTable("0.10.0")).toBeUndefined();
  });
});

describe("vllmVersionInTag", () => {
  test.each([
    ["vllm/vllm-openai:v0.31.0", "0.31.0"],
    ["vllm/vllm-openai:v0.31.0-aarch64", "0.31.0"],
    ["shelf.example.net:5000/vllm:0.32.0@sha256:12ab", "0.32.0"],
    ["vllm/vllm-openai:latest", null],
    ["vllm/vllm-openai", null],
    ["shelf.example.net:5000/vllm", null],
    ["nvcr.io/nvidia/vllm:26.04-py3", null],
    ["vllm/vllm-openai@sha256:12ab", null],
  ])("%s: %s", (image, version) => {
    expect(vllmVersionInTag(image)).toBe(version);
  });
});

describe("a known flag", () => {
  const plain = {
    choices: null,
    keywords: [],
    hasNumberSuffixes: false,
    bounds: [],
    separator: null,
    items: null,
    negation: null,
    aliases: [],
    default: null,
    registry: null,
    deprecated: null,
  };

  test.each([
    [
      {
        name: "--max-model-len",
        type: "int",
        keywords: ["auto"],
        hasNumberSuffixes: true,
        bounds: [{ operator: ">=", value: -1 }],
      },
    ],
    [
      {
        name: "--gpu-memory-utilization",
        type: "float",
        aliases: ["--device-memory-utilization"],
        default: 0.92,
        bounds: [
          { operator: ">", value: 0 },
          { operator: "<=", value: 1 },
        ],
      },
    ],
    [{ name: "--enable-prefix-caching", type: "bool", negation: "--no-enable-prefix-caching" }],
    [{ name: "--disable-log-stats", type: "bool", default: false }],
    [
      {
        name: "--performance-mode",
        type: "string",
        choices: ["balanced", "interactivity", "throughput"],
        default: "balanced",
      },
    ],
    [
      {
        name: "--optimization-level",
        type: "int",
        choices: ["0", "1", "2", "3"],
        aliases: ["-O", "-O0", "-O1", "-O2", "-O3"],
        default: 2,
      },
    ],
    [{ name: "--tool-call-parser", type: "string", registry: "toolCallParsers" }],
    [{ name: "--served-model-name", type: "list", separator: "space", items: "string" }],
    [{ name: "--cudagraph-capture-sizes", type: "list", separator: "space", items: "int" }],
    [{ name: "--device-ids", type: "list", separator: "comma", items: "string" }],
    [{ name: "--middleware", type: "list", separator: "repeat", items: "string", default: [] }],
    [{ name: "--speculative-config", type: "json", aliases: ["-sc"] }],
    [{ name: "--hf-overrides", type: "json|string", default: {} }],
    [
      {
        name: "--model",
        type: "string",
        default: "Qwen/Qwen3-0.6B",
        deprecated: "--model is deprecated: the model is the positional argument",
      },
    ],
    [
      {
        name: "--log-config-file",
        type: "string",
        deprecated:
          "--log-config-file is deprecated and will be removed in v0.33.0. Use --logging-config.pylogging_config_file instead",
      },
    ],
  ])("$name has all its facts", (facts) => {
    expect(lookUp(facts.name)).toEqual({ status: "known", flag: { ...plain, ...facts } });
  });

  test.each([
    ["-tp", "--tensor-parallel-size"],
    ["-O3", "--optimization-level"],
    ["--device-memory-utilization", "--gpu-memory-utilization"],
    ["--no-enable-prefix-caching", "--enable-prefix-caching"],
    ["--kv-transfer-config.kv_role", "--kv-transfer-config"],
  ])("%s is a spelling of %s", (spelling, name) => {
    expect(lookUp(spelling)).toMatchObject({ status: "known", flag: { name } });
  });
});

describe("a removed flag", () => {
  test("it comes with the release and what to do instead", () => {
    expect(lookUp("--swap-space")).toEqual({
      status: "removed",
      replacement: "remove it; CPU offload of the KV cache is --kv-offloading-size",
      since: "0.17.x or 0.18.0",
      pullRequest: "#36216",
    });
  });

  test("underscores and the negation do not hide it", () => {
    expect(lookUp("--swap_space").status).toBe("removed");
    expect(lookUp("--no-calculate-kv-scales").status).toBe("removed");
  });

  test("it is removed even where it abbreviates a known flag", () => {
    expect(lookUp("--device")).toMatchObject({ status: "removed", since: "0.10.0" });
  });
});

describe("a flag that is not spelt in full", () => {
  test.each([
    ["underscores", "--max_model_len", "--max-model-len"],
    ["an abbreviation", "--kv-cache-memory", "--kv-cache-memory-bytes"],
    ["a short abbreviation", "--gpu-mem", "--gpu-memory-utilization"],
    ["an abbreviated negation", "--no-enable-prefix-cach", "--no-enable-prefix-caching"],
  ])("%s lead to the full name", (_, flag, full) => {
    const name = full.replace("--no-", "--");
    expect(lookUp(flag)).toMatchObject({ status: "inexact", full, flag: { name } });
  });
});

describe("an unknown flag", () => {
  test.each([
    ["swapped letters", "--gpu-memory-utilizatoin", "--gpu-memory-utilization"],
    ["missing dashes", "max-model-len", "--max-model-len"],
    ["a nested key of a flag that takes no JSON", "--max-model-len.x", "--max-model-len"],
  ])("%s lead to the closest name", (_, flag, closest) => {
    expect(lookUp(flag)).toEqual({ status: "unknown", closest });
  });

  test("a flag that resembles nothing stands alone", () => {
    expect(lookUp("--zzzzzzzzzzzz")).toEqual({ status: "unknown" });
  });

  test("the positional argument is no flag", () => {
    expect(lookUp("model_tag").status).toBe("unknown");
  });

  test("a flag that has no negation is unknown when negated", () => {
    expect(lookUp("--no-disable-log-stats").status).toBe("unknown");
  });
});

describe("a key of engineArgs", () => {
  test.each([
    ["block-size", "--block-size"],
    ["--block-size", "--block-size"],
    ["tp", "--tensor-parallel-size"],
    ["-tp", "--tensor-parallel-size"],
    ["O3", "--optimization-level"],
    ["no-enable-prefix-caching", "--enable-prefix-caching"],
  ])("%s is %s", (key, name) => {
    expect(lookUpVllmArgument(table, key)).toMatchObject({ status: "known", flag: { name } });
  });
});

describe("lookUpVllmEnvironment", () => {
  test.each([
    ["VLLM_LOGGING_LEVEL", { status: "known" }],
    ["CUDA_VISIBLE_DEVICES", { status: "foreign" }],
    ["HF_DEBUG", { status: "foreign" }],
    ["VLLM_LOGING_LEVEL", { status: "unknown", closest: "VLLM_LOGGING_LEVEL" }],
    ["VLLM_", { status: "unknown" }],
    [
      "VLLM_ATTENTION_BACKEND",
      {
        status: "removed",
        replacement: "use --attention-backend",
        since: "2026-01-22",
        pullRequest: "#32812",
      },
    ],
  ])("%s", (name, expected) => {
    expect(lookUpVllmEnvironment(table, name)).toEqual(expected);
  });
});

describe("the table of vLLM 0.32.0", () => {
  const flags = [...table.flags.values()];

  test("it has 316 options and the positional argument", () => {
    expect(flags).toHaveLength(316);
    expect(table.positional).toBe("model_tag");
  });

  test("options are counted by type", () => {
    const counts: Record<string, number> = {};
    for (const { type } of flags) counts[type] = (counts[type] ?? 0) + 1;
    expect(counts).toEqual({
      bool: 93,
      int: 67,
      float: 11,
      string: 91,
      json: 33,
      "json|string": 4,
      list: 17,
    });
  });

  test("names are sorted, and no spelling belongs to two flags", () => {
    const names = [...table.flags.keys()];
    expect(names).toEqual([...names].sort());
    const spellings = flags.flatMap((flag) => [
      flag.name,
      ...(flag.negation ? [flag.negation] : []),
      ...flag.aliases,
    ]);
    expect(new Set(spellings).size).toBe(spellings.length);
  });

  test("every special row belongs to a flag", () => {
    expect(flags.filter((flag) => flag.choices)).toHaveLength(44);
    expect(flags.filter((flag) => flag.aliases.length > 0)).toHaveLength(25);
    expect(flags.filter((flag) => flag.negation)).toHaveLength(88);
    expect(flags.filter((flag) => flag.registry)).toHaveLength(6);
    expect(flags.filter((flag) => flag.hasNumberSuffixes)).toHaveLength(6);
    expect(flags.filter((flag) => flag.deprecated)).toHaveLength(3);
    expect(flags.filter((flag) => flag.bounds.length > 0)).toHaveLength(46);
    expect(flags.filter((flag) => flag.type !== "bool" && flag.default !== null)).toHaveLength(114);
    expect(flags.filter((flag) => flag.type === "bool" && flag.default === null)).toHaveLength(11);
  });

  test("removed names are counted, complete and really gone", () => {
    expect(table.removedFlags.size).toBe(40);
    expect(table.removedEnvironmentVariables.size).toBe(23);
    const removed = [...table.removedFlags, ...table.removedEnvironmentVariables];
    for (const [name, { replacement, since, pullRequest }] of removed) {
      expect(table.flags.has(name) || table.environmentVariables.has(name)).toBe(false);
      expect(replacement).toMatch(/^(use|remove) /);
      expect(since).toMatch(/^\d/);
      expect(pullRequest ?? "#0").toMatch(/^#\d+$/);
    }
  });

  test("every replacement names flags that exist", () => {
    const removed = [...table.removedFlags.values(), ...table.removedEnvironmentVariables.values()];
    const named = removed.flatMap(({ replacement }) => replacement.match(/--[a-z0-9-]+/g) ?? []);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => lookUp(name).status !== "known")).toEqual([]);
  });

  test("it knows 316 environment variables", () => {
    expect(table.environmentVariables.size).toBe(316);
  });

  test.each([
    ["toolCallParsers", 54, "openai"],
    ["reasoningParsers", 38, "openai_gptoss"],
    ["attentionBackends", 46, "FLASH_ATTN"],
    ["quantizationMethods", 30, "gpt_oss_mxfp4"],
    ["deprecatedQuantizationMethods", 2, "fp_quant"],
    ["loadFormats", 15, "safetensors"],
    ["kvCacheDtypes", 19, "fp8"],
  ] as const)("%s are %i sorted names, among them %s", (registry, count, name) => {
    const names = table.registries[registry];
    expect(names).toHaveLength(count);
    expect(names).toContain(name);
    expect(names).toEqual([...new Set(names)].sort());
  });

  test("the table cannot be changed", () => {
    expect([table, table.registries, table.registries.loadFormats, ...flags].every(Object.isFrozen)).toBe(
      true,
    );
  });
});

describe("the table of vLLM 0.31.0 beside it", () => {
  const names = (one: VllmTable) => [...one.flags.keys()];

  test("0.32.0 has five more options and lost none", () => {
    expect(names(table).filter((name) => !older.flags.has(name))).toEqual([
      "--custom-histogram-buckets",
      "--enable-hc-sp",
      "--enable-shm-tensor-arena",
      "--grpc-port",
      "--sleep-mode-offload-cudagraph",
    ]);
    expect(names(older).filter((name) => !table.flags.has(name))).toEqual([]);
  });

  test("choices, defaults and bounds are each version's own", () => {
    const facts = (one: VllmTable) => [
      one.flags.get("--mamba-cache-mode")?.choices,
      one.flags.get("--allowed-origins")?.default,
      one.flags.get("--max-num-scheduled-tokens")?.bounds,
      one.flags.get("--disable-cascade-attn")?.deprecated,
    ];
    expect(facts(older)).toEqual([["align", "all", "none"], ["*"], [{ operator: ">=", value: 0 }], null]);
    expect(facts(table)).toEqual([
      ["align", "none"],
      [],
      [{ operator: ">=", value: 1 }],
      expect.stringContaining("will be removed in v0.33.0"),
    ]);
  });

  test("a variable that only the older one reads is removed in the newer one", () => {
    const variable = "VLLM_ENGINE_ITERATION_TIMEOUT_S";
    expect(lookUpVllmEnvironment(older, variable)).toEqual({ status: "known" });
    expect(lookUpVllmEnvironment(table, variable)).toMatchObject({ status: "removed", since: "0.32.0" });
  });
});
