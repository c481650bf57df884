/** The app that `cdktf` starts, as a process of its own in a folder of its own. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goldenFolder, root } from "./examples";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "main-"))));
afterEach(() => rmSync(folder, { recursive: true }));

function synthesise(environment: Readonly<Record<string, string>> = {}) {
  const { PATH = "", HOME = "" } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", require.resolve("tsx"), join(root, "main.ts")],
    { cwd: folder, encoding: "utf8", env: { PATH, HOME, ...environment } },
  );
  const stacks = join(folder, "cdktf.out", "stacks");
  return {
    status,
    stdout,
    lines: stderr.replaceAll(folder, "<here>").split("\n").slice(0, -1),
    stacks: existsSync(stacks) ? readdirSync(stacks) : [],
    text: (stack: string) => readFileSync(join(stacks, stack, "cdk.tf.json"), "utf8"),
  };
}

const example = "cloud-fallback";
const secrets = Object.fromEntries(
  [
    "LITELLM_MASTER_KEY",
    "LITELLM_SALT_KEY",
    "OPENAI_API_KEY",
    "OPENAI_API_KEY_2",
    "POSTGRES_MONITOR_PASSWORD",
    "POSTGRES_PASSWORD",
    "POSTGRES_RO_PASSWORD",
    "POSTGRES_RW_PASSWORD",
    "REDIS_PASSWORD",
    "UI_PASSWORD",
  ].map((name) => [name, `value-of-${name}`]),
);

test("writes the golden stack of the config it is pointed to, and says nothing", () => {
  cpSync(join(root, "examples", example), join(folder, "examples", example), { recursive: true });
  const run = synthesise({ GATEWAY_CONFIG: `examples/${example}/gateway.config.ts`, ...secrets });
  expect({ ...run, text: run.text("hybrid") }).toEqual({
    status: 0,
    stdout: "",
    lines: [],
    stacks: ["hybrid"],
    text: readFileSync(join(goldenFolder, example, "cdk.tf.json"), "utf8"),
  });
});

test("reads gateway.config.ts beside it, and warns of each secret without a value", () => {
  cpSync(join(root, "gateway.config.ts"), join(folder, "gateway.config.ts"));
  writeFileSync(
    join(folder, ".env"),
    "LITELLM_SALT_KEY=a\nREDIS_PASSWORD=b\nPOSTGRES_MONITOR_PASSWORD=g\nPOSTGRES_RO_PASSWORD=e\nPOSTGRES_RW_PASSWORD=f\nUI_PASSWORD=c\n",
  );
  const { status, lines, stacks } = synthesise({ LITELLM_MASTER_KEY: "d" });
  expect({ status, stacks }).toEqual({ status: 0, stacks: ["vllm-litellm"] });
  expect(lines).toEqual([
    "⚠ POSTGRES_PASSWORD has no value (needed by vllm-litellm-postgres, vllm-litellm-roles, vllm-litellm-migrate)  SECRET.MISSING",
    "  fix: Add POSTGRES_PASSWORD=… to the env file; `llm-gateway secrets init` makes those that can be made.",
    "1 warning in gateway.config.ts",
  ]);
});

test("fails with every finding, without a stack and without a stack trace", () => {
  writeFileSync(
    join(folder, "gateway.config.yaml"),
    "models:\n  a: { vllm: { preset: gpt-oss-20b, gpus: 1 } }\nrouting: { fallbacks: { a: [b] } }\n",
  );
  const { status, lines, stacks } = synthesise();
  expect({ status, stacks }).toEqual({ status: 1, stacks: [] });
  expect(lines).toEqual([
    "✖ models.a.vllm.gpus: needs 1 GPU for vllm-a, free: none  GPU.NOT_ENOUGH",
    "  at gateway.config.yaml:2:37",
    "  fix: Lower gpus or replicas, use a smaller model, or add GPUs to host.gpus.",
    '✖ routing.fallbacks.a[0]: unknown model "b"; known: none  MODEL.FALLBACK_UNKNOWN',
    "  at gateway.config.yaml:3:29",
    "  fix: Use a known model, or add one with that name.",
    "2 errors in gateway.config.yaml",
  ]);
});

test("fails when there is no config", () => {
  const { status, lines, stacks } = synthesise({ GATEWAY_CONFIG: "missing.ts" });
  expect({ status, stacks }).toEqual({ status: 1, stacks: [] });
  expect(lines).toEqual([
    "✖ config file not found: <here>/missing.ts  FILE.NOT_FOUND",
    "  fix: Create gateway.config.ts here, or name the file with --config FILE or the environment variable GATEWAY_CONFIG.",
    "1 error in missing.ts",
  ]);
});

const quiet = { ...secrets, GATEWAY_SET: 'cache.type=none\ndatabase={"type":"none"}\nproxy.port=8000' };

test("S0-01: without a config file, variables and the env file make the stack; GATEWAY_SET wins over both", () => {
  writeFileSync(join(folder, ".env"), "PROXY_MODEL_KEYS=lamp,shelf\nPORT=8001\n");
  const { status, lines, stacks, text } = synthesise({ ...quiet, PROXY_MODEL_KEYS: "lamp" });
  expect({ status, lines, stacks }).toEqual({ status: 0, lines: [], stacks: ["vllm-litellm"] });
  expect(text("vllm-litellm")).toContain('model: \\"openai/lamp\\"');
  expect(text("vllm-litellm")).toContain('"external": 8000');
  expect(text("vllm-litellm")).not.toContain("shelf");
});

test("fails with the names of the variables", () => {
  const { status, lines, stacks } = synthesise({ ...quiet, PROXY_MODEL_KEYS: "lamp", OPENAI_MODEL: "x" });
  expect({ status, stacks }).toEqual({ status: 1, stacks: [] });
  expect(lines.at(0)).toMatch(/^✖ OPENAI_MODEL: is no longer read/);
  expect(lines.at(-1)).toBe("1 error in the environment");
});

test("S4-21: leaves out what an optional key without a value serves, and says so", () => {
  const keys = '["FAR_KEY", { name: "FAR_KEY_2", optional: true }]';
  const model = `{ upstream: { model: "openai/gpt-4o", apiKeys: ${keys} } }`;
  const rest = 'cache: { type: "none" }, database: { type: "none" }';
  writeFileSync(
    join(folder, "gateway.config.ts"),
    `export default { models: { far: ${model} }, ${rest} };\n`,
  );
  const { status, lines, text } = synthesise({ LITELLM_MASTER_KEY: "a", FAR_KEY: "b" });
  expect(status).toBe(0);
  expect(lines[0]).toBe(
    "⚠ models.far.upstream.apiKeys: FAR_KEY_2 has no value: its deployment is left out  SECRET.OPTIONAL_MISSING",
  );
  expect(text("vllm-litellm")).not.toContain("FAR_KEY_2");
});
