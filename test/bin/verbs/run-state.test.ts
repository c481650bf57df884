import { rest } from "../../../bin/deploy/rolling";
import { connectDocker } from "../../../bin/docker";
import { waitFor } from "../../../bin/workloads/run-state";
import { evaluated } from "../../config/fixtures/evaluated";
import { far } from "../../config/fixtures/fixture";
import { interrupted } from "../interrupted";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";
import { psLine, running } from "./running";

jest.setTimeout(60_000);
jest.mock("../../../bin/deploy/rolling");
const rested = jest.mocked(rest);

const names = [...running, "shelf-redis-exporter", "shelf-postgres-exporter"];
const job = psLine("shelf-migrate", "exited", "Exited (0) 2 hours ago");
const allRunning = job + names.map((name) => psLine(name, "running", "Up 2 hours (healthy)")).join("");
const stopped = job + names.map((name) => psLine(name, "exited", "Exited (0) 2 hours ago")).join("");

interface Document {
  readonly containers: readonly {
    readonly workload: string;
    readonly done: string;
    readonly problem: string;
  }[];
  readonly notHealthy: readonly string[];
  readonly missing: readonly string[];
}

describe("stop, start, restart (S2-27)", () => {
  let place: Workplace;
  beforeEach(() => {
    place = workplace("cpu.yaml");
    place.answer("ps", { output: allRunning });
  });
  afterEach(() => place.remove());

  const done = async (...argv: string[]) => {
    const { code, out, err } = await place.run(...argv, "--json");
    const { containers, notHealthy, missing } = JSON.parse(out) as Document;
    return { code, err, notHealthy, missing, done: containers.map((one) => [one.workload, one.done]) };
  };

  test("stop keeps everything: who calls goes first, nothing is removed", async () => {
    const { code, done: order, err } = await done("stop");
    expect(order[0]).toEqual(["shelf-edge", "stopped"]);
    expect(order[1]).toEqual(["shelf-proxy", "stopped"]);
    expect(order).toHaveLength(names.length);
    expect(["rm", "volume", "container", "network"].flatMap((verb) => place.calls(verb))).toEqual([]);
    expect(err).toContain(
      "stopped containers show no ports: `cdktf diff` would replace shelf-edge until `llm-gateway start`, or `llm-gateway deploy`, has started them; no data depends on it\n",
    );
    expect(code).toBe(0);
  });

  test("with the grace that the plan gives each", async () => {
    await place.run("stop", "words");
    expect(place.calls("stop").map(({ argv }) => argv)).toEqual([
      ["stop", "-t", "75", "id-of-shelf-vllm-words"],
    ]);
  });

  test("Ctrl-C during the first ends the command, and leaves the others alone", async () => {
    const { code, err } = await interrupted(place, "stop -t", "stop");
    expect(code).toBe(130);
    expect(place.calls("stop").map(({ argv }) => argv.at(-1))).toEqual(["id-of-shelf-edge"]);
    expect(err).not.toContain("✖");
  });

  test("one service alone, and none that is stopped already; no word about ports where there are none", async () => {
    place.answer("ps", { output: stopped });
    const { err, done: order } = await done("stop", "redis");
    expect(order).toEqual([["shelf-redis", "nothing"]]);
    expect(err).toContain("nothing to do");
    expect(err).not.toContain("ports");
    expect((await done("stop")).err).not.toContain("ports");
  });

  test.each([
    ["start", 1],
    ["restart", 1],
    ["stop", 0],
  ])("%s names who has no container, and ends with %i", async (verb, code) => {
    place.answer("ps", { output: job });
    const nothing = await done(verb);
    expect(nothing.missing.toSorted()).toEqual(names.toSorted());
    expect(nothing.err).toMatch(/^no container of .*shelf-proxy.* is there: `llm-gateway deploy` makes it$/m);
    expect(nothing.err).not.toContain("nothing to do");
    expect(nothing.code).toBe(code);
    const state = verb === "start" ? stopped : allRunning;
    place.answer("ps", { output: state.replace(/^.*shelf-redis\t.*\n/m, "") });
    const options = verb === "start" ? ["--no-wait"] : [];
    const some = await done(verb, ...options);
    expect([some.missing, some.code]).toEqual([["shelf-redis"], code]);
    expect(some.done).toHaveLength(names.length - 1);
  });

  test("stop and restart say beforehand what may take long", async () => {
    expect((await place.run("stop", "words")).err).toContain(
      "stopping shelf-vllm-words (up to 75 s)\nstopped shelf-vllm-words\n",
    );
    expect((await place.run("restart", "words")).err).toContain(
      "restarting shelf-vllm-words (up to 75 s until it has stopped)\nrestarted shelf-vllm-words\n",
    );
  });

  test("on a terminal stop and restart ask first", async () => {
    place.confirm = false;
    expect((await place.run("stop")).code).toBe(1);
    expect((await place.run("restart", "redis")).code).toBe(1);
    expect([...place.calls("stop"), ...place.calls("restart")]).toEqual([]);
    expect((await place.run("restart", "redis", "--yes")).code).toBe(0);
  });

  test("start starts the same containers, who is called first, and waits; jobs are not done again", async () => {
    place.answer("ps", { output: stopped });
    const result = place.run("start", "--json");
    while (place.calls("start").length < names.length)
      await new Promise((resolve) => setTimeout(resolve, 50));
    place.answer("ps", { output: allRunning });
    const { code, out } = await result;
    const order = (JSON.parse(out) as Document).containers.map(({ workload }) => workload);
    expect(order.indexOf("shelf-postgres")).toBeLessThan(order.indexOf("shelf-proxy"));
    expect(order.at(-1)).toBe("shelf-edge");
    expect(place.calls("start").map(({ argv }) => argv[1])).not.toContain("id-of-shelf-migrate");
    expect(code).toBe(0);
  });

  test.each([["stop"], ["start", "--no-wait"], ["restart", "tiny"]])(
    "S4-01: %s is done twice in a row",
    async (...argv) => {
      expect((await place.run(...argv)).code).toBe(0);
      place.answer("ps", { output: argv[0] === "stop" ? stopped : allRunning });
      expect((await place.run(...argv)).code).toBe(0);
    },
  );

  test("start --no-wait does not", async () => {
    place.answer("ps", { output: stopped });
    expect((await place.run("start", "--no-wait")).code).toBe(0);
  });

  describe("what cannot be seen is not well", () => {
    beforeEach(() => {
      jest.spyOn(Date, "now").mockImplementation(() => (now += 60_000));
    });
    afterEach(() => jest.restoreAllMocks());
    let now = 0;

    test("an engine that no longer answers", async () => {
      place.rule("ps -a --no-trunc", { code: 1 });
      expect(await waitFor(redis(), redis().workloads)).toEqual(["shelf-redis"]);
    });

    test("a container that is gone", async () => {
      place.answer("ps", { output: allRunning.replace(/^.*shelf-redis.*\n/m, "") });
      expect(await waitFor(redis(), redis().workloads)).toEqual(["shelf-redis"]);
      place.answer("ps", { output: allRunning });
      expect(await waitFor(redis(), redis().workloads)).toEqual([]);
    });

    test("but one that has never been there is not waited for", async () => {
      expect(await waitFor({ ...redis(), containers: [] }, redis().workloads)).toEqual([]);
    });

    const redis = () => {
      const { plan, config } = evaluated({ name: "shelf", models: { far }, database: {} });
      const workloads = plan.workloads.filter(({ role }) => role === "redis");
      const container = { id: "r", name: "shelf-redis", stack: "shelf", workload: "shelf-redis" };
      const containers = [{ ...container, state: "healthy", ports: "" }];
      return { plan, workloads, containers, docker: connectDocker(config.host, place.environment) };
    };
  });

  describe("engines on the same GPU", () => {
    const both = ["shelf-vllm-first", "shelf-vllm-second"];
    const states = (first: string, second: string) =>
      [first, second].map((status, index) => {
        const state = status.startsWith("Up") ? "running" : "exited";
        return psLine(both[index] ?? "", state, status);
      });
    const exited = "Exited (0) 2 hours ago";
    beforeEach(() => {
      const engine = (name: string) =>
        `  ${name}: { vllm: { source: /weights/${name}, gpus: 1, sharedGpu: true, gpuMemoryUtilization: 0.4, fit: "off" } }\n`;
      place.write(
        "gateway.config.yaml",
        `name: shelf\nhost: { gpus: [{ type: h100-80gb }] }\nmodels:\n${engine("first")}${engine("second")}`,
      );
      place.answer("ps", { output: states(exited, exited).join("") });
    });

    test.each([[[]], [["--no-wait"]]])(
      "S2-27: start %j starts the second when the first answers",
      async (options) => {
        const result = place.run("start", "first", "second", ...options);
        const started = () => place.calls("start").map(({ argv }) => argv[1]);
        while (started().length < 1) await new Promise((resolve) => setTimeout(resolve, 50));
        place.answer("ps", { output: states("Up 1 second (health: starting)", exited).join("") });
        await new Promise((resolve) => setTimeout(resolve, 2500));
        expect(started()).toEqual(["id-of-shelf-vllm-first"]);
        place.answer("ps", { output: states("Up 9 seconds (healthy)", exited).join("") });
        while (started().length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
        place.answer("ps", { output: states("Up 9 seconds (healthy)", "Up 9 seconds (healthy)").join("") });
        expect((await result).code).toBe(0);
      },
    );

    test("one that nobody has started is not waited for", async () => {
      expect((await place.run("start", "second", "--no-wait")).code).toBe(0);
      expect(place.calls("start").map(({ argv }) => argv[1])).toEqual(["id-of-shelf-vllm-second"]);
    });
  });

  test("restart takes one after another, and ends at the first that fails", async () => {
    expect((await done("restart", "tiny")).done).toEqual([
      ["shelf-vllm-tiny", "restarted"],
      ["shelf-vllm-tiny-2", "restarted"],
    ]);
    place.rule("restart -t 75 id-of-shelf-vllm-tiny", { code: 1, errors: "no such container\n" });
    const { code, done: order, err } = await done("restart", "tiny");
    expect(order).toEqual([["shelf-vllm-tiny", "failed"]]);
    expect(err).toContain("✖ shelf-vllm-tiny: no such container");
    expect(code).toBe(1);
  });

  test("before the second engine of a model goes, LiteLLM's rest of the first is over", async () => {
    rested.mockReset();
    rested.mockImplementation((_, { name }) => {
      expect([name, place.calls("restart").length]).toEqual(["shelf-vllm-tiny", 1]);
      return Promise.resolve();
    });
    await done("restart", "tiny", "words", "redis");
    expect(place.calls("restart")).toHaveLength(4);
    expect(rested).toHaveBeenCalledTimes(1);
    rested.mockReset();
  });

  test("restart without a name takes all, who is called first; jobs are not done again; a terminal asks", async () => {
    const { code, done: order } = await done("restart");
    expect(order.map(([workload]) => workload).toSorted()).toEqual(names.toSorted());
    expect(order.every(([, what]) => what === "restarted")).toBe(true);
    expect(order.at(-1)).toEqual(["shelf-edge", "restarted"]);
    expect(code).toBe(0);
    const before = place.calls("restart").length;
    place.confirm = false;
    expect((await place.run("restart")).code).toBe(1);
    expect(place.calls("restart")).toHaveLength(before);
  });

  test("deploy starts a stopped container with ports first, so that the plan does not replace it", async () => {
    place.environment.FAR_KEY = "sk-far-away";
    place.answer("ps", { output: stopped });
    const { err } = await place.run("deploy", "--skip-smoke");
    expect(place.calls("start").map(({ argv }) => argv)).toEqual([["start", "id-of-shelf-edge"]]);
    expect(err).toContain("started shelf-edge, which was stopped\n");
  });
});
