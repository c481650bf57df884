/** A bundle is written here and loaded where nothing is there, by processes that have no network at all. */
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GatewayInput } from "../../config";
import { serviceImages } from "../../config/presets/images";
import { removeHostFolder } from "./host-folder";
import { FakeHub } from "./hub/hub";
import { docker, run } from "./run";
import { Stack } from "./stack";

const folder = `/var/tmp/bundle-${process.pid}`;
const bundle = `${folder}-parts`;
const redis = serviceImages.redis.image;
const image = `bundle-${process.pid}/${redis}`;
const hub = new FakeHub(`bundle-${process.pid}`);
const here = new Stack(`bundle-${process.pid}`, `${folder}-here`);
const there = new Stack(`bundle-${process.pid}`, `${folder}-there`);
const small = new Stack(`bundle-${process.pid}`, `${folder}-small`);

function config(dataDir: string): GatewayInput {
  return {
    host: { preset: "cpu", dataDir },
    huggingFace: { endpoint: hub.url, offline: true },
    models: { shelf: { vllm: { source: "own/shelf", fit: "off", weightsGiB: 0.1, kvBytesPerToken: 1024 } } },
    images: { redis: image },
    database: { type: "none" },
    prometheus: { enabled: false },
  };
}

/** In a network namespace without a route; the Docker engine is reached through its socket. */
const offline = (stack: Stack, file: string, ...args: string[]) =>
  run("unshare", ["-n", file, ...args], {
    env: {
      GATEWAY_CONFIG: stack.configFile,
      CDKTF_OUTPUT: join(stack.folder, "cdktf.out"),
      TF_CLI_CONFIG_FILE: join(stack.folder, "terraform.rc"),
    },
    mayFail: true,
  });

interface Answer {
  readonly parts: readonly { file: string; kind: string; bytes: number }[];
  readonly kept: readonly string[];
  readonly loaded: readonly string[];
  readonly weights: readonly { state: string }[];
  readonly findings: readonly { code: string; message: string }[];
}
const read = (text: string) => JSON.parse(text) as Answer;

beforeAll(async () => {
  await hub.start();
  here.configure(config(`${folder}/here`));
  there.configure(config(`${folder}/there`));
  await docker("tag", redis, image);
  await here.gateway("models", "pull", "--network", hub.network);
});
afterAll(async () => {
  await hub.stop();
  await run("docker", ["rmi", image], { mayFail: true });
  await removeHostFolder(folder);
  for (const one of [here.folder, there.folder, small.folder, bundle, `${bundle}-small`])
    rmSync(one, { recursive: true, force: true });
});

test("a bundle has a checksum for every part, and a second call writes only what is new (N11)", async () => {
  // The largest images are those of the engine and the proxy: their way is that of the small one.
  const only = ["--only", "weights", "provider", "--json"];
  const first = await here.gateway("bundle", "create", bundle, ...only);
  expect({ code: first.code, findings: read(first.stdout).findings }).toEqual({ code: 0, findings: [] });
  expect(read(first.stdout).parts.map(({ kind }) => kind)).toEqual(["weights", "provider"]);
  const second = await here.gateway("bundle", "create", bundle, ...only);
  expect(read(second.stdout).kept).toEqual(["weights/own--shelf.tar", "provider/providers.tar"]);
});

test("without a network everything is loaded, checked, planned and initialised from it (N11)", async () => {
  const before = await there.gateway("models", "status", "--json");
  expect(read(before.stdout).weights).toMatchObject([{ state: "missing" }]);
  const loaded = await offline(there, "npx", "llm-gateway", "bundle", "load", bundle, "--json");
  expect({ code: loaded.code, loaded: read(loaded.stdout).loaded }).toEqual({
    code: 0,
    loaded: ["weights/own--shelf.tar", "provider/providers.tar"],
  });
  const after = await offline(there, "npx", "llm-gateway", "models", "status", "--verify", "--json");
  expect(read(after.stdout).weights).toMatchObject([{ state: "present" }]);
  expect((await offline(there, "npx", "llm-gateway", "plan")).code).toBe(0);
  expect((await offline(there, "npx", "cdktf", "synth")).code).toBe(0);
  const stacks = join(there.folder, "cdktf.out", "stacks", there.name);
  const init = await offline(there, "terraform", `-chdir=${stacks}`, "init", "-input=false");
  expect(init.output).toContain("successfully initialized");
});

test("an image travels as it is, by its name", async () => {
  const images = `${bundle}-images`;
  const id = await docker("image", "inspect", "--format", "{{.Id}}", image);
  const program = ["save", "-o", `${bundle}.tar`, image];
  await docker(...program);
  await docker("rmi", image);
  const one = readFileSync(`${bundle}.tar`);
  const { createHash } = await import("node:crypto");
  const part = {
    ...{ file: "images/redis.tar", kind: "images", name: image, version: id, bytes: one.length },
    sha256: createHash("sha256").update(one).digest("hex"),
  };
  await run("mkdir", ["-p", join(images, "images")]);
  cpSync(`${bundle}.tar`, join(images, part.file));
  const manifest = { version: 1, stack: there.name, toolkit: "0", parts: [part] };
  writeFileSync(join(images, "manifest.json"), JSON.stringify(manifest));
  const loaded = await offline(there, "npx", "llm-gateway", "bundle", "load", images, "--json");
  expect(read(loaded.stdout).findings).toEqual([]);
  expect(await docker("image", "inspect", "--format", "{{.Id}}", image)).toBe(id);
  rmSync(images, { recursive: true });
  rmSync(`${bundle}.tar`);
});

test("what the lock pins travels by the verb, also where its name is gone (N11)", async () => {
  // The proxy's image is the small one too: what is in an image is not looked at.
  const litellm = `bundle-${process.pid}/litellm:v1.106.2`;
  small.configure({
    host: { preset: "cpu", dataDir: `${folder}/small` },
    models: { far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } } },
    images: { redis: image, litellm },
    database: { type: "none" },
    ...{ prometheus: { enabled: false }, edge: { enabled: false } },
  });
  await docker("tag", image, litellm);
  const id = await docker("image", "inspect", "--format", "{{.Id}}", image);
  const lock = `${JSON.stringify({ version: 1, images: { [image]: id, [litellm]: id } })}\n`;
  writeFileSync(join(small.folder, "images.lock.json"), lock);
  await docker("rmi", image);
  const created = await small.gateway("bundle", "create", `${bundle}-small`, "--only", "images", "--json");
  expect({ code: created.code, findings: read(created.stdout).findings }).toEqual({ code: 0, findings: [] });
  expect(read(created.stdout).parts).toMatchObject([{ name: litellm }, { name: image }]);
  await docker("rmi", image, litellm);
  const loaded = await offline(small, "npx", "llm-gateway", "bundle", "load", `${bundle}-small`, "--json");
  expect(read(loaded.stdout).findings).toEqual([]);
  for (const name of [image, litellm])
    expect(await docker("image", "inspect", "--format", "{{.Id}}", name)).toBe(id);
  expect(readFileSync(join(small.folder, "images.lock.json"), "utf8")).toBe(lock);
  await docker("rmi", litellm);
});

test("a damaged part is refused by its name, and the others are loaded", async () => {
  const part = join(bundle, "weights/own--shelf.tar");
  expect(existsSync(part)).toBe(true);
  appendFileSync(part, "x");
  const ran = await there.gateway("bundle", "load", bundle, "--json");
  expect(ran.code).toBe(1);
  expect(read(ran.stdout).loaded).toEqual(["provider/providers.tar"]);
  expect(
    read(ran.stdout).findings.map(({ code, message }) => ({ code, begins: message.slice(0, 22) })),
  ).toEqual([{ code: "BUNDLE.PART_DAMAGED", begins: "weights/own--shelf.tar" }]);
});
