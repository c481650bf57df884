import {
  lookUpVllmEnvironment,
  lookUpVllmFlag,
  type VllmTable,
  vllmTable,
  vllmVersions,
} from "../../../config/upstream/vllm";

function pinnedTable(): VllmTable {
  const found = vllmTable("0.32.0");
  if (!found) throw new Error("the table of vLLM 0.32.0 is missing");
  return found;
}

const table = pinnedTable();
const lookUp = (flag: string) => lookUpVllmFlag(table, flag);

describe("vllmTable", () => {
  test("the pinned version has a table that names it", () => {
    expect(vllmVersions).toEqual(["0.32.0"]);
    expect(table.version).toBe("0.32.0");
  });

  test("a version without a table is undefined", () => {
    expect(vllmTable("0.10.0")).toBeUndefined();
  });
});

describe("a known flag", () => {
  const plain = {
    choices: null,
    keywords: [],
    hasNumberSuffixes: false,
    separator: null,
    negation: null,
    aliases: [],
    registry: null,
    deprecated: null,
  };

  test.each([
    [{ name: "--max-model-len", type: "int", keywords: ["auto"], hasNumberSuffixes: true }],
    [{ name: "--gpu-memory-utilization", type: "float", aliases: ["--device-memory-utilization"] }],
    [{ name: "--enable-prefix-caching", type: "bool", negation: "--no-enable-prefix-caching" }],
    [{ name: "--disable-log-stats", type: "bool" }],
    [{ name: "--performance-mode", type: "string", choices: ["balanced", "interactivity", "throughput"] }],
    [{ name: "--tool-call-parser", type: "string", registry: "toolCallParsers" }],
    [{ name: "--served-model-name", type: "list", separator: "space" }],
    [{ name: "--device-ids", type: "list", separator: "comma" }],
    [{ name: "--middleware", type: "list", separator: "repeat" }],
    [{ name: "--speculative-config", type: "json", aliases: ["-sc"] }],
    [{ name: "--hf-overrides", type: "json|string" }],
    [{ name: "--model", type: "string", deprecated: "give the model as the positional argument" }],
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

describe("an unknown flag", () => {
  test.each([
    ["underscores", "--max_model_len", "--max-model-len"],
    ["swapped letters", "--gpu-memory-utilizatoin", "--gpu-memory-utilization"],
    ["an abbreviation", "--kv-cache-memory", "--kv-cache-memory-bytes"],
    ["a short abbreviation", "--gpu-mem", "--gpu-memory-utilization"],
    ["an abbreviated negation", "--no-enable-prefix-cach", "--no-enable-prefix-caching"],
    ["missing dashes", "max-model-len", "--max-model-len"],
    ["a nested key of a flag that takes no JSON", "--max-model-len.x", "--max-model-len"],
  ])("%s lead to the full name", (_, flag, closest) => {
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
      string: 92,
      json: 32,
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
    expect(flags.filter((flag) => flag.choices)).toHaveLength(43);
    expect(flags.filter((flag) => flag.aliases.length > 0)).toHaveLength(25);
    expect(flags.filter((flag) => flag.negation)).toHaveLength(88);
    expect(flags.filter((flag) => flag.registry)).toHaveLength(6);
    expect(flags.filter((flag) => flag.hasNumberSuffixes)).toHaveLength(6);
    expect(flags.filter((flag) => flag.deprecated)).toHaveLength(1);
  });

  test("removed names are counted, complete and really gone", () => {
    expect(table.removedFlags.size).toBe(39);
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
