/** The real Terraform with the real Docker provider accepts every golden stack and would create all of it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { GatewayInput } from "../../../config";
import { Template, synthesiseInput } from "../../template";
import { terraform } from "../rig/terraform";
import { run } from "../run";
import type { Ran } from "../run";
import { golden, names } from "./goldens";

const verdict = z.object({
  valid: z.boolean(),
  diagnostics: z.array(z.object({ summary: z.string(), detail: z.string().optional() })),
});
const plan = z.object({
  resource_changes: z.array(
    z.object({
      type: z.string(),
      change: z.object({ actions: z.array(z.string()), after: z.record(z.string(), z.unknown()).nullable() }),
    }),
  ),
});

const adopted = z
  .object({
    data: z
      .object({ docker_network: z.record(z.string(), z.object({ name: z.string() })).default({}) })
      .default({
        docker_network: {},
      }),
  })
  .transform(({ data }) => Object.values(data.docker_network).map(({ name }) => name));

let base: string;
beforeAll(() => (base = mkdtempSync(join(tmpdir(), "terraform-"))));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A stack's output folder, as deep as cdktf's, so that a relative state path stays within `base`. */
async function prepare(name: string, text: string, ...init: string[]) {
  const folder = join(base, name, "cdktf.out", "stacks", "stack");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cdk.tf.json"), text);
  const ask = (...args: string[]): Promise<Ran> =>
    run(terraform, [`-chdir=${folder}`, ...args], { mayFail: true });
  const { code, output } = await ask("init", "-input=false", "-no-color", ...init);
  if (code !== 0) throw new Error(`terraform init of ${name} ended with ${code}:\n${output}`);
  return ask;
}

async function validate(ask: (...args: string[]) => Promise<Ran>) {
  return verdict.parse(JSON.parse((await ask("validate", "-json")).stdout));
}

/** What would be created, by type; any other action is part of the key. */
async function planOf(ask: (...args: string[]) => Promise<Ran>) {
  const { code, output } = await ask("plan", "-input=false", "-no-color", "-refresh=false", "-out=planned");
  if (code !== 0) throw new Error(`terraform plan ended with ${code}:\n${output}`);
  return plan.parse(JSON.parse((await ask("show", "-json", "planned")).stdout)).resource_changes;
}

function counted(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

describe.each(names)("examples/%s", (name) => {
  const text = golden(name, "cdk.tf.json");
  const made: string[] = [];
  let ask: (...args: string[]) => Promise<Ran>;
  beforeAll(async () => {
    ask = await prepare(name, text);
    // Networks of others are looked up while planning.
    for (const network of adopted.parse(JSON.parse(text)))
      if ((await run("docker", ["network", "create", network], { mayFail: true })).code === 0)
        made.push(network);
  });
  afterAll(async () => {
    if (made.length > 0) await run("docker", ["network", "rm", ...made], { mayFail: true });
  });

  test("is valid without a warning", async () => {
    expect(await validate(ask)).toEqual({ valid: true, diagnostics: [] });
  });

  test("would create every resource and nothing else", async () => {
    const types = ["docker_container", "docker_image", "docker_network", "docker_volume"];
    const template = new Template(text);
    const changes = await planOf(ask);
    expect(counted(changes.map(({ type, change }) => `${change.actions.join()} ${type}`))).toEqual(
      Object.fromEntries(types.map((type) => [`create ${type}`, template.ofType(type).length])),
    );
  });
});

describe("texts that look like Terraform's own", () => {
  const odd = "${HOME} $${x} %{ if } %%{y} $(z)";
  const input: GatewayInput = {
    host: { gpus: [{ type: "h100-80gb" }], weightsDir: "/srv/${x}" },
    models: {
      "a${b}": {
        vllm: { preset: "gpt-oss-20b", env: { ODD: odd }, engineArgs: { "tokenizer-revision": odd } },
      },
    },
  };

  test("reach the container as they were written", async () => {
    const ask = await prepare("texts", synthesiseInput(input).text);
    const changes = await planOf(ask);
    const engine = changes.find(({ change }) => change.after?.name === "vllm-a-b")?.change.after;
    expect(engine?.env).toContain(`ODD=${odd}`);
    expect(engine?.command).toEqual(expect.arrayContaining(["a${b}", "--tokenizer-revision", odd]));
    expect(engine?.mounts).toContainEqual(expect.objectContaining({ source: "/srv/${x}" }));
  });
});

describe("other forms of a stack", () => {
  const models: GatewayInput["models"] = {
    own: { vllm: { preset: "gpt-oss-20b" } },
    hosted: { upstream: { model: "openai/gpt-4o-mini", apiKeys: ["KEY"] } },
  };
  const host = { gpus: [{ type: "h100-80gb" }] };
  const variants: Readonly<Record<string, GatewayInput>> = {
    "state in a bucket": { models, host, state: { s3: { bucket: "b", key: "k", region: "eu-central-1" } } },
    "an adopted network, CDI, a remote engine": {
      models,
      host: {
        ...host,
        network: { name: "lab", adopt: true },
        docker: { gpuRuntime: "cdi", endpoint: "tcp://gpu-1:2376", certPath: "certs" },
      },
    },
    "limits, a subnet, published services, no edge": {
      models: { ...models, own: { vllm: { preset: "gpt-oss-20b", cpus: 4, containerMemoryGiB: 32 } } },
      host: { ...host, network: { subnet: "10.77.0.0/24" } },
      edge: { enabled: false },
      cache: { publish: { port: 6379 } },
      database: { publish: { port: 5432 } },
      logs: { maxSizeMiB: 10, maxFiles: 2 },
    },
  };

  test.each(Object.entries(variants))("%s is valid", async (name, input) => {
    const ask = await prepare(name.replaceAll(/\W+/g, "-"), synthesiseInput(input).text, "-backend=false");
    expect(await validate(ask)).toEqual({ valid: true, diagnostics: [] });
  });
});

describe("what the provider does not know", () => {
  const [first = ""] = names;
  const text = golden(first, "cdk.tf.json");

  test.each([
    ["an argument", '"stop_timeout"', '"stop_timeot"', "Extraneous JSON object property"],
    ["a duration", '"5s"', '"5 seconds"', "'5 seconds' is not a valid duration"],
    [
      "a resource behind a reference",
      "${docker_network.",
      "${docker_netwrk.",
      "Reference to undeclared resource",
    ],
  ])("%s is refused", async (what, right, wrong, says) => {
    expect(text).toContain(right);
    const ask = await prepare(what.replaceAll(" ", "-"), text.replaceAll(right, wrong));
    const { valid, diagnostics } = await validate(ask);
    expect(valid).toBe(false);
    expect(diagnostics.map(({ summary, detail }) => `${summary} ${detail ?? ""}`).join("\n")).toContain(says);
  });
});
