/** Checkpoints are fetched by a container from a hub of our own: whole, cut off, damaged, gated, too large. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GatewayInput } from "../../config";
import { serviceImages } from "../../config/presets/images";
import { FakeHub } from "./hub/hub";
import { removeHostFolder } from "./host-folder";
import { docker } from "./run";
import { Stack } from "./stack";

const folder = `/var/tmp/weights-${process.pid}`;
const hub = new FakeHub(`weights-${process.pid}`);
const stack = new Stack(`weights-${process.pid}`, `${folder}-config`);

function config(source: string, more: GatewayInput = {}): GatewayInput {
  return {
    host: { preset: "cpu", dataDir: folder },
    huggingFace: { endpoint: hub.url, ...more.huggingFace },
    models: { shelf: { vllm: { source, gpus: 0, fit: "off", weightsGiB: 0.1, kvBytesPerToken: 1024 } } },
    cache: { type: "none" },
    database: { type: "none" },
    prometheus: { enabled: false },
  };
}

interface Answer {
  readonly models: readonly { files: number; bytes: number; commit: string }[];
  readonly weights: readonly { state: string; bytes: number }[];
  readonly findings: readonly { code: string; message: string }[];
}

async function models(verb: string, source: string, more: GatewayInput = {}, ...args: string[]) {
  stack.configure(config(source, more));
  const ran = await stack.gateway("models", verb, "--json", ...args);
  return { ...ran, answer: JSON.parse(ran.stdout) as Answer };
}

const pull = (source: string, more: GatewayInput = {}) =>
  models("pull", source, more, "--network", hub.network);
const codes = ({ answer }: { answer: Answer }) => answer.findings.map(({ code }) => code);

beforeAll(() => hub.start());
afterAll(async () => {
  await hub.stop();
  await removeHostFolder(folder);
  rmSync(stack.folder, { recursive: true, force: true });
});

const insideContainer = (...command: string[]) =>
  docker("run", "--rm", "--network", "none", "-v", `${folder}/weights:/weights`, "--entrypoint", ...command);

test("a checkpoint lies in the cache as huggingface_hub finds it offline, without what no engine reads", async () => {
  expect((await models("status", "own/shelf")).answer.weights).toMatchObject([
    { state: "missing", bytes: 0 },
  ]);
  const { code, answer } = await pull("own/shelf");
  expect({ code, models: answer.models }).toMatchObject({ code: 0, models: [{ files: 4 }] });
  const program =
    "import sys, os; from huggingface_hub import snapshot_download as s; p = s('own/shelf', cache_dir='/weights/hub'); " +
    "print(sorted(os.path.relpath(os.path.join(d, f), p) for d, _, fs in os.walk(p) for f in fs))";
  const [image, ...rest] = [serviceImages.vllmCpu.image, "-c", program];
  const found = await docker(
    ...["run", "--rm", "--network", "none", "-e", "HF_HUB_OFFLINE=1", "-v", `${folder}/weights:/weights:ro`],
    ...["--entrypoint", "python3", image, ...rest],
  );
  expect(found).toBe(
    "['config.json', 'model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors', 'sub/tokenizer.json']",
  );
  expect((await models("status", "own/shelf", {}, "--verify")).answer.weights).toMatchObject([
    { state: "present" },
  ]);
  const before = (await hub.requests()).length;
  expect((await pull("own/shelf")).code).toBe(0);
  // The list of files, and the question itself; no file a second time.
  expect((await hub.requests()).length - before).toBe(2);
});

test("a download that is cut off goes on where it ended", async () => {
  await hub.ask("/cut?3");
  const before = (await hub.requests()).length;
  const { code } = await pull("own/cut");
  expect(code).toBe(0);
  const ranges = (await hub.requests()).slice(before).flatMap(({ range }) => range ?? []);
  expect(ranges.length).toBeGreaterThan(0);
  expect(ranges.every((range) => range === "bytes=1500000-")).toBe(true);
});

test("a part from an earlier run is continued, and a damaged file on the disk is found and fetched again", async () => {
  const blobs = "/weights/hub/models--own--cut/blobs";
  await insideContainer(
    "sh",
    serviceImages.redis.image,
    "-c",
    `cd ${blobs}; for f in *; do [ $(stat -c %s $f) -lt 1000000 ] || { printf x | dd of=$f bs=1 seek=7 conv=notrunc 2>/dev/null; }; done`,
  );
  const looked = await models("status", "own/cut", {}, "--verify");
  expect(looked.answer.weights).toMatchObject([{ state: "damaged" }]);
  expect(codes(looked)).toEqual(["WEIGHTS.INCOMPLETE"]);
  // One file at a time is removed and named.
  expect(codes(await pull("own/cut"))).toEqual(["WEIGHTS.CHECKSUM"]);
  for (let left = 2; left > 0 && (await pull("own/cut")).code !== 0; left -= 1);
  expect((await models("status", "own/cut", {}, "--verify")).answer.weights).toMatchObject([
    { state: "present" },
  ]);
});

test("what the hub sends and its own list are compared", async () => {
  const ran = await pull("own/damaged");
  expect(codes(ran)).toEqual(["WEIGHTS.CHECKSUM"]);
  expect(ran.answer.findings[0]?.message).toBe(
    "model-00002-of-00002.safetensors of own/damaged is not the file that its hub describes",
  );
  expect((await models("status", "own/damaged")).answer.weights).toMatchObject([{ state: "partial" }]);
});

test("a gated checkpoint needs the token, which travels as a file", async () => {
  expect(codes(await pull("own/gated"))).toEqual(["WEIGHTS.GATED"]);
  const named = { huggingFace: { token: "HF_TOKEN" } };
  expect(codes(await pull("own/gated", named))).toEqual(["SECRET.MISSING"]);
  writeFileSync(join(stack.folder, ".env"), "HF_TOKEN=hf_of_the_test\n");
  const ran = await pull("own/gated", named);
  expect({ code: ran.code, shown: ran.output.includes("hf_of_the_test") }).toEqual({ code: 0, shown: false });
  expect((await hub.requests()).some(({ path, token }) => path.startsWith("/own/gated/") && token)).toBe(
    true,
  );
});

test("an unknown one, and one larger than the disk, are refused before anything is fetched", async () => {
  expect(codes(await pull("own/nowhere"))).toEqual(["WEIGHTS.UNKNOWN"]);
  expect(codes(await pull("own/huge"))).toEqual(["WEIGHTS.NO_ROOM"]);
  expect((await hub.requests()).some(({ path }) => path.startsWith("/own/huge/resolve"))).toBe(false);
  expect(existsSync(stack.configFile) && readFileSync(stack.configFile, "utf8").includes("own/huge")).toBe(
    true,
  );
});
