/** The package on every version of Node that it is made for: installed, checked, planned, synthesised, with the same result. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goldenFolder } from "../examples";
import { installInto, npmOf, pack, peers, write } from "./packed";
import { ensureNode } from "./rig/tools";
import { projectRoot, run } from "./run";

const example = "dgx-three-models";
/** The oldest of `engines`, and the newest of each line with long support. */
const versions = ["20.19.0", "22.23.3", "24.21.0"] as const;
const folder = mkdtempSync(join(tmpdir(), "nodes-"));
let tarball = "";

const stackProgram = `
const { App } = require("cdktf");
const { GatewayStack, evaluateGateway } = require("cdktf-vllm-litellm");
evaluateGateway("gateway.config.ts").then(({ result }) => {
  const app = new App();
  new GatewayStack(app, result.plan.name, { ...result, stateDirectory: "../../../examples/${example}" });
  app.synth();
});
`;

interface Result {
  readonly check: unknown;
  readonly plan: unknown;
  readonly stack: string;
}
const results = new Map<string, Result>();

beforeAll(async () => {
  tarball = join(folder, (await pack(folder)).filename);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(versions)("Node %s installs it, checks, plans and writes the golden stack", async (version) => {
  const node = await ensureNode(version);
  const cwd = join(folder, version);
  expect((await run(node, ["--version"])).stdout).toBe(`v${version}\n`);
  await installInto(cwd, tarball, peers, await npmOf(node));
  cpSync(join(projectRoot, "examples", example), cwd, { recursive: true });
  write(cwd, "stack.js", stackProgram);
  const cli = join(cwd, "node_modules/cdktf-vllm-litellm/bin/llm-gateway.js");
  const said = async (verb: string) =>
    JSON.parse((await run(node, [cli, verb, "--json"], { cwd })).stdout) as unknown;
  const check = await said("check");
  const plan = await said("plan");
  await run(node, ["stack.js"], { cwd });
  const stack = readFileSync(join(cwd, "cdktf.out/stacks/vllm-litellm/cdk.tf.json"), "utf8");
  expect(stack).toBe(readFileSync(join(goldenFolder, example, "cdk.tf.json"), "utf8"));
  results.set(version, { check, plan, stack });
});

test("all of them say the same", () => {
  expect([...results.keys()]).toEqual(versions);
  const text = [...results].map(([version, result]) => JSON.stringify(result).replaceAll(version, ""));
  expect(new Set(text).size).toBe(1);
  expect(results.get(versions[0])).toMatchObject({ plan: { workloads: expect.any(Array) as unknown } });
});
