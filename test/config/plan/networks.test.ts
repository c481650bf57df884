import { networksOf, parseGateway, planGateway } from "../../../config";
import type { GatewayPlan } from "../../../config";
import { far } from "../fixtures/fixture";

function planOf(input: object): GatewayPlan {
  const { config, findings } = parseGateway(input);
  const plan = config && planGateway(config).plan;
  if (!plan) throw new Error(JSON.stringify(findings));
  return plan;
}

/** Networks by container. */
function networks(input: object): Readonly<Record<string, readonly string[]>> {
  const plan = planOf(input);
  return Object.fromEntries(plan.workloads.map((each) => [each.name, networksOf(plan, each)]));
}

const shelf = { vllm: { source: "shelf/small", gpus: 0, fit: "off", maxModelLen: 1024 } };

test("S2-23: databases have no way out; engines only where they download nothing", () => {
  expect(networks({ models: { shelf, far } })).toEqual({
    "vllm-shelf": ["vllm_network"],
    "vllm-litellm-redis": ["vllm_data"],
    "vllm-litellm-postgres": ["vllm_data"],
    "vllm-litellm-roles": ["vllm_data"],
    "vllm-litellm-migrate": ["vllm_data"],
    "vllm-litellm-proxy": ["vllm_network", "vllm_data"],
    "vllm-litellm-edge": ["vllm_network"],
    "vllm-litellm-prometheus": ["vllm_network", "vllm_data"],
    "vllm-litellm-redis-exporter": ["vllm_data"],
    "vllm-litellm-postgres-exporter": ["vllm_data"],
  });
  expect(networks({ name: "lab", models: { shelf, far }, huggingFace: { offline: true } })).toEqual({
    "lab-vllm-shelf": ["lab_engines"],
    "lab-redis": ["lab_data"],
    "lab-postgres": ["lab_data"],
    "lab-roles": ["lab_data"],
    "lab-migrate": ["lab_data"],
    "lab-proxy": ["lab_network", "lab_data", "lab_engines"],
    "lab-edge": ["lab_network"],
    "lab-prometheus": ["lab_network", "lab_data", "lab_engines"],
    "lab-redis-exporter": ["lab_data"],
    "lab-postgres-exporter": ["lab_data"],
  });
});

test("a database that publishes a port, and a migration of somebody else's, have a way out", () => {
  expect(networks({ models: { far }, database: { publish: { port: 5400 } } })).toMatchObject({
    "vllm-litellm-postgres": ["vllm_data", "vllm_network"],
  });
  expect(
    networks({
      models: { far },
      cache: { type: "none" },
      database: { type: "external", url: "DATABASE_URL" },
    }),
  ).toMatchObject({ "vllm-litellm-migrate": ["vllm_network"], "vllm-litellm-proxy": ["vllm_network"] });
});

test("the networks of the plan are those that have members", () => {
  expect(planOf({ models: { far } }).internalNetworks).toEqual([{ id: "data", name: "vllm_data" }]);
  expect(planOf({ models: { shelf }, huggingFace: { offline: true } }).internalNetworks).toEqual([
    { id: "data", name: "vllm_data" },
    { id: "engines", name: "vllm_engines" },
  ]);
  const bare = { models: { far }, cache: { type: "none" }, database: { type: "none" } };
  expect(planOf(bare).internalNetworks).toEqual([]);
});

test.each([
  ["litellm/litellm:v1.106.2", null],
  ["litellm/litellm-non_root:v1.106.2", "65534:65534"],
  ["ghcr.io/berriai/litellm-non_root@sha256:00", "65534:65534"],
  ["example.net/my-litellm-non_rooted:1", null],
])("S2-23: LiteLLM of %s runs as %p", (litellm, user) => {
  const { workloads } = planOf({ models: { far }, images: { litellm } });
  const users = workloads.filter(({ role }) => ["proxy", "migrate"].includes(role)).map((each) => each.user);
  expect(users).toEqual([user, user]);
});

test("S2-23: every container but an engine has a limit of memory and CPU", () => {
  const { workloads } = planOf({ models: { shelf, far }, proxy: { workers: 3 } });
  expect(workloads.filter(({ memoryMiB, cpus }) => memoryMiB === null || cpus === null)).toMatchObject([
    { role: "vllm" },
  ]);
  expect(workloads.find(({ role }) => role === "proxy")?.cpus).toBe(4);
});
