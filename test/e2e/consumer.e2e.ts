/** The package as others get it: packed, installed in empty folders, used from TypeScript and JavaScript. */
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { goldenFolder } from "../examples";
import { exact, installInto, npm, pack, peers, write } from "./packed";
import type { Packed } from "./packed";
import { projectRoot, run } from "./run";

jest.setTimeout(600_000);

const example = "dgx-three-models";
const megabyte = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), "consumer-"));
const full = join(folder, "full");
const alone = join(folder, "compiler");
let packed: Packed;

const node = (cwd: string, ...args: string[]) => run(process.execPath, args, { cwd });
const typescript = join(projectRoot, "node_modules/typescript/bin/tsc");

/** As the template of `cdktf init` compiles, and as Node resolves. */
const resolutions = [
  { module: "CommonJS", moduleResolution: "node10", ignoreDeprecations: "6.0" },
  { module: "Node16", moduleResolution: "Node16" },
] as const;

async function compile(cwd: string, files: readonly string[], options: object): Promise<void> {
  const compilerOptions = { target: "ES2022", strict: true, types: [], ...options };
  write(cwd, "tsconfig.json", JSON.stringify({ compilerOptions, files }));
  await node(cwd, typescript, "-p", ".");
}

interface Stack {
  readonly "//": { readonly metadata: { version: string } };
}

const stackOf = (cwd: string, name: string) =>
  readFileSync(join(cwd, "cdktf.out", "stacks", name, "cdk.tf.json"), "utf8");

beforeAll(async () => {
  packed = await pack(folder);
  const tarball = join(folder, packed.filename);
  await installInto(full, tarball, [...peers, exact("@types/node")]);
  await installInto(alone, tarball, []);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the tarball", () => {
  test("is below a megabyte, and has no source, test or tool in it", () => {
    expect(packed.size).toBe(statSync(join(folder, packed.filename)).size);
    expect(packed.size).toBeLessThan(megabyte);
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "dist/index.d.ts",
        "dist/compiler.js",
        "LICENSE",
        "README.md",
        "policies/rego/rules.rego",
      ]),
    );
    const own =
      /^(dist\/.+\.(js|d\.ts)|assets\/reports\/.+\.sql|bin\/llm-gateway\.js|docs\/(ci\/review\.sh|runbook\.md)|gateway\.schema\.json|policies\/(rego\/\w+\.rego|checkov\/\w+\.yaml)|package\.json|README\.md|LICENSE)$/;
    expect(paths.filter((path) => !own.test(path))).toEqual([]);
    expect(paths.filter((path) => /^dist\/(test|tables|examples)\//.test(path))).toEqual([]);
  });

  test("what is no entry of the package cannot be imported", async () => {
    const code = 'require("cdktf-vllm-litellm/dist/config/plan.js")';
    const { output, code: status } = await run(process.execPath, ["-e", code], { cwd: full, mayFail: true });
    expect(status).toBe(1);
    expect(output).toContain("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });
});

/** The whole stack of an example; the state lies where the golden file has it. */
const wholeStack = `
import { App } from "cdktf";
import { GatewayStack, evaluateGateway, formatFindings } from "cdktf-vllm-litellm";
import type { Finding } from "cdktf-vllm-litellm";

async function main(): Promise<void> {
  const { findings, result } = await evaluateGateway("gateway.config.ts");
  const errors: readonly Finding[] = findings.filter(({ severity }) => severity === "error");
  if (!result) throw new Error(formatFindings(errors, "gateway.config.ts"));
  const app = new App();
  new GatewayStack(app, result.plan.name, { ...result, stateDirectory: "../../../examples/${example}" });
  app.synth();
}

void main();
`;

describe("GatewayStack with a config", () => {
  beforeAll(() => {
    cpSync(join(projectRoot, "examples", example), full, { recursive: true });
    write(full, "stack.ts", wholeStack);
  });

  test.each(resolutions)("compiles with $moduleResolution, and writes the golden stack", async (options) => {
    await compile(full, ["stack.ts"], { ...options, skipLibCheck: true });
    await node(full, "stack.js");
    expect(stackOf(full, "vllm-litellm")).toBe(
      readFileSync(join(goldenFolder, example, "cdk.tf.json"), "utf8"),
    );
  });
});

/** Two constructs among somebody else's, on a network of theirs, from an ECMAScript module. */
const twoConstructs = `
import { DockerProvider } from "@cdktf/provider-docker/lib/provider/index.js";
import { App, TerraformStack } from "cdktf";
import { GatewayNetwork, LiteLlmProxy, VllmServer, evaluateInput, workloadsOf } from "cdktf-vllm-litellm";

const { result } = evaluateInput({
  name: "own",
  host: { gpus: [{ type: "h100-80gb", count: 1 }] },
  models: { small: { vllm: { preset: "gpt-oss-20b" } } },
  cache: { type: "none" },
  database: { type: "none" },
});
const { plan, artefacts } = result;
const app = new App();
const stack = new TerraformStack(app, "own");
new DockerProvider(stack, "docker", {});
const network = new GatewayNetwork(stack, "network", { name: "of_the_team", adopt: true });
const settings = { name: plan.name, secretsDir: plan.secretsDir };
const [engine] = workloadsOf(plan, "vllm");
const server = new VllmServer(stack, "small", { workload: engine, network, settings });
new LiteLlmProxy(stack, "proxy", { replicas: workloadsOf(plan, "proxy"), network, settings, artefacts });
server.container.addOverride("hostname", "small");
app.synth();
console.log(server.apiBase);
`;

interface Containers {
  readonly data: { readonly docker_network: object };
  readonly resource: Readonly<Record<string, object>> & {
    readonly docker_container: Readonly<
      Record<string, { name: string; hostname?: string; networks_advanced?: { name: string }[] }>
    >;
  };
}

test("VllmServer and LiteLlmProxy alone, in a stack and on a network of somebody else's, from an ECMAScript module", async () => {
  write(full, "own.mjs", twoConstructs);
  expect((await node(full, "own.mjs")).stdout).toBe("http://own-vllm-small:8000/v1\n");
  const { data, resource } = JSON.parse(stackOf(full, "own")) as Containers;
  const [theirs = "none", ...others] = Object.keys(data.docker_network);
  expect(others).toEqual([]);
  expect(Object.keys(resource)).not.toContain("docker_network");
  // What only carries files is on no network.
  const running = Object.values(resource.docker_container)
    .filter(({ networks_advanced: on }) => on !== undefined)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const reference = `\${data.docker_network.${theirs}.id}`;
  expect(running.map(({ name, networks_advanced: on }) => [name, on?.map((one) => one.name)])).toEqual([
    [expect.stringMatching(/^own-proxy/), [reference]],
    ["own-vllm-small", [reference]],
  ]);
  expect(running.map(({ hostname }) => hostname)).toEqual([undefined, "small"]);
});

const page = readFileSync(join(projectRoot, "docs", "library.md"), "utf8");
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text = ""]) => text);

describe("docs/library.md", () => {
  test("its package.json installs the fork of cdktf under its name: the same JSON, but for the version", async () => {
    const fork = join(folder, "fork");
    const isOwn = (path: string) => !/[/](node_modules|cdktf\.out|package(-lock)?\.json)$/.test(path);
    cpSync(full, fork, { recursive: true, filter: isOwn });
    const [recipe = "", ...others] = blocks("json");
    expect(others).toEqual([]);
    const { dependencies, ...more } = JSON.parse(recipe) as { readonly dependencies: object };
    const tarball = `file:${join(folder, packed.filename)}`;
    const own = { ...more, dependencies: { ...dependencies, "cdktf-vllm-litellm": tarball } };
    write(fork, "package.json", JSON.stringify(own));
    await npm(fork, "install");
    for (const [program, stack] of [
      ["stack.js", "vllm-litellm"],
      ["own.mjs", "own"],
    ] as const) {
      await node(fork, program);
      // Without a backend of its own a stack names the folder that its state is in.
      const [ours, theirs] = [full, fork].map(
        (cwd) => JSON.parse(stackOf(cwd, stack).replaceAll(cwd, "")) as Stack,
      );
      expect(theirs?.["//"].metadata.version).toBe("0.24.0");
      if (ours) ours["//"].metadata.version = "0.24.0";
      expect(theirs).toEqual(ours);
    }
  });

  test("its programs compile, and run", async () => {
    const programs = blocks("ts");
    expect(programs).toHaveLength(3);
    const names = programs.map((_, index) => `page-${index}`);
    for (const [index, text] of programs.entries()) write(full, `page-${index}.ts`, text);
    const files = names.map((name) => `${name}.ts`);
    await compile(full, files, { ...resolutions[1], skipLibCheck: true, types: ["node"] });
    for (const name of names) await node(full, `${name}.js`);
    expect(stackOf(full, "vllm-litellm")).toContain('"hostname": "proxy"');
    expect(stackOf(full, "own")).toContain('"name": "of_the_team"');
  });
});

const compilerOnly = `
import { compileLitellm, defineGateway, evaluateInput, planGateway } from "cdktf-vllm-litellm/compiler";
import type { GatewayInput, GatewayPlan } from "cdktf-vllm-litellm/compiler";

const input: GatewayInput = defineGateway({
  models: { far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } } },
});
const { result } = evaluateInput(input);
if (!result) throw new Error("the config has errors");
const plan: GatewayPlan | undefined = planGateway(result.config).plan;
if (!plan) throw new Error("there is no plan");
console.log(JSON.stringify({ url: plan.url, litellm: compileLitellm(result.config, plan) }));
`;

describe("the compiler alone", () => {
  test("brings no cdktf with it", async () => {
    const { stdout } = await npm(alone, "ls", "--all", "--parseable");
    expect(stdout).toContain("/node_modules/zod");
    expect(stdout).not.toMatch(/\/node_modules\/(cdktf|constructs|@cdktf\/\S+)$/m);
  });

  test.each(resolutions)(
    "plans and compiles; its types need no other package: $moduleResolution",
    async (options) => {
      write(alone, "compile.ts", compilerOnly);
      await compile(alone, ["compile.ts"], { ...options, skipLibCheck: false, lib: ["ES2023", "DOM"] });
      const { url, litellm } = JSON.parse((await node(alone, "compile.js")).stdout) as {
        readonly url: string;
        readonly litellm: { readonly model_list: readonly { readonly model_name: string }[] };
      };
      expect(url).toBe("http://127.0.0.1:4000");
      expect(litellm.model_list.map(({ model_name: name }) => name)).toEqual(["far"]);
    },
  );

  test("the command line checks, plans and renders a config that imports the compiler", async () => {
    write(
      alone,
      "gateway.config.ts",
      'import { defineGateway } from "cdktf-vllm-litellm/compiler";\nexport default defineGateway({ models: { far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } } } });\n',
    );
    const cli = join(alone, "node_modules/.bin/llm-gateway");
    const said = async (...args: string[]) => (await run(cli, args, { cwd: alone })).stdout;
    expect(JSON.parse(await said("check", "--json"))).toMatchObject({
      findings: expect.any(Array) as unknown,
    });
    expect(await said("render", "litellm")).toContain('model_name: "far"');
    expect(await said("report", "--list")).toContain("error-rate");
    expect(await said("explain", "EdgeDown")).toContain("docker start");
    const plan = JSON.parse(await said("plan", "--json")) as object;
    expect(plan).toHaveProperty("workloads");
    expect(plan).not.toHaveProperty("containers");
    const args = ["diff", "--base", "gateway.config.ts"];
    const { code, output } = await run(cli, args, { cwd: alone, mayFail: true });
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringContaining("CDKTF.PACKAGES_MISSING") as string,
    });
  });
});
