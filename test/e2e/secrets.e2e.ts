/** Secrets of a deployed stack: delivered over TCP, in no other place, changed while clients call. The model is a fake. */
import { readFileSync, writeFileSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import type { Server } from "node:net";
import { join } from "node:path";
import { serviceImages } from "../../config/presets/images";
import { removeHostFolder } from "./host-folder";
import { findLeaks } from "./leaks";
import { docker, run } from "./run";
import { Stack } from "./stack";
import { Client, eventually } from "./traffic";

const folder = "/var/tmp/cdktf-vllm-litellm-secrets";
const dataDir = `${folder}-data`;
const name = "secrets-e2e";
const port = 21_100;
const enginePort = 21_110;
const stack = new Stack(name, folder);
const fake = `${name}-fake`;
const url = `http://127.0.0.1:${port}`;
const said: Record<string, string> = {};
let engine: Server;

const envFile = join(folder, ".env");
const client = () => new Client(url, stack.masterKey);
const firstKey = "far-0f2d9a7c51e84b36";
const secondKey = "far-71b3e5d80c9a4f62";

/** The engine's socket on a TCP port of this machine, as a remote engine offers it. */
function engineOnTcp(): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = createConnection({ path: "/var/run/docker.sock", allowHalfOpen: true });
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on("error", () => near.destroy());
  });
  return new Promise((resolve) => server.listen(enginePort, "127.0.0.1", () => resolve(server)));
}

async function gateway(...args: [string, ...string[]]) {
  const ran = await stack.gateway(...args);
  said[`llm-gateway ${args.join(" ")} (${Object.keys(said).length})`] = `${ran.output}.`;
  return ran;
}

async function deploy(): Promise<void> {
  const { code, output } = await stack.cdktf("deploy", "--auto-approve");
  said[`cdktf deploy (${Object.keys(said).length})`] = output;
  expect({ code, end: code === 0 ? "" : output.slice(-3000) }).toEqual({ code: 0, end: "" });
}

/** Whether the stack's Redis takes a password. */
async function redisTakes(password: string): Promise<boolean> {
  const script = 'read -r p; REDISCLI_AUTH="$p" redis-cli ping 2>&1';
  const { output } = await run("docker", ["exec", "-i", `${name}-redis`, "sh", "-c", script], {
    input: `${password}\n`,
    mayFail: true,
  });
  return output.includes("PONG");
}

/** The same for Postgres, over the network, where a password is asked for. */
async function postgresTakes(password: string): Promise<boolean> {
  const script = `read -r p; PGPASSWORD="$p" psql -h ${name}-postgres -U litellm -d litellm -c 'select 1'`;
  const { code } = await run("docker", ["exec", "-i", `${name}-postgres`, "sh", "-c", script], {
    input: `${password}\n`,
    mayFail: true,
  });
  return code === 0;
}

const names = async () => (await stack.containers()).toSorted();
const codes = (output: string) => [...output.matchAll(/SECRET\.[A-Z_]+/g)].map(([code]) => code);

beforeAll(async () => {
  await removeHostFolder(dataDir);
  engine = await engineOnTcp();
  await run("docker", ["network", "create", name], { mayFail: true });
  const program = readFileSync(join(__dirname, "behaviour/fake_backend.py"), "utf8");
  const shape = ["--network", name, "-e", `BACKEND_NAME=${fake}`, "-p", "127.0.0.1:21111:9000", "--init"];
  await docker(
    "run",
    "-d",
    "--name",
    fake,
    ...shape,
    "--entrypoint",
    "python3",
    serviceImages.litellm.image,
    "-c",
    program,
  );
  stack.configure({
    host: {
      preset: "cpu",
      dataDir,
      network: { name, adopt: true },
      docker: { endpoint: `tcp://127.0.0.1:${enginePort}` },
    },
    models: {
      far: { upstream: { model: "openai/far", apiBase: `http://${fake}:8000/v1`, apiKeys: ["FAR_KEY"] } },
    },
    proxy: { port, stopGrace: "5s" },
    prometheus: { port: 21_101, exporters: { redis: false, postgres: false } },
  });
  writeFileSync(envFile, `FAR_KEY=${firstKey}\n`, { mode: 0o600 });
});

afterAll(async () => {
  await stack.cdktf("destroy", "--auto-approve");
  const left = await stack.containers();
  await run("docker", ["rm", "-f", ...left, fake], { mayFail: true });
  await run("docker", ["volume", "rm", `${name}-postgres-data`, `${name}-prometheus-data`], {
    mayFail: true,
  });
  await run("docker", ["network", "rm", name], { mayFail: true });
  await removeHostFolder(dataDir);
  engine.close();
});

const behave = async (behaviour: object) =>
  fetch("http://127.0.0.1:21111/behaviour", { method: "POST", body: JSON.stringify(behaviour) });

describe("a new stack behind tcp://", () => {
  it("gets its secrets over the API of the engine, and every service takes them from its files", async () => {
    expect((await gateway("secrets", "init")).code).toBe(0);
    await deploy();
    await behave({ status: 401, keys: [secondKey] });
    expect((await client().chat("far", "first")).status).toBe(200);
    expect((await new Client(url, "sk-wrong").chat("far", "no")).status).toBe(401);
    const { REDIS_PASSWORD = "", POSTGRES_PASSWORD = "" } = stack.secrets;
    expect([await redisTakes(REDIS_PASSWORD), await redisTakes("wrong")]).toEqual([true, false]);
    expect([await postgresTakes(POSTGRES_PASSWORD), await postgresTakes("wrong")]).toEqual([true, false]);
  });

  it("has the values nowhere but in their files (S1-02)", async () => {
    process.env.TF_LOG = "DEBUG";
    const planned = await stack.terraform("plan", "-input=false", "-no-color");
    delete process.env.TF_LOG;
    said["terraform plan at debug level"] = planned.output;
    await gateway("check");
    await gateway("plan", "--json");
    const { leaks, environments, searched } = await findLeaks(stack, stack.secrets, said);
    expect(leaks).toEqual([]);
    expect(searched).toBeGreaterThan(50_000);
    // Redis' probe has its password while it runs, which is now and then seen.
    const lasting = environments.filter((one) => one !== `REDIS_PASSWORD: ${name}-redis`);
    // What reads only variables: LiteLLM these three, and the entrypoint of Postgres its own.
    expect(lasting).toEqual([
      `LITELLM_SALT_KEY: ${name}-proxy`,
      `POSTGRES_PASSWORD: ${name}-postgres`,
      `POSTGRES_RW_PASSWORD: ${name}-proxy`,
      `UI_PASSWORD: ${name}-proxy`,
    ]);
  });

  it("`check` sees what is wrong on the host, `init` repairs it, `list` tells names", async () => {
    expect(codes((await gateway("secrets", "check")).output)).toEqual([]);
    const script =
      "chmod 0444 proxy/FAR_KEY; printf other > proxy/UI_PASSWORD; rm redis/redis.acl; touch redis/OLD"
        .replaceAll("proxy/", `${name}-proxy/`)
        .replaceAll("redis/", `${name}-redis/`);
    const shape = ["--rm", "-v", `${dataDir}/secrets:/s`, "-w", "/s", "--entrypoint", "sh"];
    await docker("run", ...shape, serviceImages.redis.image, "-c", script);
    const broken = await gateway("secrets", "check");
    expect(broken.code).toBe(1);
    expect(codes(broken.output).toSorted()).toEqual([
      "SECRET.FILE_OUTDATED",
      "SECRET.FILE_OUTDATED",
      "SECRET.FILE_OUTDATED",
      "SECRET.STRAY_FILE",
    ]);
    expect((await gateway("secrets", "init")).code).toBe(0);
    expect(codes((await gateway("secrets", "check")).output)).toEqual(["SECRET.STRAY_FILE"]);
    expect((await gateway("secrets", "list")).stdout).toMatch(
      /REDIS_PASSWORD\s+set\s+env file\s+yes\s+(now|\d+ min)/,
    );
  });
});

describe("a change", () => {
  const before = () => stack.secrets;
  let old: Readonly<Record<string, string>>;
  let virtualKey = "";

  it("of the salt key is refused while the database holds what it encrypted (G09)", async () => {
    const credential = { credential_name: "c", credential_values: { api_key: "x-1" }, credential_info: {} };
    expect((await client().call("/credentials", credential)).status).toBe(200);
    const refused = await gateway("secrets", "rotate", "LITELLM_SALT_KEY", "--yes");
    expect(codes(refused.output)).toEqual(["SECRET.SALT_IN_USE"]);
    expect(refused.output).toContain("1 in LiteLLM_CredentialsTable");
    // The same by hand, or with a lost env file: nothing is overwritten.
    const lines = readFileSync(envFile, "utf8");
    writeFileSync(envFile, lines.replace(/^LITELLM_SALT_KEY=.*\n/m, ""));
    expect(codes((await gateway("secrets", "init")).output)).toEqual(["SECRET.SALT_IN_USE"]);
    writeFileSync(envFile, lines);
    expect((await client().call("/credentials/c", undefined, "DELETE")).status).toBe(200);
    expect(codes((await gateway("secrets", "check")).output)).toEqual(["SECRET.STRAY_FILE"]);
  });

  it("of Redis, Postgres and a provider's key keeps old and new proxies working (S4-20)", async () => {
    old = before();
    const made = await client().call("/key/generate", { key_alias: "kept" });
    virtualKey = (JSON.parse(made.body) as { key: string }).key;
    expect((await gateway("secrets", "rotate", "REDIS_PASSWORD", "--yes")).code).toBe(0);
    expect((await gateway("secrets", "rotate", "POSTGRES_PASSWORD", "--yes")).code).toBe(0);
    writeFileSync(envFile, readFileSync(envFile, "utf8").replace(firstKey, secondKey));
    expect((await gateway("secrets", "rotate", "FAR_KEY", "--yes")).code).toBe(0);
    const { REDIS_PASSWORD = "", POSTGRES_PASSWORD = "" } = before();
    expect([await redisTakes(REDIS_PASSWORD), await redisTakes(old.REDIS_PASSWORD ?? "")]).toEqual([
      true,
      true,
    ]);
    expect(await postgresTakes(POSTGRES_PASSWORD)).toBe(true);
    expect(await postgresTakes(old.POSTGRES_PASSWORD ?? "")).toBe(false);
    // The proxies have not been replaced yet.
    expect((await client().chat("far", "old proxy")).status).toBe(200);
  });

  it("replaces with plain cdktf deploy whoever read the old value, and nobody else", async () => {
    const containers = await names();
    await deploy();
    const gone = containers.filter((container) => !container.includes(`${name}-proxy-2`));
    expect((await names()).filter((container) => !container.includes(`${name}-proxy-2`))).toEqual(gone);
    await behave({ status: 401, keys: [firstKey] });
    expect((await client().chat("far", "new proxy")).status).toBe(200);
    await eventually("the virtual key still works", 60, async () => {
      return (await new Client(url, virtualKey).chat("far", "kept")).status === 200;
    });
    expect(await stack.plan()).toEqual({ code: 0, changes: [] });
  });

  it("ends with the old password refused, and clients notice nothing", async () => {
    expect((await gateway("secrets", "rotate", "REDIS_PASSWORD", "--finish")).code).toBe(0);
    expect(await redisTakes(old.REDIS_PASSWORD ?? "")).toBe(false);
    expect(await redisTakes(before().REDIS_PASSWORD ?? "")).toBe(true);
    expect((await client().chat("far", "finished")).status).toBe(200);
    const { leaks } = await findLeaks(stack, { ...old, ...before(), OLD_KEY: firstKey }, said);
    expect(leaks).toEqual([]);
  });

  it("of the password of Redis by hand is told to Redis, which goes on taking the old one", async () => {
    const { REDIS_PASSWORD: last = "" } = before();
    const lines = readFileSync(envFile, "utf8");
    writeFileSync(envFile, lines.replace(last, "c0a1d5be7f42963800aa17"));
    expect((await gateway("secrets", "init")).code).toBe(0);
    expect([await redisTakes("c0a1d5be7f42963800aa17"), await redisTakes(last)]).toEqual([true, true]);
    expect(before().REDIS_PASSWORD_PREVIOUS).toBe(last);
    expect((await client().chat("far", "by hand")).status).toBe(200);
    const { leaks } = await findLeaks(stack, { ...before(), REDIS_OLD: last }, said);
    expect(leaks).toEqual([]);
  });
});
