/** A rehearsal with the real LiteLLM and Postgres: on a copy, beside the stack, gone at its end; and an archive that age encrypts. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { evaluateInput } from "../../../config";
import type { GatewayInput } from "../../../config";
import { hostFiles } from "../../../bin/secrets/host-files";
import { masterKey, Testbed } from "../behaviour/testbed";
import { docker, projectRoot, run } from "../run";
import { eventually } from "../traffic";
import { databaseGateway, databaseInput } from "./testbed";
import type { DatabaseGateway } from "./testbed";

const models: GatewayInput["models"] = {
  chat: { upstream: { model: "hosted_vllm/chat", apiBase: "http://fake:8000/v1" } },
};
const program = join(projectRoot, "bin", "llm-gateway.js");

let testbed: Testbed;
let old: DatabaseGateway;
let folder: string;
let config: string;

beforeAll(async () => {
  testbed = await Testbed.open();
  folder = mkdtempSync(join(tmpdir(), "rehearse-"));
  config = join(folder, "gateway.config.json");
  old = await databaseGateway(testbed, "old", { models });
  await old.proxy.client.call("/key/generate", { key_alias: "kept" });
  const host = { preset: "cpu", dataDir: join(folder, "data") } as const;
  const input = { ...databaseInput({ models }), name: `${testbed.network}-old`, host };
  writeFileSync(config, JSON.stringify(input));
  const { result } = evaluateInput(input);
  if (!result) throw new Error("a config with errors");
  const values = new Map(result.plan.secrets.map(({ name }) => [name, valueOf(name)]));
  writeFileSync(join(folder, ".env"), [...values].map(([name, value]) => `${name}=${value}\n`).join(""));
  for (const { path, content } of hostFiles(result.plan.workloads, values)) {
    const file = join(result.plan.secretsDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: 0o644 });
  }
}, 900_000);

afterAll(async () => {
  await testbed.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As the testbed gives them. */
function valueOf(name: string): string {
  return name === "LITELLM_MASTER_KEY" ? masterKey : `value-of-${name}`;
}

function gateway(...words: readonly string[]) {
  return run("node", [program, ...words, "--config", config], { mayFail: true });
}

/** Containers and networks of a rehearsal. */
async function left(): Promise<string> {
  const containers = await docker("ps", "-aq", "--filter", "label=cdktf-vllm-litellm.rehearsal");
  const networks = await docker("network", "ls", "-q", "--filter", `name=${testbed.network}-old-rehearsal`);
  return `${containers}${networks}`;
}

const rows = `select count(*), max(finished_at) from _prisma_migrations`;

test("a rehearsal restores, migrates, starts and asks a copy, and leaves nothing", async () => {
  const before = await old.sql(rows);
  const { code, stdout, output } = await gateway("rehearse", "--json");
  console.log(output);
  expect(code).toBe(0);
  const { steps } = z
    .object({ steps: z.array(z.object({ step: z.string(), said: z.string() })) })
    .parse(JSON.parse(stdout));
  expect(steps.map(({ step }) => step)).toEqual(["restore", "migrate", "start", "smoke"]);
  expect(steps[1]?.said).toContain("0 migrations");
  expect(await old.sql(rows)).toBe(before);
  expect(await left()).toBe("");
});

test("interrupted it leaves nothing either", async () => {
  const child = spawn("node", [program, "rehearse", "--config", config], { cwd: projectRoot });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  await eventually("its containers run", 300, async () => (await left()) !== "");
  child.kill("SIGINT");
  expect(await ended).not.toBe(0);
  expect(await left()).toBe("");
});

test("an archive for age is opened by its identity alone, and restores", async () => {
  const identity = join(folder, "identity");
  await run("age-keygen", ["-o", identity]);
  const [, recipient = ""] = /public key: (\S+)/.exec(readFileSync(identity, "utf8")) ?? [];
  const archive = join(folder, "backup.tar.age");
  const made = await gateway("backup", "--out", archive, "--age-recipient", recipient);
  expect([made.code, made.output]).toEqual([0, expect.any(String)]);
  expect(readFileSync(archive, "latin1")).toMatch(/^age-encryption\.org/);
  expect((await gateway("verify-backup", archive)).code).toBe(1);
  const verified = await gateway("verify-backup", archive, "--age-identity", identity);
  expect([verified.code, verified.output]).toEqual([0, expect.stringContaining("restore as they were")]);
});
