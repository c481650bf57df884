import type { Docker } from "../../../bin/docker";
import { readTiers } from "../../../bin/status/tiers";
import { evaluated } from "../../config/fixtures/evaluated";
import { far } from "../../config/fixtures/fixture";

const { plan } = evaluated({ name: "shelf", models: { far }, cache: { type: "none" }, database: {} });

interface Given {
  readonly workload: string;
  readonly state?: object;
  readonly restarts?: number;
}

const started = "2026-01-01T00:00:00Z";
const healthy = { Status: "running", ExitCode: 0, StartedAt: started, Health: { Status: "healthy" } };
const created = { Status: "created", ExitCode: 0, StartedAt: "0001-01-01T00:00:00Z" };

/** An engine with these containers. */
function docker(given: readonly Given[]): Docker {
  const inspected = given.map(({ workload, state = healthy, restarts = 0 }) => ({
    ...{ Name: `/${workload}-1`, RestartCount: restarts, State: state },
    Config: { Labels: { "cdktf-vllm-litellm.workload": workload } },
  }));
  const run = (args: readonly string[]) => {
    const output =
      args[0] === "ps" ? given.map((_, index) => `id${index}`).join("\n") : JSON.stringify(inspected);
    return Promise.resolve({ code: 0, output, errors: "" });
  };
  return { endpoint: "the local socket", isLocal: true, run } as Partial<Docker> as Docker;
}

const names = plan.startOrder.flat();
const job = { Status: "exited", ExitCode: 0, StartedAt: started };
const whole = names.map((workload) => ({
  workload,
  state: plan.workloads.find(({ name }) => name === workload)?.oneShot === true ? job : healthy,
}));

describe("S2-19: tiers", () => {
  test("in the order of starting: services that answer and jobs that have ended are well", async () => {
    const tiers = await readTiers(docker(whole.toReversed()), plan);
    expect(tiers?.map(({ workload, ok }) => [workload, ok])).toEqual(names.map((name) => [name, true]));
  });

  test("who only brings config files to a planned one is none; anybody else is, and is not well", async () => {
    const more = [
      { workload: "shelf-edge-config", state: created },
      { workload: "stranger-config", state: created },
    ];
    const tiers = await readTiers(docker([...whole, ...more]), plan);
    expect(tiers?.slice(names.length)).toEqual([
      {
        workload: "stranger-config",
        role: "unplanned",
        model: null,
        container: "stranger-config-1",
        state: "created",
        ok: false,
        since: null,
        restarts: 0,
      },
    ]);
  });

  test("one that is missing, one that has ended, one that restarts", async () => {
    const proxy = "shelf-proxy";
    const seen = async (own: readonly Given[]) => {
      const others = whole.filter(({ workload }) => workload !== proxy);
      const tiers = await readTiers(docker([...others, ...own]), plan);
      return tiers
        ?.filter(({ workload }) => workload === proxy)
        .map(({ state, ok, restarts }) => ({ state, ok, restarts }));
    };
    expect(await seen([])).toEqual([{ state: "missing", ok: false, restarts: 0 }]);
    const ended = { Status: "exited", ExitCode: 137, StartedAt: started };
    expect(await seen([{ workload: proxy, state: ended }])).toEqual([
      { state: "exited (137)", ok: false, restarts: 0 },
    ]);
    // While a new generation takes over there are two.
    expect(await seen([{ workload: proxy }, { workload: proxy, restarts: 3 }])).toEqual([
      { state: "healthy", ok: true, restarts: 0 },
      { state: "healthy", ok: true, restarts: 3 },
    ]);
  });

  test("nothing is known of an engine that does not answer", async () => {
    const silent = { ...docker([]), run: () => Promise.resolve({ code: 1, output: "", errors: "no" }) };
    expect(await readTiers(silent, plan)).toBeUndefined();
  });
});
