/** Time of placement alone and of the whole plan for a thousand replicas on five hundred GPUs. */
import { lockOf, parseGateway, planGateway } from "../../config";
import type { GatewayConfig, GatewayInput } from "../../config";
import { inTurns, progress, timesTable } from "./measure";
import type { Section } from "./measure";

const rounds = 7;
const gpuCount = 500;

type Vllm = NonNullable<NonNullable<GatewayInput["models"]>[string]["vllm"]>;

/** Two replicas on each GPU. The second kind has no room left over, so the quick way fails and the search decides. */
const shares = { halves: [0.45], tight: [0.55, 0.4, 0.5, 0.45] } as const;

export async function benchPlacement(): Promise<Section> {
  progress(`placement: ${gpuCount} GPUs, ${rounds} rounds in turns`);
  const halves = fleet((index) => shared(shares.halves, index));
  const lock = lockOf(planOf(halves));
  const tight = fleet((index) => shared(shares.tight, index));
  const split = islands(
    fleet((index) => ({ preset: "gpt-oss-20b", gpus: (index % 2) + 1, replicas: index % 2 === 0 ? 2 : 1 })),
  );
  const all = await inTurns(
    [
      { what: "1000 replicas, two on each GPU", run: () => planOf(halves) },
      { what: "the same, all kept by the lock", run: () => planOf(halves, { previous: lock }) },
      { what: "1000 replicas that fit in few ways", run: () => planOf(tight) },
      { what: "375 replicas of one or two GPUs in islands of 5", run: () => planOf(split) },
    ],
    { rounds, warmUps: 2 },
  );
  return { text: timesTable(`placement: plan on ${gpuCount} GPUs (goal 1 s)`, all), figures: all };
}

function shared(list: readonly number[], index: number): Vllm {
  const gpuMemoryUtilization = list[index % list.length] ?? 1;
  return { preset: "gpt-oss-20b", gpus: 1, replicas: 4, sharedGpu: true, gpuMemoryUtilization };
}

function fleet(vllm: (index: number) => Vllm): GatewayConfig {
  const { config, findings } = parseGateway({
    host: { gpus: [{ type: "h100-80gb", count: gpuCount }] },
    models: Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [`model-${index}`, { vllm: vllm(index) }]),
    ),
  });
  if (!config || findings.length > 0) throw new Error(JSON.stringify(findings));
  return config;
}

function islands(config: GatewayConfig): GatewayConfig {
  const gpus = config.host.gpus.map((gpu, index) => ({ ...gpu, island: `island-${Math.floor(index / 5)}` }));
  return { ...config, host: { ...config.host, gpus } };
}

/** Findings would make the measurement one of nothing. */
function planOf(...given: Parameters<typeof planGateway>) {
  const { plan, findings } = planGateway(...given);
  if (!plan || findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 3)));
  return plan;
}
