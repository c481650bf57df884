/** A deployed stack in the hands of those who run it: what the verbs say of it, and a review from another checkout. */
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { GatewayInput } from "../../config";
import { serviceImages } from "../../config/presets/images";
import { buildStandIn, standInModel } from "./hardening/stand-in";
import { removeHostFolder } from "./host-folder";
import { docker, run } from "./run";
import { Stack } from "./stack";
import { Client, eventually, startLoad } from "./traffic";

const name = "operated";
const folder = "/var/tmp/cdktf-vllm-litellm-operated";
const dataDir = `${folder}-data`;
const [gatewayPort, prometheusPort, statePort] = [24_300, 24_390, 24_332];
/** Keeps Terraform's state, outside of the stack. */
const stateServer = `${name}-state`;
const engineImage = "cdktf-vllm-litellm-rig/engine-of-operators:1";
const stack = new Stack(name, folder);
const client = () => new Client(`http://127.0.0.1:${gatewayPort}`, stack.masterKey);

const config: GatewayInput = {
  host: { preset: "cpu", dataDir },
  models: {
    shelf: {
      vllm: { ...standInModel, replicas: 2 },
    },
  },
  proxy: { port: gatewayPort, stopGrace: "5s", ui: { enabled: false } },
  cache: { ttl: "10m" },
  database: { backup: { every: "1d" } },
  prometheus: { port: prometheusPort, exporters: { host: true } },
  alerts: { receivers: { ops: { webhook: { url: "ALERT_WEBHOOK_URL" } } } },
  images: { vllmCpu: engineImage },
  state: { pg: { schema_name: name } },
};

beforeAll(async () => {
  process.env.PG_CONN_STR = `postgres://postgres:state@127.0.0.1:${statePort}/postgres?sslmode=disable`;
  await tearDown();
  await buildStandIn(engineImage);
  const published = ["-p", `127.0.0.1:${statePort}:5432`, "-e", "POSTGRES_PASSWORD=state"];
  await docker("run", "-d", "--name", stateServer, ...published, serviceImages.postgres.image);
  await eventually("the state's server answers", 60, async () => {
    const { code } = await run("docker", ["exec", stateServer, "pg_isready", "-h", "127.0.0.1"], {
      mayFail: true,
    });
    return code === 0;
  });
  stack.configure(config);
  expectFine(await stack.gateway("secrets", "init"));
  appendFileSync(join(folder, ".env"), "ALERT_WEBHOOK_URL=http://127.0.0.1:9/\n");
  expectFine(await stack.gateway("deploy", "--yes"));
});

afterAll(tearDown);

async function tearDown(): Promise<void> {
  await stack.cdktf("destroy", "--auto-approve");
  const left = await stack.containers();
  await run("docker", ["rm", "-fv", ...left, stateServer], { mayFail: true });
  await stack.gateway("purge", name, "--yes");
  await removeHostFolder(dataDir);
  await run("docker", ["rmi", engineImage], { mayFail: true });
}

/** With the end of what was said where it is not. */
function expectFine({ code, output }: { readonly code: number; readonly output: string }): void {
  expect({ code, end: code === 0 ? "" : output.slice(-3000) }).toEqual({ code: 0, end: "" });
}

const statusForm = z.object({
  ok: z.boolean(),
  tiers: z.array(z.object({ workload: z.string(), state: z.string(), ok: z.boolean() })),
  ways: z.array(z.object({ from: z.string(), to: z.string(), ok: z.boolean(), problem: z.string() })),
});

async function status() {
  const { code, stdout } = await stack.gateway("status", "--json");
  const seen = statusForm.parse(JSON.parse(stdout));
  const ill = [...seen.tiers, ...seen.ways].filter(({ ok }) => !ok);
  return { code, ill, ...seen };
}

describe("what is deployed", () => {
  test("S2-19: `status` finds every tier well, and tries every way between them", async () => {
    const { code, ok, ill, tiers, ways } = await status();
    expect({ code, ok, ill }).toEqual({ code: 0, ok: true, ill: [] });
    expect(tiers.length).toBeGreaterThan(10);
    const tried = ways.map(({ from, to }) => `${from} → ${to}`.replaceAll(`${name}-`, ""));
    expect(tried).toEqual(
      expect.arrayContaining([
        "proxy → vllm-shelf",
        "proxy → vllm-shelf-2",
        "proxy → redis",
        "proxy → postgres",
        "prometheus → proxy",
        "prometheus → alertmanager",
        "backup → postgres",
      ]),
    );
  });

  test("S2-20: `doctor` has nothing to complain of but the machine", async () => {
    const { code, stdout, output } = await stack.gateway("doctor", "--json", "--model", "shelf");
    const { findings, checks } = z
      .object({
        findings: z.array(z.object({ code: z.string(), severity: z.string(), message: z.string() })),
        checks: z.array(z.object({ check: z.string(), state: z.string(), said: z.string() })),
      })
      .parse(JSON.parse(stdout));
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });
    const said = new Map(checks.map((one) => [one.check, one.said]));
    expect(said.get("metrics")).toMatch(/^(\d+) of \1 targets give figures$/);
    expect(said.get("models")).toBe("2 of 2 engines answer");
    for (const secret of Object.values(stack.secrets)) expect(output).not.toContain(secret);
  });

  test("an engine that is paused is found by `status` and by `doctor`, by name", async () => {
    const engine = await stack.container(`${name}-vllm-shelf-2`);
    await docker("pause", engine);
    try {
      const { code, ill } = await status();
      const doctor = await stack.gateway("doctor", "--json");
      expect(code).toBe(1);
      expect(JSON.stringify(ill)).toContain("vllm-shelf-2");
      expect(doctor.code).toBe(1);
      expect(doctor.stdout).toContain("vllm-shelf-2");
    } finally {
      await docker("unpause", engine);
    }
  });

  test("S1-07: `logs` prints the last lines of each, under its name", async () => {
    const { code, stdout } = await stack.gateway("logs", "redis", "proxy", "--tail", "3", "--json");
    const { logs } = z
      .object({ logs: z.array(z.object({ workload: z.string(), lines: z.array(z.string()) })) })
      .parse(JSON.parse(stdout));
    expect(code).toBe(0);
    expect(logs.map(({ workload }) => workload)).toEqual([`${name}-redis`, `${name}-proxy`]);
    for (const { lines } of logs) expect(lines.length).toBeGreaterThan(0);
  });
});

describe("S2-17: `ops`", () => {
  test("a flush removes the answers, and leaves the limits", async () => {
    const earlier = await keys();
    const own = async () => (await keys()).filter((key) => isAnswer(key) && !earlier.includes(key));
    expect((await client().chat("shelf", `a question at ${Date.now()}`)).status).toBe(200);
    await eventually("the answer is in Redis", 60, async () => (await own()).length > 0);
    const answers = await own();
    expectFine(await stack.gateway("ops", "flush-cache", "--yes"));
    const after = await keys();
    // The gateway's own checks ask the same again and again, so that their answer may be back already.
    expect(after.filter((key) => answers.includes(key))).toEqual([]);
    expect(earlier).toContain(lasting);
    expect(after).toContain(lasting);
  });

  test("Postgres' connections and size", async () => {
    const { code, stdout } = await stack.gateway("ops", "postgres", "--json");
    expect(code).toBe(0);
    expect(stdout).toContain("litellm");
  });
});

/** Says which deployments are well, for as long as the stack is there. */
const lasting = "litellm:health_check:deployment_health_state";
const isAnswer = (key: string) => /^[0-9a-f]{64}$/.test(key);

async function keys(): Promise<readonly string[]> {
  const asked = `REDISCLI_AUTH="$(cat /run/secrets/REDIS_PASSWORD)" redis-cli --scan`;
  return (await docker("exec", await stack.container(`${name}-redis`), "sh", "-c", asked)).split("\n");
}

describe("S2-27: stop and start", () => {
  test("everything stops, starts again with its data, and Terraform has nothing to do", async () => {
    const made = await client().call("/key/generate", { key_alias: "kept" });
    const { key } = z.object({ key: z.string() }).parse(JSON.parse(made.body));
    const ids = await containerIds();
    expectFine(await stack.gateway("stop", "--yes"));
    expect((await status()).ill.length).toBeGreaterThan(10);
    expect(await docker("ps", "-q", "--filter", `label=cdktf-vllm-litellm.stack=${name}`)).toBe("");
    expectFine(await stack.gateway("start"));
    expect(await containerIds()).toEqual(ids);
    expect(await stack.plan()).toEqual({ code: 0, changes: [] });
    const kept = new Client(`http://127.0.0.1:${gatewayPort}`, key);
    expect((await kept.chat("shelf", "after the night")).status).toBe(200);
    const { code, ill } = await status();
    expect({ code, ill }).toEqual({ code: 0, ill: [] });
  });

  test("twice in a row does nothing the second time", async () => {
    const again = await stack.gateway("start");
    expect({ code: again.code, isIdle: again.output.includes("nothing to do") }).toEqual({
      code: 0,
      isIdle: true,
    });
  });

  test("engines restart one after the other: no client notices", async () => {
    const load = startLoad(client(), "shelf", 2);
    expectFine(await stack.gateway("restart", "shelf", "--yes"));
    const { sent, failures } = await load.stop();
    expect(failures).toEqual([]);
    expect(sent).toBeGreaterThan(10);
    expect(await stack.plan()).toEqual({ code: 0, changes: [] });
  });
});

async function containerIds(): Promise<readonly string[]> {
  const listed = await docker("ps", "-aq", "--filter", `label=cdktf-vllm-litellm.stack=${name}`);
  return listed.split("\n").toSorted();
}

describe("a review from another checkout, with the state that the team shares", () => {
  const review = new Stack(name, `${folder}-review`);

  test("`cdktf diff` says no changes, without a secret's value", async () => {
    review.configure(config);
    const { code, output } = await review.cdktf("diff");
    expect({ code, end: output.slice(-600) }).toEqual({
      code: 0,
      end: expect.stringContaining("No changes.") as string,
    });
  });

  test("Terraform's own plan of a change is what `diff` says of the two configs", async () => {
    const model = config.models?.shelf;
    review.configure({
      ...config,
      models: { shelf: { ...model, vllm: { ...model?.vllm, maxModelLen: 256 } } },
    });
    const { code, changes } = await review.plan();
    const shown = await review.terraform("show", "-json", "checked-plan");
    const planFile = join(review.folder, "plan.json");
    writeFileSync(planFile, shown.stdout);
    const words = ["--base", stack.configFile, "--terraform", planFile, "--detailed-exitcode", "--json"];
    const compared = await review.gateway("diff", ...words);
    const document = z
      .object({
        containers: z.array(z.object({ address: z.string(), action: z.string(), why: z.array(z.string()) })),
        terraform: z.object({ surprises: z.array(z.unknown()), others: z.array(z.unknown()) }),
        reloads: z.array(z.object({ model: z.string() })),
      })
      .parse(JSON.parse(compared.stdout));
    expect({ code, compared: compared.code }).toEqual({ code: 2, compared: 2 });
    expect(document.terraform).toEqual({ surprises: [], others: [] });
    expect(document.reloads.map(({ model }) => model)).toEqual(["shelf"]);
    const touched = document.containers.filter(({ action }) => action !== "keep");
    expect(touched.map(({ address }) => address).toSorted()).toEqual(
      changes.map(({ address }) => address).toSorted(),
    );
    expect(new Set(touched.flatMap(({ why }) => why))).toEqual(new Set(["models.shelf.vllm.maxModelLen"]));
    const refused = await review.gateway("diff", ...words, "--fail-on", "replace:vllm");
    expect({ code: refused.code, output: refused.output }).toMatchObject({ code: 1 });
    expect(refused.stdout).toContain("DIFF.");
  });
});
