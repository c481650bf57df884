import { spanText, statusOf } from "../../../bin/status/print";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

jest.setTimeout(60_000);

const services = [
  "vllm-tiny",
  "vllm-tiny-2",
  "vllm-words",
  "redis",
  "postgres",
  "redis-exporter",
  "postgres-exporter",
  "prometheus",
  "proxy",
  "edge",
];
const jobs = ["roles", "migrate"];
const startedAt = new Date(Date.now() - 3 * 3_600_000 - 60_000).toISOString();

const inspected = (name: string, state: object = {}) => ({
  Name: name === "proxy" ? "/shelf-proxy-20260131120000" : `/shelf-${name}`,
  RestartCount: 0,
  Config: { Labels: { "cdktf-vllm-litellm.workload": `shelf-${name}` } },
  State: jobs.includes(name)
    ? { Status: "exited", ExitCode: 0, StartedAt: startedAt }
    : { Status: "running", ExitCode: 0, StartedAt: startedAt, Health: { Status: "healthy" }, ...state },
});

interface Document {
  readonly ok: boolean;
  readonly tiers: readonly { readonly workload: string; readonly state: string; readonly ok: boolean }[];
  readonly ways: readonly { readonly from: string; readonly to: string; readonly problem: string }[];
}

describe("status (S2-19)", () => {
  let place: Workplace;
  beforeEach(() => {
    place = workplace("cpu.yaml");
    place.rule("ps -aq --filter", { output: "a\nb\n" });
    answering([...jobs, ...services].map((name) => inspected(name)));
    place.answer("exec", { output: "2 \n".repeat(8) });
  });
  afterEach(() => place.remove());

  const answering = (containers: readonly object[]) =>
    place.answer("inspect", { output: JSON.stringify(containers) });

  test("shows every tier in the order of starting, and every way", async () => {
    const { code, out } = await place.run("status");
    expect(out.split("\n")[0]).toBe("shelf at http://127.0.0.1:14831: all is well");
    expect(out.match(/^ {2}ok /gm)).toHaveLength(12 + 15);
    expect(out).toMatch(/^ {2}ok {2}shelf-vllm-tiny +healthy +3 h +0$/m);
    expect(out).toMatch(/^ {2}ok {2}shelf-proxy +healthy +3 h +0 {2}shelf-proxy-20260131120000$/m);
    expect(out).toMatch(/^ {2}ok {2}shelf-migrate +exited \(0\)/m);
    expect(out).toMatch(/^ {2}ok {2}shelf-edge +shelf-proxy +shelf-proxy:4000 +2$/m);
    expect(out).toMatch(/^ {2}ok {2}shelf-proxy +shelf-vllm-words +shelf-vllm-words:8000 +2$/m);
    expect(code).toBe(0);
  });

  test("asks each caller once, from inside its container", async () => {
    await place.run("status");
    const calls = place.calls("exec").map(({ argv }) => argv);
    expect(calls.map((argv) => argv[1]).toSorted()).toEqual([
      "shelf-edge",
      "shelf-postgres-exporter",
      "shelf-prometheus",
      "shelf-proxy-20260131120000",
      "shelf-redis-exporter",
    ]);
    const proxy = calls.find((argv) => argv[1]?.startsWith("shelf-proxy"));
    expect(proxy?.slice(-5)).toEqual([
      "shelf-redis 6379 -",
      "shelf-postgres 5432 -",
      "shelf-vllm-tiny 8000 /health",
      "shelf-vllm-tiny-2 8000 /health",
      "shelf-vllm-words 8000 /health",
    ]);
  });

  test("--json tells what is not well, and the exit code says so", async () => {
    answering(
      [...jobs, ...services]
        .filter((name) => name !== "redis")
        .map((name) => inspected(name, name === "edge" ? { Status: "exited", ExitCode: 1 } : {})),
    );
    place.answer("exec", { output: `5000 timed out\n${"3 \n".repeat(6)}` });
    const { code, out } = await place.run("status", "--json");
    const { ok, tiers, ways } = JSON.parse(out) as Document;
    expect(tiers.filter((tier) => !tier.ok).map(({ workload, state }) => [workload, state])).toEqual([
      ["shelf-redis", "missing"],
      ["shelf-edge", "exited (1)"],
    ]);
    expect(
      ways.filter(({ problem }) => problem !== "").map(({ from, to, problem }) => [from, to, problem]),
    ).toEqual([
      ["shelf-edge", "shelf-proxy", "shelf-edge does not run"],
      ["shelf-proxy", "shelf-redis", "timed out"],
      ["shelf-prometheus", "shelf-proxy", "timed out"],
      ["shelf-redis-exporter", "shelf-redis", "timed out"],
      ["shelf-postgres-exporter", "shelf-postgres", "timed out"],
    ]);
    expect({ ok, code }).toEqual({ ok: false, code: 1 });
  });

  test("a container of the stack that is in no plan is shown, and not well", async () => {
    answering([...jobs, ...services, "old"].map((name) => inspected(name)));
    const { out } = await place.run("status");
    expect(out).toMatch(/^ {2}!! {2}shelf-old +healthy/m);
  });

  test("without containers no way is tried; without an engine it says so", async () => {
    answering([]);
    expect((await place.run("status")).code).toBe(1);
    expect(place.calls("exec")).toEqual([]);
    const other = workplace("cpu.yaml");
    other.answer("ps", { code: 1 });
    other.answer("version", { code: 1, errors: "Cannot connect\n" });
    const { err, code } = await other.run("status");
    other.remove();
    expect(err).toContain("DOCKER.UNREACHABLE");
    expect(code).toBe(1);
  });

  test("an engine that lists containers and then says nothing of them is not taken for a stack that is well", async () => {
    place.answer("inspect", { code: 1, output: "", errors: "Cannot connect\n" });
    place.answer("version", { code: 1, errors: "Cannot connect\n" });
    const { code, err, out } = await place.run("status");
    expect(out).not.toContain("all is well");
    expect(err).toContain("DOCKER.UNREACHABLE");
    expect(code).toBe(1);
    expect(statusOf({ name: "shelf", url: "" }, [], []).ok).toBe(false);
  });

  test("--watch prints again when something has changed, until Ctrl-C", async () => {
    const running = place.run("status", "--watch", "0.05");
    const until = async (count: number) => {
      while (place.calls("inspect").length < count) await new Promise((resolve) => setTimeout(resolve, 50));
    };
    await until(3);
    answering([...jobs, ...services].map((name) => inspected(name, { Health: { Status: "unhealthy" } })));
    const looks = place.calls("inspect").length;
    await until(looks + 3);
    process.emit("SIGINT");
    const { out, code } = await running;
    expect(out.match(/^shelf at /gm)).toHaveLength(2);
    expect(code).toBe(1);
    expect((await place.run("status", "--watch", "--json")).code).toBe(2);
  });

  const looked = async (count: number) => {
    while (place.calls("inspect").length < count) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  test("--watch says when the engine stops answering", async () => {
    const running = place.run("status", "--watch", "0.05");
    await looked(1);
    place.answer("version", { code: 1, errors: "Cannot connect\n" });
    // The rule of all tests here.
    place.write("fake/rules/101/code", "1");
    const { err, code } = await running;
    expect(err).toContain("DOCKER.UNREACHABLE");
    expect(code).toBe(1);
  });

  test("--watch ends with the last look, at once, however long it would sleep", async () => {
    answering([...jobs, ...services].map((name) => inspected(name, { Health: { Status: "unhealthy" } })));
    const running = place.run("status", "--watch", "600");
    await looked(1);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    process.emit("SIGINT");
    expect((await running).code).toBe(1);
  });
});

test.each([
  [0, "0 s"],
  [59_400, "59 s"],
  [61_000, "1 min"],
  [7_199_000, "1 h"],
  [3 * 86_400_000, "3 d"],
])("%i ms is %s", (milliseconds, text) => expect(spanText(milliseconds)).toBe(text));
