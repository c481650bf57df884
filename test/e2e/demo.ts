/** `npm run demo`: a running stack on any machine. Prepares what is missing, deploys the laptop example, talks to it. */
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, parseEnv } from "node:util";
import { evaluateGateway } from "../../config";
import type { GatewayPlan, HostConfig } from "../../config";
import { removeHostFolder } from "./host-folder";
import { prepareRig } from "./rig";
import { stopEngine } from "./rig/engine";
import { RigError, step } from "./rig/step";
import { projectRoot } from "./run";
import { writeTinyModels } from "./tiny-config";
import { Client } from "./traffic";

const folder = join(projectRoot, "examples", "laptop-cpu");
const configFile = join(folder, "gateway.config.ts");

const usage = `usage: npm run demo [-- --down]

Deploys examples/laptop-cpu: a tiny chat model with two replicas, one that backs it up, an embedding model.
Run it again after an interruption: what is there is kept.

  --down   removes the stack, its data and what the demo started`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { down: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help === true) {
    console.log(usage);
    return;
  }
  const { result } = await evaluateGateway(configFile);
  if (!result) throw new Error("the laptop example has findings");
  await (values.down === true ? down(result.plan, result.config.host) : up(result.plan, result.config.host));
}

async function up(plan: GatewayPlan, host: HostConfig): Promise<void> {
  const started = Date.now();
  const images = [...new Set(plan.workloads.map((workload) => workload.image))];
  const { env } = await prepareRig({ images });
  await step("weights of the tiny models", async () => {
    await writeTinyModels(host.weightsDir);
    return "written";
  });
  await command("npx", ["llm-gateway", "deploy", "--yes", "--config", configFile], env);
  await talk(plan);
  console.log(`\nready after ${Math.round((Date.now() - started) / 1000)} s

  gateway      ${plan.url}/v1      (key: LITELLM_MASTER_KEY in examples/laptop-cpu/.env)
  admin UI     ${plan.url}/ui      (user admin, password: UI_PASSWORD in the same file)
  prometheus   http://127.0.0.1:9090
  stop it      npm run demo -- --down`);
}

/** What a client would do first, with the answers as they come. The models are random: so is their text. */
async function talk(plan: GatewayPlan): Promise<void> {
  const { LITELLM_MASTER_KEY } = parseEnv(readFileSync(join(folder, ".env"), "utf8"));
  const client = new Client(plan.url, LITELLM_MASTER_KEY);
  const chat = await client.chat("tiny-chat", `Hello at ${new Date().toISOString()}`, { max_tokens: 12 });
  show(
    "chat",
    chat.status,
    (JSON.parse(chat.body) as { choices: { message: { content: string } }[] }).choices[0]?.message.content,
  );
  const stream = await client.chat("tiny-chat", `Stream at ${new Date().toISOString()}`, {
    max_tokens: 12,
    stream: true,
  });
  show("streamed chat", stream.status, `${stream.body.match(/^data: \{/gm)?.length ?? 0} chunks`);
  const embedding = await client.call("/v1/embeddings", { model: "tiny-embed", input: "Hello" });
  show(
    "embedding",
    embedding.status,
    `${(JSON.parse(embedding.body) as { data: { embedding: number[] }[] }).data[0]?.embedding.length ?? 0} numbers`,
  );
}

function show(what: string, status: number, answer: string | undefined): void {
  if (status !== 200) throw new Error(`${what}: the gateway answered ${status}`);
  console.log(`${what.padEnd(14)} → ${JSON.stringify(answer)}`);
}

async function down(plan: GatewayPlan, host: HostConfig): Promise<void> {
  const { env } = await prepareRig({ images: [] });
  await command("npx", ["cdktf", "destroy", plan.name, "--auto-approve"], {
    ...env,
    GATEWAY_CONFIG: configFile,
  });
  await command("npx", ["llm-gateway", "purge", "--yes", plan.name, "--config", configFile], env);
  await removeHostFolder(host.dataDir);
  for (const file of [".env", `terraform.${plan.name}.tfstate`, `terraform.${plan.name}.tfstate.backup`])
    rmSync(join(folder, file), { force: true });
  await step("docker engine", stopEngine);
  console.log("everything that the demo made is gone; built images and the provider stay for the next time");
}

async function command(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const child = spawn(file, args, { cwd: projectRoot, env: { ...process.env, ...env }, stdio: "inherit" });
  const code = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
  if (code !== 0)
    throw new RigError(`${args.slice(0, 2).join(" ")} ended with ${code}`, {
      fix: "run the demo again: what is done is kept",
    });
}

main().catch((problem: unknown) => {
  console.error(problem instanceof RigError ? `✗ ${problem.message}` : problem);
  process.exitCode = 1;
});
