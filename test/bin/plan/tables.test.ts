import { planTables } from "../../../bin/plan/tables";
import type { EngineMemory, GatewayPlan, Workload } from "../../../config";

function engine(name: string, memory: readonly Partial<EngineMemory>[]): Workload {
  // The tables read only these parts of a workload.
  return { name, role: "vllm", memory } as unknown as Workload;
}

function deployment(id: string, model: string, workload: string | null) {
  return { id, model, workload, apiBase: null, apiVersion: null, apiKey: null };
}

const plan: GatewayPlan = {
  name: "shelf",
  url: "http://127.0.0.1:4100",
  network: { name: "shelf_network", adopt: false, subnet: null },
  workloads: [
    engine("shelf-vllm-big", [
      { gpu: "0", weightsGiB: 34.26, kvCacheGiB: 30.04, maxConcurrentFullLength: 12.71 },
      { gpu: "1", weightsGiB: 34.26, kvCacheGiB: 30.04, maxConcurrentFullLength: 12.71 },
    ]),
    engine("shelf-vllm-small", [{ gpu: "1", weightsGiB: 4, kvCacheGiB: 2, maxConcurrentFullLength: 3 }]),
  ],
  startOrder: [["shelf-redis", "shelf-vllm-big"], ["shelf-vllm-small"], ["shelf-proxy"]],
  routes: [
    {
      model: "big",
      aliases: ["default"],
      deployments: [deployment("shelf-vllm-big", "hosted_vllm/big", "shelf-vllm-big")],
      fallbacks: ["far", "small"],
      maxInputTokens: 131_072,
      maxOutputTokens: 131_072,
    },
    {
      model: "far",
      aliases: [],
      deployments: [deployment("far-a", "openai/gpt-4o", null), deployment("far-b", "openai/gpt-4o", null)],
      fallbacks: [],
      maxInputTokens: null,
      maxOutputTokens: null,
    },
  ],
  gpus: [
    { id: "0", name: "h100-80gb", totalGiB: 79.2, usedGiB: 68.3, tenants: ["shelf-vllm-big"] },
    {
      id: "1",
      name: "h100-80gb",
      totalGiB: 79.2,
      usedGiB: 75.1,
      tenants: ["shelf-vllm-big", "shelf-vllm-small"],
    },
    { id: "2", name: "h100-80gb", totalGiB: 79.2, usedGiB: 0, tenants: [] },
  ],
  host: {
    memoryGiB: 2048,
    limitsGiB: 12.25,
    weightsGiB: { largest: 65.3, total: 69.3 },
    diskGiB: 69.3,
    downloads: [],
  },
  ports: [{ bind: "127.0.0.1", port: 4100, internal: 8080, workload: "shelf-edge" }],
  secrets: [
    { name: "LITELLM_MASTER_KEY", readers: ["shelf-proxy", "shelf-prometheus"], canBeMade: true },
    { name: "FAR_KEY", readers: ["shelf-proxy"], canBeMade: false },
  ],
  secretsDir: "/srv/shelf/secrets",
  volumes: ["shelf-postgres-data"],
};

describe("planTables", () => {
  test("show routes, placement per GPU, start order, ports and secrets, never a value", () => {
    expect(`${planTables(plan, new Map([["LITELLM_MASTER_KEY", "sk-hidden"]]))}\n`).toBe(
      `
shelf: gateway at http://127.0.0.1:4100

Models and routes
  MODEL  ANSWERED BY        FALLBACKS   ALIASES  CONTEXT TOKENS
  big    shelf-vllm-big     far, small  default          131072
  far    openai/gpt-4o × 2  -           -                     -

Placement
  GPU  NAME       TOTAL GiB  USED GiB  TENANT            WEIGHTS GiB  KV GiB  FULL-LENGTH REQUESTS
    0  h100-80gb       79.2      68.3  shelf-vllm-big           34.3      30                  12.7
    1  h100-80gb       79.2      75.1  shelf-vllm-big           34.3      30                  12.7
                                       shelf-vllm-small            4       2                     3
    2  h100-80gb       79.2         0  free                        -       -                     -

Start order
  1  shelf-redis, shelf-vllm-big
  2  shelf-vllm-small
  3  shelf-proxy

Published ports
  ADDRESS    PORT  WORKLOAD
  127.0.0.1  4100  shelf-edge

Secrets
  NAME                VALUE    READ BY
  LITELLM_MASTER_KEY  set      shelf-proxy, shelf-prometheus
  FAR_KEY             not set  shelf-proxy

Volumes with data, kept by destroy: shelf-postgres-data
`.trimStart(),
    );
  });

  test("say which engines sit on the CPU of a host without GPUs", () => {
    expect(planTables({ ...plan, gpus: [] }, new Map())).toContain(
      "\nPlacement\n  no GPUs; on the CPU: shelf-vllm-big, shelf-vllm-small\n",
    );
  });

  test("leave out what there is nothing of", () => {
    const text = planTables(
      { ...plan, gpus: [], workloads: [], ports: [], secrets: [], volumes: [] },
      new Map(),
    );
    expect(text.split("\n").filter((line) => /^\S/.test(line))).toEqual([
      "shelf: gateway at http://127.0.0.1:4100",
      "Models and routes",
      "Start order",
    ]);
  });
});
