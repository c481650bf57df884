/** The request log of several workers that are not root, in a new volume that only its reader opens to them. */
import { evaluateInput } from "../../../config";
import type { GatewayInput } from "../../../config";
import { serviceImages } from "../../../config/presets/images";
import { docker, run } from "../run";
import { eventually } from "../traffic";
import type { Proxy } from "./proxy";
import { recordsIn } from "./request-records";
import { engine, gateway } from "./services";
import { Testbed } from "./testbed";

/** Its files are readable by everybody, as in the variant that upstream publishes for other users. */
const image = "cdktf-vllm-litellm-rig/litellm-non_root:records";

const config: GatewayInput = gateway({
  models: { early: engine(), first: engine() },
  routing: { healthChecks: false },
  proxy: { workers: 4 },
  images: { litellm: image },
  telemetry: { requests: { logger: "litellm_launcher.telemetry" }, loki: { url: "http://loki:3100" } },
});

let bed: Testbed;
let workers: Proxy;
let reader: string;

beforeAll(async () => {
  await docker("tag", serviceImages.litellm.image, image);
  bed = await Testbed.open();
  await Promise.all(["early", "first"].map((model) => bed.backend(`w-vllm-${model}`)));
  workers = await bed.proxy("w", config);
});

afterAll(async () => {
  await bed.close();
  await run("docker", ["rmi", image], { mayFail: true });
});

/** What ships the lines, without its program: its user, its root and its mounts, in an image of the same family. */
async function startReader(): Promise<string> {
  const { result } = evaluateInput({ name: "w", ...config });
  const alloy = result?.plan.workloads.find(({ role }) => role === "alloy");
  if (!result || !alloy) throw new Error("a plan without a reader");
  const program = { image: serviceImages.redis.image, entrypoint: ["sleep"], argv: ["infinity"] };
  return bed.workload({ ...alloy, ...program }, result.artefacts);
}

test("S0-23: while its file cannot be written requests are answered, and it is said once", async () => {
  expect(await docker("exec", workers.container, "id", "-u")).toBe("65534");
  for (const { status } of await workers.samples("early", 8, 4)) expect(status).toBe(200);
  await eventually("it is said", 60, async () => (await workers.logs()).includes("lines are lost"));
  const said = (await workers.logs()).split("\n").filter((line) => line.includes("lines are lost"));
  // Once by each worker that had a line.
  expect(said.length).toBeLessThanOrEqual(4);
});

test("S0-34, S0-26: four workers and 1,000 requests are 1,000 whole lines for the reader, under the name of the config", async () => {
  reader = await startReader();
  const samples = await workers.samples("first", 1000, 16);
  expect(samples.filter(({ status }) => status !== 200)).toEqual([]);
  // A worker that is slow may write lines of the requests before as well.
  const read = async () => {
    const text = await docker("exec", reader, "cat", "/var/tmp/requests.jsonl");
    return recordsIn(`${text}\n`).filter((line) => line.model_group === "first");
  };
  await eventually("1,000 lines", 120, async () => (await read()).length >= 1000);
  const lines = await read();
  expect(lines).toHaveLength(1000);
  expect(new Set(lines.map((line) => line.request_id)).size).toBe(1000);
  expect(new Set(lines.map((line) => line.logger))).toEqual(new Set(["litellm_launcher.telemetry"]));
});
