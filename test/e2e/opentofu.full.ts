/** A stack of tiny models with OpenTofu in place of Terraform: checked, deployed, asked, planned, changed to nothing, destroyed. */
import { writeFileSync } from "node:fs";
import type { GatewayInput } from "../../config";
import { removeHostFolder } from "./host-folder";
import { ensureTofuProvider } from "./rig/provider";
import { ensureTofu } from "./rig/tools";
import { docker, run } from "./run";
import { Stack } from "./stack";
import { tinyConfig, writeTinyModels } from "./tiny-config";
import { Client } from "./traffic";

const name = "tofu";
const folder = "/var/tmp/cdktf-vllm-litellm-opentofu";
const dataDir = `${folder}-data`;
const port = 24_100;
const stack = new Stack(name, folder);
const before = { ...process.env };
const tiny = tinyConfig(dataDir, { chat: { replicas: 1 }, proxy: { port } });
const config: GatewayInput = {
  ...tiny,
  // Measures no time, so a machine that does other things as well may take its own.
  defaults: { vllm: { ...tiny.defaults?.vllm, loadBudget: "15m" } },
  prometheus: { port: 24_101 },
};
let tofu = "";

beforeAll(async () => {
  tofu = await ensureTofu();
  Object.assign(process.env, await ensureTofuProvider(), { TERRAFORM_BINARY_NAME: tofu });
  await removeHostFolder(dataDir);
  await writeTinyModels(`${dataDir}/weights`);
  stack.configure(config);
  await stack.gateway("secrets", "init");
});

afterAll(async () => {
  await stack.cdktf("destroy", "--auto-approve");
  const left = await stack.containers();
  if (left.length > 0) await docker("rm", "-f", ...left);
  await stack.gateway("purge", name, "--yes");
  await removeHostFolder(dataDir);
  process.env = before;
});

const ended = ({ code, output }: { readonly code: number; readonly output: string }) => ({
  code,
  end: code === 0 ? "" : output.slice(-3000),
});

test("it is OpenTofu that runs", async () => {
  expect((await run(tofu, ["version"])).stdout).toMatch(/^OpenTofu v1\./);
});

test("the doctor knows it", async () => {
  const { stdout } = await stack.gateway("doctor", "--json");
  expect(stdout).toContain("1.12.6");
  expect(stdout).not.toMatch(/TERRAFORM\.MISSING|DOCTOR\.TERRAFORM/);
});

test("`llm-gateway deploy` deploys with it, and the gateway answers", async () => {
  expect(ended(await stack.gateway("deploy"))).toEqual({ code: 0, end: "" });
  const client = new Client(`http://127.0.0.1:${port}`, stack.masterKey);
  expect((await client.chat("tiny-chat", "who deployed this?")).status).toBe(200);
});

test("a second plan and cdktf's own diff are empty", async () => {
  expect(await stack.plan()).toEqual({ code: 0, changes: [] });
  const diff = await stack.cdktf("diff");
  expect(ended(diff)).toEqual({ code: 0, end: "" });
  expect(diff.output).toContain("found no differences");
});

test("its plan is read by `llm-gateway diff`", async () => {
  await stack.terraform("plan", "-input=false", `-out=${folder}/plan.out`);
  const { stdout } = await stack.terraform("show", "-json", `${folder}/plan.out`);
  const shown = JSON.parse(stdout) as { readonly resource_changes: readonly object[] };
  expect(shown.resource_changes.length).toBeGreaterThan(0);
  writeFileSync(`${folder}/plan.json`, stdout);
  const args = ["--base", stack.configFile, "--terraform", `${folder}/plan.json`, "--detailed-exitcode"];
  expect(ended(await stack.gateway("diff", ...args))).toEqual({ code: 0, end: "" });
});

test("cdktf destroy takes every container away", async () => {
  expect(ended(await stack.cdktf("destroy", "--auto-approve"))).toEqual({ code: 0, end: "" });
  expect(await stack.containers()).toEqual([]);
});
