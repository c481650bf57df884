/** The stack that is watched: real parts, a real engine, two fakes outside; deployed once, with traffic of every kind. */
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { GatewayInput } from "../../../config";
import { serviceImages } from "../../../config/presets/images";
import { removeHostFolder } from "../host-folder";
import { docker, run } from "../run";
import { Stack } from "../stack";
import { chatModel } from "../tiny-config";
import { writeTinyModel } from "../rig";
import { Client, eventually } from "../traffic";

export const name = "watched";
const folder = "/var/tmp/cdktf-vllm-litellm-watched";
const dataDir = `${folder}-data`;
const [gatewayPort, prometheusPort, receiverPort] = [24_100, 24_190, 24_191];
/** Outside of the stack, on its network. */
const [backend, receiver] = [`${name}-backend`, `${name}-receiver`];
const far = { model: "openai/far", apiBase: `http://${backend}:8000/v1` };

export const stack = new Stack(name, folder);
export const gatewayUrl = `http://127.0.0.1:${gatewayPort}`;

/** `tiny` is an engine of the stack, with `spare` behind it; `flaky` always fails. */
export const config: GatewayInput = {
  host: { preset: "cpu", dataDir, network: { name, adopt: true } },
  huggingFace: { offline: true },
  models: {
    tiny: {
      vllm: {
        source: chatModel,
        maxModelLen: 512,
        maxNumSeqs: 4,
        kvCacheMemoryGiB: 1,
        cpus: 1,
        containerMemoryGiB: 4,
        shmGiB: 0.25,
        loadBudget: "600s",
        stopGrace: "5s",
      },
      price: { inputPerMillion: 1, outputPerMillion: 4 },
    },
    spare: {
      upstream: { ...far, apiKeys: ["SPARE_KEY"] },
      price: { inputPerMillion: 2, outputPerMillion: 8 },
    },
    flaky: { upstream: { ...far, apiKeys: ["FLAKY_KEY"] } },
  },
  routing: { timeout: "30s", cooldown: { for: "10s" }, fallbacks: { tiny: ["spare"] } },
  proxy: { port: gatewayPort, stopGrace: "5s" },
  cache: { ttl: "10m" },
  database: { backup: { every: "1d" } },
  prometheus: { port: prometheusPort, exporters: { host: true } },
  alerts: { receivers: { ops: { webhook: { url: "ALERT_WEBHOOK_URL" } } } },
};

/** Deploys, and sends what the checks below look for. */
export async function setUp(): Promise<void> {
  await tearDown();
  await run("docker", ["network", "create", name], { mayFail: true });
  await startOutside(backend, "behaviour/fake_backend.py", ["-e", `BACKEND_NAME=${backend}`]);
  await startOutside(receiver, "observability/receiver.py", ["-p", `127.0.0.1:${receiverPort}:9000`]);
  await writeTinyModel({ weightsDir: `${dataDir}/weights`, repoId: chatModel, kind: "chat" });
  stack.configure(config);
  const secrets = ["SPARE_KEY=spare", "FLAKY_KEY=flaky", `ALERT_WEBHOOK_URL=http://${receiver}:9000/`];
  appendFileSync(join(folder, ".env"), `${secrets.join("\n")}\n`, { mode: 0o600 });
  const deployed = await stack.gateway("deploy", "--yes");
  expect({ code: deployed.code, end: deployed.code === 0 ? "" : deployed.output.slice(-3000) }).toEqual({
    code: 0,
    end: "",
  });
  await docker("exec", backend, "python3", "-c", told({ status: 500, keys: ["flaky"] }));
  await sendTraffic();
}

export async function tearDown(): Promise<void> {
  await stack.cdktf("destroy", "--auto-approve");
  const left = await stack.containers();
  await run("docker", ["rm", "-f", ...left, backend, receiver], { mayFail: true });
  await stack.gateway("purge", name, "--yes");
  await run("docker", ["network", "rm", name], { mayFail: true });
  await removeHostFolder(dataDir);
}

async function startOutside(container: string, file: string, shape: readonly string[]): Promise<void> {
  const program = readFileSync(join(__dirname, "..", file), "utf8");
  const { image } = serviceImages.litellm;
  const words = ["-d", "--name", container, "--network", name, "--init", ...shape, "--entrypoint", "python3"];
  await docker("run", ...words, image, "-c", program);
}

function told(behaviour: object): string {
  const body = JSON.stringify(JSON.stringify(behaviour));
  return `import urllib.request as u; u.urlopen("http://127.0.0.1:9000/behaviour", ${body}.encode())`;
}

/** Keys of two people; the master's is `stack.masterKey`. */
export const people: Record<"ada" | "bob", string> = { ada: "", bob: "" };

/** Twice, so that counters that begin with their first value have a rate. */
async function sendTraffic(): Promise<void> {
  const master = new Client(gatewayUrl, stack.masterKey);
  for (const who of ["ada", "bob"] as const) {
    const { body } = await master.call("/key/generate", { user_id: who, key_alias: who });
    people[who] = z.object({ key: z.string() }).parse(JSON.parse(body)).key;
  }
  await sendRound("first");
  await sendRound("second");
}

/** Chat, a stream, a failing model, a repeated question, of two people. */
export async function sendRound(round: string): Promise<void> {
  for (const [who, key] of Object.entries(people)) {
    const client = new Client(gatewayUrl, key);
    const text = `${round} of ${who}`;
    for (const model of ["tiny", "spare"]) {
      expect((await client.chat(model, text)).status).toBe(200);
      expect((await client.chat(model, `${text}, streamed`, { stream: true })).status).toBe(200);
    }
    expect((await client.chat("spare", text)).status).toBe(200);
    expect((await client.chat("flaky", text)).status).toBe(500);
  }
}

/** Asks Prometheus' API. */
export async function ask<T>(path: string, form: z.ZodType<T>): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${prometheusPort}/api/v1/${path}`);
  return z.object({ status: z.literal("success"), data: form }).parse(await response.json()).data;
}

const vector = z.object({
  resultType: z.literal("vector"),
  result: z.array(
    z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) }),
  ),
});

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** An instant query. */
export async function query(expression: string): Promise<readonly Sample[]> {
  const { result } = await ask(`query?query=${encodeURIComponent(expression)}`, vector);
  return result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
}

/** Waits until the expression has a sample that is true. */
export async function becomes(expression: string, seconds: number): Promise<void> {
  await eventually(expression, seconds, async () => (await query(expression)).length > 0);
}

const message = z.object({
  status: z.enum(["firing", "resolved"]),
  alerts: z.array(
    z.object({ status: z.enum(["firing", "resolved"]), labels: z.record(z.string(), z.string()) }),
  ),
});

/** Alerts as the fake receiver was told of them, in order. */
export async function received() {
  const text = await (await fetch(`http://127.0.0.1:${receiverPort}/`)).text();
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.flatMap((line) => message.parse(JSON.parse(line)).alerts);
}
