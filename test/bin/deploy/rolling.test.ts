import type { Docker } from "../../../bin/docker";
import { stopCrashLoops } from "../../../bin/deploy/crash-loops";
import { restSeconds, rollEngines } from "../../../bin/deploy/rolling";
import type { Terminal } from "../../../bin/terminal";
import { evaluateInput } from "../../../config";

const { result } = evaluateInput({
  name: "shelf",
  host: { preset: "cpu" },
  models: {
    chat: { vllm: { source: "shelf/tiny", replicas: 2, maxModelLen: 512 } },
    lone: { vllm: { source: "shelf/tiny", maxModelLen: 512 } },
  },
  routing: { cooldown: { for: "1s" }, healthChecks: false },
});
if (!result) throw new Error("a config without mistakes");
const { plan } = result;
// A rest of a second, so that the test waits for no longer.
const config = {
  ...result.config,
  routing: { ...result.config.routing, cooldown: { afterFailures: 0, for: -4.9 } },
};
const engines = plan.workloads.filter(({ role }) => role === "vllm");
const planned = engines.map(({ name }) => ({
  workload: name,
  address: `docker_container.${name}`,
  hash: "h",
}));

function unexpected(): never {
  throw new Error("nothing is piped");
}

/** An engine in which the named workloads are healthy; everything else it is asked is noted. */
function world(healthy: readonly string[]) {
  const said: string[] = [];
  const calls: string[] = [];
  const line = (name: string) =>
    ["id", name, "shelf", name, "running", "Up 5 seconds (healthy)", ""].join("\t");
  const docker: Docker = {
    endpoint: "here",
    isLocal: true,
    run: (args) => {
      if (args[0] !== "ps") calls.push(args.join(" "));
      return Promise.resolve({ code: 0, output: healthy.map(line).join("\n"), errors: "" });
    },
    follow: () => Promise.resolve(0),
    open: unexpected,
    attach: unexpected,
    save: unexpected,
    feed: unexpected,
  };
  const terminal = { say: (text: string) => void said.push(text) } as unknown as Terminal;
  return { said, calls, docker, terminal, roll: { terminal, docker, config, plan, planned } };
}

const names = engines.map(({ name }) => name);

describe("engines one at a time", () => {
  test("each has an apply of its own, and the next waits until the last one is asked again", async () => {
    const { said, roll } = world(names);
    const applied: (string | undefined)[] = [];
    const failure = await rollEngines(roll, engines, (target) => {
      applied.push(target);
      return Promise.resolve(undefined);
    });
    expect(failure).toBeUndefined();
    expect(applied).toEqual(names.map((name) => `docker_container.${name}`));
    expect(said).toEqual([
      "rolling 1 of 3: shelf-vllm-chat (shelf-vllm-chat-2 answers meanwhile)",
      "  shelf-vllm-chat answers; 1 s until LiteLLM asks it again for certain",
      "rolling 2 of 3: shelf-vllm-chat-2 (shelf-vllm-chat answers meanwhile)",
      "rolling 3 of 3: shelf-vllm-lone (no other engine of its model)",
    ]);
  });

  test("a failure ends it: nobody else is touched", async () => {
    const { said, roll } = world(names);
    const applied: (string | undefined)[] = [];
    const failure = await rollEngines(roll, engines, (target) => {
      applied.push(target);
      return Promise.resolve("broken");
    });
    expect(failure).toBe("broken");
    expect(applied).toHaveLength(1);
    expect(said.at(-1)).toBe(
      "rolling 1 of 3 failed: the engines after shelf-vllm-chat, and everything else, are as they were",
    );
  });

  test("the last engine that answers for a model is never taken", async () => {
    const { said, roll } = world(["shelf-vllm-chat"]);
    const failure = await rollEngines(roll, engines, () => Promise.resolve("applied"));
    const reason = "shelf-vllm-chat stays: no other engine of chat is healthy";
    expect(failure).toEqual({ refused: reason });
    expect(said).toEqual([`rolling 1 of 3: ${reason}`]);
  });

  test("the rest of an engine is over after the last check that found it away, and what follows from that", () => {
    const routing = (healthChecks: false | { every: number; timeout: number; upstreams: boolean }) =>
      ({ routing: { ...config.routing, cooldown: { afterFailures: 0, for: 30 }, healthChecks } }) as const;
    expect(restSeconds(routing(false))).toBe(35);
    expect(restSeconds(routing({ every: 10, timeout: 10, upstreams: false }))).toBe(45);
    expect(restSeconds(routing({ every: 60, timeout: 10, upstreams: false }))).toBe(85);
  });
});

describe("after a deployment that failed", () => {
  const unhealthy = (workload: string, restarts: number) => ({
    ...{ workload, container: workload, state: "restarting", restarts, waitsFor: [], probe: "" },
    log: ["loading", "ValueError: no KV cache left"],
  });

  test("an engine that ends again and again is stopped, with its reason, and nothing else is", async () => {
    const { said, calls, docker, terminal } = world([]);
    const failure = {
      unhealthy: [
        unhealthy("shelf-vllm-chat", 7),
        unhealthy("shelf-vllm-lone", 0),
        unhealthy("shelf-proxy", 3),
      ],
      notStarted: [],
    };
    expect(await stopCrashLoops(terminal, docker, plan, failure)).toEqual(["shelf-vllm-chat"]);
    expect(calls).toEqual(["update --restart=no shelf-vllm-chat", "stop shelf-vllm-chat"]);
    expect(said).toEqual([
      "stopped shelf-vllm-chat, which had ended 7 times: ValueError: no KV cache left",
      "  it stays stopped until the next deployment",
    ]);
  });
});
