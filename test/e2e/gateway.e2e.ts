/** Deploys one stack for real and asserts what an operator and a client see, from the first deploy to the last volume. */
import type { GatewayInput } from "../../config";
import { removeHostFolder } from "./host-folder";
import { findLeaks } from "./leaks";
import { answerText, health, noticed, servedBy } from "./observe";
import { writeTinyModel } from "./rig";
import { docker, run } from "./run";
import { Stack } from "./stack";
import { gatewayPort, prometheusPort, tinyConfig, writeTinyModels } from "./tiny-config";
import { Client, eventually, sleep, startLoad } from "./traffic";

const folder = "/var/tmp/cdktf-vllm-litellm-e2e";
const dataDir = `${folder}-data`;
const name = "e2e";
const url = `http://127.0.0.1:${gatewayPort}`;
const prometheus = `http://127.0.0.1:${prometheusPort}`;
const stack = new Stack(name, folder);
const served = () => servedBy(stack);

const config = (changes?: Parameters<typeof tinyConfig>[1]) => tinyConfig(dataDir, changes);
const secrets = [
  "LITELLM_MASTER_KEY",
  "LITELLM_SALT_KEY",
  "POSTGRES_PASSWORD",
  "POSTGRES_RO_PASSWORD",
  "POSTGRES_RW_PASSWORD",
  "REDIS_PASSWORD",
  "UI_PASSWORD",
];
let client = new Client(url, undefined);

beforeAll(async () => {
  await removeHostFolder(dataDir);
  await writeTinyModels(`${dataDir}/weights`);
});

afterAll(async () => {
  await stack.cdktf("destroy", "--auto-approve");
  const left = await stack.containers();
  if (left.length > 0) await docker("rm", "-f", ...left);
  await removeHostFolder(dataDir);
});

describe("deploy", () => {
  it("makes the secrets that are missing", async () => {
    stack.configure(config());
    const made = await stack.gateway("secrets", "init");
    client = new Client(url, stack.masterKey);
    expect(made.output).toContain(`made: ${secrets.join(", ")}`);
    expect(made.code).toBe(0);
  });

  it("ends when everything answers, with plain cdktf deploy (S1-01)", async () => {
    const deployed = await stack.cdktf("deploy", "--auto-approve");
    expect({ code: deployed.code, end: deployed.code === 0 ? "" : deployed.output.slice(-3000) }).toEqual({
      code: 0,
      end: "",
    });
    const answer = await client.chat("tiny-chat", "first request after the deploy");
    expect(answer.status).toBe(200);
  });

  it("finds nothing to change afterwards (S2-02)", async () => {
    expect(await stack.plan()).toEqual({ code: 0, changes: [] });
    const diff = await stack.cdktf("diff");
    expect(diff.code).toBe(0);
    expect(diff.output).toContain("found no differences, so no changes are needed");
  });

  it("S2-23: keeps every control of the plan in every container", async () => {
    const checked = await stack.gateway("security", "--json");
    expect(JSON.parse(checked.stdout)).toMatchObject({ findings: [] });
    expect(checked.code).toBe(0);
  });

  it("mounts exactly what render prints (S0-13)", async () => {
    const rendered = await stack.gateway("render", "litellm");
    const mounted = await run("docker", [
      "exec",
      await stack.container(`${name}-proxy`),
      "cat",
      "/app/generated-config.yaml",
    ]);
    expect(rendered.stdout).toBe(mounted.stdout);
    expect(mounted.stdout).toContain("model_list:");
  });
});

describe("clients", () => {
  const chat = { model: "tiny-chat", messages: [{ role: "user", content: "table" }], max_tokens: 2 };
  const endpoints: [string, string, unknown, { key: number; none: number; wrong: number }][] = [
    ...["/v1", ""].flatMap(
      (prefix): [string, string, unknown, { key: number; none: number; wrong: number }][] => [
        ["POST", `${prefix}/chat/completions`, chat, { key: 200, none: 401, wrong: 401 }],
        [
          "POST",
          `${prefix}/completions`,
          { model: "tiny-chat", prompt: "table", max_tokens: 2 },
          { key: 200, none: 401, wrong: 401 },
        ],
        [
          "POST",
          `${prefix}/embeddings`,
          { model: "tiny-embed", input: "table" },
          { key: 200, none: 401, wrong: 401 },
        ],
        ["GET", `${prefix}/models`, undefined, { key: 200, none: 401, wrong: 401 }],
      ],
    ),
    ["GET", "/metrics/", undefined, { key: 200, none: 401, wrong: 401 }],
    ["GET", "/metrics", undefined, { key: 307, none: 401, wrong: 401 }],
    ["GET", "/health", undefined, { key: 200, none: 401, wrong: 401 }],
    ["GET", "/health/liveliness", undefined, { key: 200, none: 200, wrong: 200 }],
    ["GET", "/health/readiness", undefined, { key: 200, none: 200, wrong: 200 }],
    ["GET", "/ui", undefined, { key: 307, none: 307, wrong: 307 }],
    ["GET", "/ui/", undefined, { key: 200, none: 200, wrong: 200 }],
  ];

  it.each(endpoints)(
    "%s %s answers by key (S0-17, S1-06, S2-22, S3-13)",
    async (method, path, body, expected) => {
      const wrong = new Client(url, "sk-not-a-key-of-this-gateway");
      const answers = await Promise.all(
        [client, new Client(url, undefined), wrong].map((who) => who.call(path, body, method)),
      );
      const [key, none, other] = answers.map(({ status }) => status);
      expect({ key, none, wrong: other }).toEqual(expected);
    },
  );

  it("lists every model and alias (S1-06)", async () => {
    const { body } = await client.call("/v1/models");
    const { data } = JSON.parse(body) as { data: { id: string }[] };
    expect(data.map(({ id }) => id).toSorted()).toEqual([
      "default",
      "tiny-backup",
      "tiny-chat",
      "tiny-embed",
    ]);
  });

  it("streams (S2-07)", async () => {
    const { status, body } = await client.chat("default", "stream", { stream: true, max_tokens: 8 });
    expect(status).toBe(200);
    expect(body.match(/^data: \{/gm)?.length).toBeGreaterThan(2);
    expect(body.trimEnd().endsWith("data: [DONE]")).toBe(true);
  });

  it("reaches both replicas and never the fallback while they answer (S2-10, S2-11)", async () => {
    const before = await served();
    for (let n = 0; n < 30; n += 1) expect((await client.chat("tiny-chat", `spread ${n}`)).status).toBe(200);
    const after = await served();
    const gained = (engine: string) => (after[engine] ?? 0) - (before[engine] ?? 0);
    expect(gained(`${name}-vllm-tiny-chat`)).toBeGreaterThan(4);
    expect(gained(`${name}-vllm-tiny-chat-2`)).toBeGreaterThan(4);
    expect(gained(`${name}-vllm-tiny-backup`)).toBe(0);
  });

  it("gets the second identical answer from Redis, not from vLLM (S2-13)", async () => {
    const twice = async () => {
      const text = `cache me ${Math.random()}`;
      const first = await client.chat("tiny-chat", text);
      // The answer is written to Redis after it was sent.
      await sleep(1);
      const before = await served();
      return { first, before, second: await client.chat("tiny-chat", text) };
    };
    let seen = await twice();
    // A machine that stalls longer than Redis is waited for gets a second chance.
    if (!seen.second.headers.has("x-litellm-cache-key")) seen = await twice();
    const { first, before, second } = seen;
    expect(first.headers.get("x-litellm-cache-key")).toBeNull();
    expect(second.headers.get("x-litellm-cache-key")).toMatch(/\w/);
    expect(answerText(second)).toBe(answerText(first));
    expect(await served()).toEqual(before);
  });

  it("is seen by Prometheus: every target is up", async () => {
    const targets = async () => {
      const { data } = JSON.parse((await new Client(prometheus, undefined).call("/api/v1/targets")).body) as {
        data: { activeTargets: { labels: Record<string, string>; health: string }[] };
      };
      return data.activeTargets
        .map(({ labels, health }) => `${labels.job} ${labels.replica ?? ""} ${health}`.replace("  ", " "))
        .toSorted();
    };
    const expected = [
      "edge up",
      "litellm up",
      "prometheus up",
      ...["tiny-backup", "tiny-chat", "tiny-chat-2", "tiny-embed"].map(
        (engine) => `vllm ${name}-vllm-${engine} up`,
      ),
    ];
    await eventually(
      "all targets up",
      120,
      async () => JSON.stringify(await targets()) === JSON.stringify(expected),
    );
    expect(await targets()).toEqual(expected);
  });
});

describe("secrets", () => {
  it("are nowhere but in their files (S1-02)", async () => {
    const weak = secrets.filter((secret) => (stack.secrets[secret] ?? "").length < 48);
    expect(weak).toEqual([]);
    const { leaks, searched } = await findLeaks(stack, stack.secrets);
    expect(leaks).toEqual([]);
    expect(searched).toBeGreaterThan(10_000);
  });
});

describe("failure", () => {
  const replica = `${name}-vllm-tiny-chat-2`;
  const loadDuring = async (event: () => Promise<unknown>) => {
    const load = startLoad(client, "tiny-chat");
    await sleep(5);
    await event();
    await sleep(15);
    return load.stop();
  };

  it("of one replica under traffic costs no request (S2-10)", async () => {
    const seen = await loadDuring(() => docker("kill", replica));
    expect(await noticed(stack, seen, { atLeast: 20, longest: 20 })).toEqual({});
  });

  it("of the whole primary model is answered by the fallback (S1-11, S2-11)", async () => {
    await docker("kill", `${name}-vllm-tiny-chat`);
    const before = await served();
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push((await client.chat("tiny-chat", `fallback ${n}`)).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 200]);
    const gained = async () =>
      ((await served())[`${name}-vllm-tiny-backup`] ?? 0) - (before[`${name}-vllm-tiny-backup`] ?? 0);
    await eventually("the fallback has counted its answers", 10, async () => (await gained()) >= 6);
    expect(await gained()).toBe(6);
    await docker("start", `${name}-vllm-tiny-chat`, replica);
    for (const engine of ["tiny-chat", "tiny-chat-2"]) {
      await eventually(
        `${engine} is healthy again`,
        300,
        async () => (await health(`${name}-vllm-${engine}`)) === "healthy",
      );
    }
  });

  it("of one replica's network, without a word to anybody, costs no request", async () => {
    const seen = await loadDuring(() => docker("network", "disconnect", "-f", `${name}_engines`, replica));
    await docker("network", "connect", "--alias", replica, `${name}_engines`, replica);
    expect(await noticed(stack, seen, { atLeast: 20, longest: 20 })).toEqual({});
  });

  it("of a replica that accepts and never answers costs its time limit and no request", async () => {
    await sleep(10); // the end of its rest: before, nobody would ask it
    await docker("pause", replica);
    const asked = Array.from({ length: 12 }, (_, n) =>
      client.chat("tiny-chat", `hung ${n} ${Math.random()}`),
    );
    const answers = await Promise.all(asked).finally(() => docker("unpause", replica));
    expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 200));
  });
});

describe("change", () => {
  it("of one engine's maxNumSeqs replaces exactly one container", async () => {
    stack.configure(config({ backup: { maxNumSeqs: 5 } }));
    const { code, changes } = await stack.plan();
    expect(code).toBe(2);
    expect(changes.map(({ type, actions }) => `${type} ${actions.join("+")}`)).toEqual([
      "docker_container delete+create",
    ]);
    expect(changes[0]?.address).toContain("tiny-backup");
  });

  it("from two to three replicas creates one engine and touches no other", async () => {
    stack.configure(config({ chat: { replicas: 3 } }));
    const { changes } = await stack.plan();
    const containers = changes.filter(({ type }) => type === "docker_container");
    const engines = containers.filter(({ address }) => address.includes("vllm-"));
    expect(
      engines.map(({ address, actions }) => [address.includes("tiny-chat-3"), actions.join("+")]),
    ).toEqual([[true, "create"]]);
    expect(
      containers
        .filter(({ address }) => address.includes("e2e-proxy"))
        .map(({ actions }) => actions.join("+")),
    ).toEqual(["create+delete"]);
  });

  it("of the proxy under traffic costs no request (S0-16, S0-35)", async () => {
    stack.configure(config({ proxy: { logLevel: "info" } }));
    const { changes } = await stack.plan();
    expect(changes.map(({ type, actions }) => `${type} ${actions.join("+")}`)).toEqual([
      "docker_container create+delete",
    ]);
    const engine = await docker("inspect", "-f", "{{.Id}} {{.State.StartedAt}}", `${name}-vllm-tiny-chat`);
    const old = await stack.container(`${name}-proxy`);
    const load = startLoad(client, "tiny-chat");
    const deployed = await stack.cdktf("deploy", "--auto-approve");
    await sleep(5);
    const seen = await load.stop();
    expect(deployed.code).toBe(0);
    expect(await noticed(stack, seen, { atLeast: 20, longest: 20 })).toEqual({});
    expect(await stack.container(`${name}-proxy`)).not.toBe(old);
    expect(await docker("inspect", "-f", "{{.Id}} {{.State.StartedAt}}", `${name}-vllm-tiny-chat`)).toBe(
      engine,
    );
    expect((await stack.plan()).code).toBe(0);
  });
});

describe("a model that never gets healthy", () => {
  const late = "cdktf-vllm-litellm/tiny-late";
  const more: GatewayInput["models"] = { "tiny-late": { vllm: { source: late, loadBudget: "90s" } } };

  it("fails the deploy with its name and its last words, and the old gateway goes on", async () => {
    stack.configure(config({ proxy: { logLevel: "info" }, more }));
    const load = startLoad(client, "tiny-chat", 2);
    const deployed = await stack.gateway("deploy", "--yes");
    const seen = await load.stop();
    expect(deployed.code).toBe(1);
    expect(deployed.output).toContain(`${name}-vllm-tiny-late`);
    expect(deployed.output).toMatch(/tiny-late[\s\S]*(OSError|LocalEntryNotFoundError|Traceback|offline)/);
    expect(await noticed(stack, seen, { atLeast: 20, longest: 20 })).toEqual({});
  });

  it("is recovered from by the next deploy of the same config, once its weights are there", async () => {
    await writeTinyModel({ weightsDir: `${dataDir}/weights`, repoId: late, kind: "chat" });
    const deployed = await stack.gateway("deploy", "--yes");
    expect({ code: deployed.code, end: deployed.code === 0 ? "" : deployed.output.slice(-3000) }).toEqual({
      code: 0,
      end: "",
    });
    expect((await client.chat("tiny-late", "here at last")).status).toBe(200);
    expect((await stack.plan()).code).toBe(0);
  });
});

describe("the end", () => {
  it("of a stack leaves nothing but its named volumes", async () => {
    const destroyed = await stack.cdktf("destroy", "--auto-approve");
    expect(destroyed.code).toBe(0);
    expect(await stack.containers()).toEqual([]);
    expect(await docker("network", "ls", "--filter", `name=^${name}_network$`, "--format", "{{.Name}}")).toBe(
      "",
    );
    const volumes = await docker("volume", "ls", "--filter", `name=^${name}-`, "--format", "{{.Name}}");
    const engines = ["tiny-backup", "tiny-chat", "tiny-chat-2", "tiny-embed", "tiny-late"];
    const caches = engines.map((engine) => `${name}-vllm-${engine}-cache-vllm-openai-cpu-v0.32.0-cpu`);
    const services = ["edge", "postgres", "prometheus"].map((service) => `${name}-${service}-data`);
    expect(new Set(volumes.split("\n"))).toEqual(new Set([...services, ...caches]));
  });

  it("of the volumes is a step of its own (S2-27)", async () => {
    const purged = await stack.gateway("purge", "--yes", name);
    expect({ code: purged.code, output: purged.code === 0 ? "" : purged.output }).toEqual({
      code: 0,
      output: "",
    });
    expect(await docker("volume", "ls", "--filter", `name=^${name}-`, "--format", "{{.Name}}")).toBe("");
  });
});
