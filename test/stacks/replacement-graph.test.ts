/**
 * Terraform applies create_before_destroy to everything that such a container depends on. Whatever is there under a
 * fixed name would meet its own second generation: `Conflict. The container name … is already in use`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GatewayInput } from "../../config";
import { exampleNames, goldenFolder } from "../examples";
import { Template, synthesiseInput } from "../template";

const overlapping = (template: Template) =>
  [...template.containers].filter(([, { lifecycle }]) => lifecycle !== undefined).map(([name]) => name);

const networkNames = (template: Template) =>
  template.ofType("docker_network").flatMap((network) => ("name" in network ? [network.name] : []));

const goldens = exampleNames().map((name) => ({
  name: `examples/${name}`,
  template: new Template(readFileSync(join(goldenFolder, name, "cdk.tf.json"), "utf8")),
}));

const model: GatewayInput["models"] = {
  mini: { upstream: { model: "openai/gpt-4o-mini", apiKeys: ["KEY"] } },
};
const threeProxies: GatewayInput = { models: model, proxy: { replicas: 3 } };
const half = { preset: "gpt-oss-20b", gpuIds: [0], sharedGpu: true, gpuMemoryUtilization: 0.4 };
const sharedGpu: GatewayInput = {
  host: { gpus: [{ type: "h200-141gb" }] },
  models: { a: { vllm: half }, b: { vllm: half } },
};
const variants: readonly { name: string; input: GatewayInput }[] = [
  { name: "three proxies", input: threeProxies },
  { name: "two engines on one GPU", input: sharedGpu },
  {
    name: "no database and no cache",
    input: { models: model, database: { type: "none" }, cache: { type: "none" } },
  },
  {
    name: "an external database",
    input: { models: model, database: { type: "external", url: "DATABASE_URL" } },
  },
  { name: "an adopted network", input: { models: model, host: { network: { name: "lab", adopt: true } } } },
];

const stacks = [
  ...goldens,
  ...variants.map(({ name, input }) => ({ name, template: synthesiseInput(input) })),
];

describe.each(stacks)("$name", ({ template }) => {
  test("the proxies overlap, and with them everything in front of them", () => {
    const names = overlapping(template);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !/-(proxy(-\d+)?|migrate|roles)$/.test(name))).toEqual([]);
  });

  // The networks are the exception: they are never replaced while the stack is up, because their settings are not changed.
  test("nothing with a fixed name but networks lies behind an overlapping container", () => {
    const networks = networkNames(template);
    for (const name of overlapping(template))
      expect(networks).toEqual(expect.arrayContaining([...template.fixedNamesBehind(name)]));
  });

  test("no proxy waits in Terraform for a database, a cache or an engine", () => {
    const proxies = overlapping(template);
    for (const name of proxies)
      expect(proxies).toEqual(expect.arrayContaining([...template.dependencies(name)]));
  });

  test("proxies come one after another", () => {
    const proxies = overlapping(template).filter((name) => /-proxy(-\d+)?$/.test(name));
    const chained = proxies.map((name) =>
      template.dependencies(name).filter((other) => proxies.includes(other)),
    );
    expect(chained.map((before) => before.length).toSorted()).toEqual(proxies.map((_, index) => index));
  });
});

test("the edge depends on no proxy: a change of both must not close the port while new proxies start", () => {
  const template = synthesiseInput(threeProxies);
  expect(template.dependencies("vllm-litellm-edge")).toEqual(["vllm-litellm-edge-config"]);
});

test("engines on one GPU load one after another", () => {
  const template = synthesiseInput(sharedGpu);
  expect(template.dependencies("vllm-a")).toEqual([]);
  expect(template.dependencies("vllm-b")).toEqual(["vllm-a"]);
});

test("without the edge nothing overlaps: the port cannot be held twice", () => {
  const template = synthesiseInput({ models: model, edge: { enabled: false } });
  expect(overlapping(template)).toEqual([]);
  expect(template.containers.has("vllm-litellm-edge")).toBe(false);
  expect(template.container("vllm-litellm-proxy").ports).toEqual([
    { ip: "127.0.0.1", external: 4000, internal: 4000 },
  ]);
});

test("the check sees a name that is reached through others", () => {
  const text = synthesiseInput({ models: model, proxy: { replicas: 2 } }).text;
  const redis = /docker_container\.(vllm-litellm-redis_\w+)/.exec(text)?.[0] ?? "";
  const migrateNeedsRedis = text.replace(
    /("path": "[^"]*\/vllm-litellm-migrate\/Resource"[^]*?"depends_on": \[)/,
    `$1"${redis}",`,
  );
  const names = new Template(migrateNeedsRedis).fixedNamesBehind("vllm-litellm-proxy-2");
  expect([...names].toSorted()).toEqual(["vllm-litellm-redis", "vllm_data", "vllm_network"]);
});
