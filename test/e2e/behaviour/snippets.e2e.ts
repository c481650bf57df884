/** Every program that `llm-gateway snippets` writes, run as it is with the real packages against the real proxy. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clients } from "../../../bin/snippets/clients";
import { cached } from "../rig/paths";
import { projectRoot, run } from "../run";
import type { Proxy } from "./proxy";
import { engine, gateway } from "./services";
import { Testbed, masterKey } from "./testbed";

/** Newer ones are tried by raising these. */
const [langchain, openai, opencode] = ["langchain-openai==1.7.3", "openai@7.57.0", "opencode-ai@1.18.33"];
const folder = mkdtempSync(join(tmpdir(), "snippets-"));
const keyVariable = "TEAM_KEY";
let bed: Testbed;
let proxy: Proxy;

beforeAll(async () => {
  bed = await Testbed.open();
  await bed.backend("s-vllm-first");
  // OpenCode begins with six thousand tokens about itself.
  const first = engine(1, { vllm: { maxModelLen: 65_536 } });
  proxy = await bed.proxy("s", gateway({ models: { first }, cache: { type: "none" } }));
});
afterAll(async () => {
  await bed.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Brings the OpenAI SDK with it. */
async function pythonPackages(): Promise<string> {
  const target = cached("snippets", langchain);
  const words = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-warn-conflicts",
    "--root-user-action",
    "ignore",
  ];
  if (!existsSync(target)) await run("python3", [...words, "--target", target, langchain]);
  return target;
}

async function nodePackages(place: string, name: string): Promise<void> {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "package.json"), "{}");
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", name], { cwd: place });
}

function programOf(name: string, baseUrl: string): { readonly file: string; readonly text: string } {
  const client = clients.find((one) => one.name === name);
  if (!client) throw new Error(`no client ${name}`);
  const models = [{ name: "first", input: null, output: null }];
  const text = client.text({ stack: "s", baseUrl, model: "first", models, keyVariable });
  return { file: client.file, text };
}

const ways: Readonly<
  Record<string, () => Promise<readonly [program: string, environment: Readonly<Record<string, string>>]>>
> = {
  curl: () => Promise.resolve(["sh", {}]),
  python: async () => ["python3", { PYTHONPATH: await pythonPackages() }],
  langchain: async () => ["python3", { PYTHONPATH: await pythonPackages() }],
  "python-plain": () => Promise.resolve(["python3", {}]),
  "typescript-plain": () => Promise.resolve([join(projectRoot, "node_modules/.bin/tsx"), {}]),
  javascript: async () => {
    await nodePackages(folder, openai);
    return [process.execPath, {}];
  },
};

test.each(Object.entries(ways))("S0-18, S4-18: %s prints what the model says", async (name, prepare) => {
  const [program, environment] = await prepare();
  const { file, text } = programOf(name, `${proxy.url}/v1`);
  writeFileSync(join(folder, file), text);
  const { stdout } = await run(program, [join(folder, file)], {
    env: { ...environment, [keyVariable]: masterKey },
  });
  expect(stdout).toContain("s-vllm-first");
});

test("S0-18: LiteLLM's SDK, where the proxy's own image has it", async () => {
  const { text } = programOf("litellm", "http://127.0.0.1:4000/v1");
  const words = ["exec", "-i", "-e", `${keyVariable}=${masterKey}`, proxy.container, "python3", "-"];
  expect((await run("docker", words, { input: text })).stdout).toContain("s-vllm-first");
});

test("S0-18: OpenCode, with the config in its folder and nothing of its own", async () => {
  const packages = cached("snippets", opencode);
  const program = join(packages, "node_modules/.bin/opencode");
  if (!existsSync(program)) await nodePackages(packages, opencode);
  const place = join(folder, "opencode");
  mkdirSync(place);
  const { file, text } = programOf("opencode", `${proxy.url}/v1`);
  writeFileSync(join(place, file), text);
  const { stdout } = await run(program, ["run", "hello"], {
    cwd: place,
    // It looks for its config where PWD says, which a shell sets.
    env: { HOME: place, PWD: place, OPENCODE_DISABLE_AUTOUPDATE: "1", [keyVariable]: masterKey },
  });
  expect(stdout).toContain("s-vllm-first");
});

test("every client is run here but OpenClaw, which is a service that answers in chat rooms", () => {
  const others = clients.filter(({ name }) => name !== "openclaw").map(({ name }) => name);
  expect([...Object.keys(ways), "litellm", "opencode"].toSorted()).toEqual(others.toSorted());
});
