import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { evaluateGateway } from "../../../config";
import { compileLitellm } from "../../../config/compile/litellm";
import { compilePrometheus } from "../../../config/compile/prometheus";
import { lookUpVllmEnvironment, lookUpVllmFlag, pinnedVllmTable } from "../../../config/upstream/vllm";
import { exampleFile, exampleNames } from "../../examples";
import { litellmKeys } from "../fixtures/litellm-keys";
import type { Compiled } from "../fixtures/litellm-keys";

const folder = resolve(__dirname, "../../../examples");
const examples = exampleNames();

/** What an own YAML says is not compiled. */
function ownYaml(name: string): unknown {
  return parse(readFileSync(join(folder, name, "litellm.yaml"), "utf8"));
}

test("there are examples", () => {
  expect(examples.length).toBeGreaterThan(5);
});

test.each([
  "air-gapped",
  "embeddings-and-rerank",
  "existing-network",
  "key-rotation",
  "multi-provider",
  "replicas-and-fallbacks",
  "speech",
  "tls-domain",
  "two-tenants",
])("%s has no warning", async (name) => {
  expect((await evaluateGateway(exampleFile(name))).findings).toEqual([]);
});

describe.each(examples)("example %s", (name) => {
  const open = async () => {
    const { findings, result } = await evaluateGateway(exampleFile(name));
    if (!result) throw new Error(JSON.stringify(findings));
    return { findings, ...result, engines: result.plan.workloads.filter(({ role }) => role === "vllm") };
  };

  test("has no error", async () => {
    const { findings } = await open();
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("D2: LiteLLM reads every key", async () => {
    const { config, plan } = await open();
    const { emitted, unread } = litellmKeys(compileLitellm(config, plan) as Compiled);
    expect(emitted).toBeGreaterThan(20);
    expect(unread).toEqual([]);
  });

  test("D2: vLLM knows every flag and every variable of its own", async () => {
    const { engines } = await open();
    const flags = engines.flatMap(({ argv }) => argv.filter((word) => word.startsWith("--")));
    const variables = engines.flatMap(({ environment }) => Object.keys(environment));
    expect(flags.length > 0).toBe(engines.length > 0);
    expect(flags.filter((flag) => lookUpVllmFlag(pinnedVllmTable, flag).status !== "known")).toEqual([]);
    const unread = variables.filter(
      (variable) => !["known", "foreign"].includes(lookUpVllmEnvironment(pinnedVllmTable, variable).status),
    );
    expect(unread).toEqual([]);
  });

  test("D11: the printed texts say what was compiled, to a YAML 1.1 reader", async () => {
    const { config, plan, artefacts } = await open();
    const compiled = config.ownLitellm === null ? compileLitellm(config, plan) : ownYaml(name);
    expect(parse(artefacts.litellm, { version: "1.1" })).toEqual(compiled);
    expect(parse(artefacts.prometheus, { version: "1.1" })).toEqual(compilePrometheus(config, plan));
  });

  test("deployment ids are unique", async () => {
    const { plan } = await open();
    const ids = plan.routes.flatMap(({ deployments }) => deployments.map(({ id }) => id));
    expect(ids.length > 0).toBe(plan.routes.length > 0);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
