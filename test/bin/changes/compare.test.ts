import { compare, replacedEngines } from "../../../bin/changes/compare";
import { changesText } from "../../../bin/changes/tell";
import { evaluateInput } from "../../../config";
import type { GatewayInput } from "../../../config";
import { plannedContainers } from "../../../stacks/planned-containers";

const engine = (replicas: number, maxNumSeqs: number) => ({
  vllm: { source: "shelf/tiny", replicas, maxNumSeqs, maxModelLen: 512, stopGrace: "20s", loadBudget: "60s" },
});

interface Shape {
  readonly replicas?: number;
  readonly maxNumSeqs?: number;
  readonly edge?: boolean;
  readonly logLevel?: "info";
  readonly fallbacks?: Readonly<Record<string, string[]>>;
  readonly name?: string;
}

function planned({ replicas = 2, maxNumSeqs = 4, edge = true, logLevel, fallbacks = {}, name }: Shape) {
  const input: GatewayInput = {
    host: { preset: "cpu" },
    models: { [name ?? "chat"]: engine(replicas, maxNumSeqs), spare: engine(1, 8) },
    routing: { fallbacks },
    edge: { enabled: edge },
    proxy: logLevel === undefined ? {} : { logLevel },
  };
  const { result, findings } = evaluateInput(input);
  if (!result) throw new Error(JSON.stringify(findings));
  return { plan: result.plan, containers: plannedContainers(result) };
}

/** What would be changed from one shape to the other. */
function changes(before: Shape, after: Shape, rolling = false) {
  const deployed = new Map(planned(before).containers.map(({ workload, hash }) => [workload, hash]));
  const { plan, containers } = planned(after);
  return compare(plan, containers, deployed, rolling);
}

describe("what a deployment changes", () => {
  test("is nothing when nothing changed", () => {
    expect(changes({}, {})).toEqual({ workloads: [], away: [], thinner: [] });
    expect(changesText(changes({}, {}), "what runs now", false)).toBe("changes: none, against what runs now");
  });

  test("of a flag is both replicas: the model is away for its stop and its load", () => {
    const seen = changes({}, { maxNumSeqs: 5 });
    expect(seen).toEqual({
      workloads: [
        { workload: "vllm-chat", change: "replaced" },
        { workload: "vllm-chat-2", change: "replaced" },
      ],
      away: [
        { model: "chat", seconds: 20 + 15 + 60, workloads: ["vllm-chat", "vllm-chat-2"], fallbacks: [] },
      ],
      thinner: [],
    });
    expect(changesText(seen, "what runs now", false)).toBe(`changes, against what runs now:
  replaced  vllm-chat, vllm-chat-2
  away      chat: at most 95 s, for the start of vllm-chat, vllm-chat-2; nobody answers meanwhile; with \`deploy --rolling\` it is never away`);
  });

  test("rolling leaves one of them", () => {
    const seen = changes({}, { maxNumSeqs: 5 }, true);
    expect(seen.away).toEqual([]);
    expect(seen.thinner).toEqual([{ model: "chat", replaced: ["vllm-chat", "vllm-chat-2"], stay: [] }]);
    expect(changesText(seen, "what runs now", true)).toContain(
      "  less      chat: vllm-chat, vllm-chat-2 replaced one at a time, the others answer meanwhile",
    );
  });

  test("rolling does not help a model with one engine; its fallbacks are named", () => {
    const shape = { replicas: 1, fallbacks: { chat: ["spare"] } };
    const seen = changes(shape, { ...shape, maxNumSeqs: 5 }, true);
    expect(seen.away).toMatchObject([{ model: "chat", fallbacks: ["spare"] }]);
    expect(changesText(seen, "x", true)).toContain(
      "chat: at most 95 s, for the start of vllm-chat; spare answers meanwhile",
    );
  });

  test("a replica more is new, one less is removed, and the others stay", () => {
    const isEngine = ({ workload }: { workload: string }) => workload.includes("chat");
    expect(changes({}, { replicas: 3 }).workloads.filter(isEngine)).toEqual([
      { workload: "vllm-chat-3", change: "new" },
    ]);
    expect(changes({ replicas: 3 }, {}).workloads.filter(isEngine)).toEqual([
      { workload: "vllm-chat-3", change: "removed" },
    ]);
    expect(changes({ replicas: 3 }, {}).away).toEqual([]);
  });

  test("of the proxy takes nobody away behind the edge, and everybody without it", () => {
    expect(changes({}, { logLevel: "info" })).toEqual({
      workloads: [{ workload: "vllm-litellm-proxy", change: "replaced" }],
      away: [],
      thinner: [],
    });
    const seen = changes({ edge: false }, { edge: false, logLevel: "info" });
    expect(seen.away).toMatchObject([{ model: null, workloads: ["vllm-litellm-proxy"] }]);
    expect(changesText(seen, "x", false)).toMatch(
      /away {6}the whole gateway: at most \d+ min.*, for the start of vllm-litellm-proxy$/,
    );
  });

  test("engines to roll are those that are replaced, never new ones", () => {
    const { plan, containers } = planned({ replicas: 3, maxNumSeqs: 5 });
    const deployed = new Map(planned({}).containers.map(({ workload, hash }) => [workload, hash]));
    const seen = compare(plan, containers, deployed, true);
    expect(replacedEngines(plan, seen).map(({ name }) => name)).toEqual(["vllm-chat", "vllm-chat-2"]);
  });

  test("each container has an address of its own", () => {
    const { containers } = planned({});
    const addresses = containers.map(({ address }) => address);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.every((address) => /^docker_container\.[\w-]+$/.test(address))).toBe(true);
    expect(containers.every(({ hash, workload }) => /^[0-9a-f]{32}$/.test(hash) && workload !== "")).toBe(
      true,
    );
  });
});
