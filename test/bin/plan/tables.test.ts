import { placementTables, planTables } from "../../../bin/plan/tables";
import type { GatewayPlan } from "../../../config";
import { engine, plan, unicode } from "./sample";

const ascii = { ...unicode, isUnicode: false };

/** The lines of the GPU table, without its title and head. */
function bars(text: string): readonly string[] {
  return text.slice(text.indexOf("GPUs\n")).split("\n\n")[0]?.split("\n").slice(2) ?? [];
}

/** Every replica of `model` alone on its GPU. */
function replicas(count: number): Partial<GatewayPlan> {
  const names = Array.from({ length: count }, (_, index) => `vllm-a${index === 0 ? "" : `-${index + 1}`}`);
  return {
    workloads: names.map((name, index) => engine("a", name, [{ gpu: String(index) }])),
    gpus: names.map((name, index) => ({
      id: String(index),
      name: "h100-80gb",
      totalGiB: 79.2,
      usedGiB: 9,
      tenants: [name],
    })),
    startOrder: [names],
    volumes: names.map((name) => `${name}-cache`),
  };
}

describe("planTables", () => {
  test("show GPUs, engines, routes, start order, ports and secrets, never a value", () => {
    expect(`${planTables(plan, new Map([["LITELLM_MASTER_KEY", "sk-hidden"]]), unicode)}\n`).toBe(
      `
shelf: gateway at http://127.0.0.1:4100

GPUs
  GPU  TYPE        GiB  MEMORY                                    FREE GiB  TENANTS
    0  h100-80gb  79.2  █████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░░······      11.4  big
    1  h100-80gb  79.2  ████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░░│██▓░░·       1.9  big, small
    2  h100-80gb  79.2  ········································      79.2  free
  █ weights   ▓ KV cache   ░ reserve (activations, graphs, context)   · free   │ next tenant

Engines (GiB on each GPU)
  MODEL  GPU  WEIGHTS  KV CACHE  OVERHEAD  SHARE  CACHE TOKENS  MAX LENGTH  FITS UP TO  FULL-LENGTH REQUESTS
  big    0-1     34.3      30.0       3.0   0.85       1665925      131072      131072                  12.7
  small  1        4.0       2.0       3.0   0.12        196608       65536      131072                   3.0

Host
  container memory limits  12.3 of 2048.0 GiB
  weights to read          69.3 GiB, 65.3 GiB of one model
  disk for weights         69.3 GiB

Models and routes
  MODEL  ANSWERED BY        FALLBACKS   ALIASES  CONTEXT TOKENS
  big    shelf-vllm-big     far, small  default          131072
  far    openai/gpt-4o × 2  -           -                     -

Start order
  1  shelf-redis, shelf-vllm-big
  2  shelf-vllm-small
  3  shelf-proxy

Published ports
  ADDRESS    PORT  WORKLOAD
  127.0.0.1  4100  shelf-edge

Secrets
  set      LITELLM_MASTER_KEY
  not set  FAR_KEY

Volumes with data, kept by destroy: shelf-postgres-data
`.trimStart(),
    );
  });

  test("say which engines sit on the CPU of a host without GPUs", () => {
    const workloads = plan.workloads.map((workload) => ({ ...workload, gpus: [], memory: [] }));
    expect(planTables({ ...plan, gpus: [], workloads }, new Map(), unicode).split("\n\n")[1]).toBe(
      "Engines on the CPU: shelf-vllm-big, shelf-vllm-small",
    );
  });

  test("say what the machine must have, as far as it is known", () => {
    const host = (own: Partial<GatewayPlan["host"]>) => {
      const text = planTables({ ...plan, host: { ...plan.host, ...own } }, new Map(), unicode);
      return text.slice(text.indexOf("\nHost\n")).split("\n\n")[0]?.split("\n").slice(2);
    };
    const unknown = (...sources: string[]) => sources.map((source) => ({ source, sizeGiB: null }));
    const empty = { memoryGiB: null, weightsGiB: { largest: 0, total: 0 }, diskGiB: 0 };
    expect(host(empty)).toEqual(["  container memory limits  12.3 GiB"]);
    expect(host({ ...empty, downloads: unknown("a/b", "c/d") })?.[1]).toBe(
      "  disk for weights         not known for a/b, c/d",
    );
    expect(host({ downloads: unknown("a", "b", "c", "d") })?.[2]).toBe(
      "  disk for weights         69.3 GiB; not known for 4 models",
    );
  });

  test("leave out what there is nothing of", () => {
    const text = planTables(
      { ...plan, gpus: [], workloads: [], ports: [], secrets: [], volumes: [] },
      new Map(),
      unicode,
    );
    expect(text.split("\n").filter((line) => /^\S/.test(line))).toEqual([
      "shelf: gateway at http://127.0.0.1:4100",
      "Host",
      "Models and routes",
      "Start order",
    ]);
  });
});

describe("planTables on 500 equal GPUs", () => {
  const text = planTables({ ...plan, ...replicas(500) }, new Map(), unicode);

  test("have one line for all", () => {
    expect(bars(text)[0]).toBe(
      "  0-499  h100-80gb  79.2  ██▓░░···································      69.7  a × 500",
    );
    expect(text).toContain("\n  a × 500  0-499      4.0  ");
  });

  test("name the first and the last replica", () => {
    expect(text).toContain("\n  1  vllm-a to vllm-a-500 (500)\n");
    expect(text).toContain("kept by destroy: vllm-a-cache to vllm-a-500-cache (500)");
    expect(text.length).toBeLessThan(2500);
  });
});

describe("placementTables", () => {
  const [gpu] = plan.gpus;
  const on = (tenants: readonly string[]) => (gpu ? [{ ...gpu, tenants }] : []);

  test("say below zero how much is missing on a GPU whose tenants do not fit", () => {
    const workloads = [engine("wide", "vllm-wide", [{ weightsGiB: 90, kvCacheGiB: -20.16 }])];
    const text = placementTables({ ...plan, workloads, gpus: on(["vllm-wide"]) }, unicode);
    expect(bars(text)[0]).toBe(
      "    0  h100-80gb  79.2  ██████████████████████████████████████░░     -14.3  wide",
    );
  });

  test("show that the size of a tenant is not known", () => {
    const unknown = { ...engine("odd", "vllm-odd", []), gpus: ["0"] };
    const workloads = [engine("small", "vllm-small", [{}]), unknown];
    const text = placementTables({ ...plan, workloads, gpus: on(["vllm-small", "vllm-odd"]) }, unicode);
    expect(bars(text)).toEqual([
      `    0  h100-80gb  79.2  ██▓░░│${"?".repeat(34)}  ?         small, odd`,
      "  █ weights   ▓ KV cache   ░ reserve (activations, graphs, context)   · free   │ next tenant   ? size not known",
    ]);
    expect(text).toContain("\n  odd      0        -         -         -      -             -");
  });

  test("need no Unicode", () => {
    const text = placementTables({ ...plan, ...replicas(3) }, ascii);
    expect(bars(text)).toEqual([
      "  0-2  h100-80gb  79.2  ##=--...................................      69.7  a x 3",
      "  # weights   = KV cache   - reserve (activations, graphs, context)   . free",
    ]);
    expect(text).toMatch(/^[\n -~]*$/);
  });

  test("colour the parts where colours are shown, and are the same text without them", () => {
    const text = placementTables(plan, { ...unicode, hasColor: true });
    expect(text).toContain("\u001b[34m█████████████████\u001b[0m\u001b[32m▓");
    // eslint-disable-next-line no-control-regex -- colours begin with one
    expect(text.replace(/\u001b\[\d+m/g, "")).toBe(placementTables(plan, unicode));
  });

  test("hold back what a name says to the terminal", () => {
    const workloads = [engine("a\u001b[2Jb", "vllm-a", [{}])];
    const text = placementTables({ ...plan, workloads, gpus: on(["vllm-a"]) }, unicode);
    expect(bars(text)[0]).toContain("  a?[2Jb");
  });
});
