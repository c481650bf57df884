/** A service without a config file: everything from the environment and the env file. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { workplace } from "./workplace";
import type { Workplace } from "./workplace";

let place: Workplace;
beforeEach(() => {
  place = workplace("cpu.yaml");
  rmSync(join(place.directory, "gateway.config.yaml"));
});
afterEach(() => place.remove());

const two = `PROXY_MODEL_KEYS=gpt5,deepseek
MODEL_GPT5_ALIAS=gpt-5
MODEL_GPT5_REASONING_EFFORT=high
MODEL_DEEPSEEK_ALIAS=deepseek-v3.2
MODEL_DEEPSEEK_API_BASE=https://models.example.net/v1
REASONING_EFFORT=low
OPENAI_API_KEY=sk-lamp-4711
LITELLM_MASTER_KEY=sk-lamp-4712
`;
const one = "PROXY_MODEL_KEYS=primary\nMODEL_PRIMARY_UPSTREAM_MODEL=gpt-5\nOPENAI_API_KEY=sk-lamp-4711\n";

const deployment = z.looseObject({
  model: z.string(),
  api_base: z.string().optional(),
  reasoning_effort: z.string().optional(),
});
const proxyConfig = z.looseObject({
  model_list: z.array(z.looseObject({ model_name: z.string(), litellm_params: deployment })),
  litellm_settings: z.looseObject({ drop_params: z.boolean() }),
});

async function rendered(...argv: string[]) {
  const { code, out, err } = await place.run("render", "litellm", ...argv);
  if (code !== 0) throw new Error(err);
  return { text: out, config: proxyConfig.parse(parse(out)) };
}

const errors = async (...argv: string[]) => {
  const { code, out } = await place.run("check", "--json", ...argv);
  const { findings } = JSON.parse(out) as { findings: { code: string; path: string; severity: string }[] };
  const wrong = findings.filter(({ severity }) => severity === "error");
  return { code, found: wrong.map((finding) => `${finding.path} ${finding.code}`) };
};

describe("the models", () => {
  test("S0-01 S0-04 S0-05: two keys are two models, with addresses and levels of their own", async () => {
    place.write(".env", two);
    const { config } = await rendered();
    const shown = config.model_list.map(({ model_name: name, litellm_params: params }) => [
      name,
      params.model,
      params.api_base,
      params.reasoning_effort,
    ]);
    expect(shown).toEqual([
      ["deepseek-v3.2", "openai/deepseek-v3.2", "https://models.example.net/v1", "low"],
      ["gpt-5", "openai/gpt-5", "https://api.openai.com/v1", "high"],
    ]);
  });

  test("S0-02: one key is one model; without any it is refused", async () => {
    place.write(".env", one);
    expect((await rendered()).config.model_list.map((model) => model.model_name)).toEqual(["primary"]);
    place.environment.PROXY_MODEL_KEYS = ",";
    expect(await errors()).toEqual({ code: 1, found: ["PROXY_MODEL_KEYS MODEL.NONE"] });
  });

  test("S0-03, S0-09: what is said once is for all, and the plan says where each value comes from", async () => {
    place.write(".env", two);
    const { out } = await place.run("plan", "--origins");
    const lines = out.split("\n").map((line) => line.trim().split(/ {2,}/));
    expect(lines).toContainEqual([
      "models.gpt-5.request.reasoningEffort",
      "high",
      "environment MODEL_GPT5_REASONING_EFFORT",
    ]);
    expect(lines).toContainEqual([
      'models["deepseek-v3.2"].request.reasoningEffort',
      "low",
      "defaults (environment REASONING_EFFORT)",
    ]);
  });

  test("S0-03: a model of another provider gets neither OpenAI's address nor its key", async () => {
    place.write(
      ".env",
      `${one}GROQ_API_KEY=gsk\nPROXY_MODEL_KEYS=primary,far\nMODEL_FAR_UPSTREAM_MODEL=groq/far\n`,
    );
    const { out } = await place.run("plan", "--json", "--origins");
    const { origins } = JSON.parse(out) as { origins: { path: string; value: unknown; origin: string }[] };
    expect(origins.filter(({ path }) => path.includes(".upstream."))).toEqual([
      { path: "models.far.upstream.apiKeys", value: ["GROQ_API_KEY"], origin: "provider groq" },
      {
        path: "models.far.upstream.model",
        value: "groq/far",
        origin: "environment MODEL_FAR_UPSTREAM_MODEL",
      },
      {
        path: "models.primary.upstream.apiBase",
        value: "https://api.openai.com/v1",
        origin: "built-in default",
      },
      {
        path: "models.primary.upstream.apiKeys",
        value: ["OPENAI_API_KEY"],
        origin: "environment OPENAI_API_KEY",
      },
      {
        path: "models.primary.upstream.model",
        value: "openai/gpt-5",
        origin: "environment MODEL_PRIMARY_UPSTREAM_MODEL",
      },
    ]);
  });
});

describe("S0-05 S0-32: the level of reasoning", () => {
  const withLevel = async (level: string) => {
    place.write(".env", `${one}REASONING_EFFORT=${level}\n`);
    return (await rendered()).text.split("\n");
  };

  test("none leaves one line out, and nothing else changes", async () => {
    place.write(".env", one);
    const usual = (await rendered()).text.split("\n");
    expect(usual.slice(1, 9)).toEqual([
      "model_list:",
      '  - model_name: "primary"',
      "    litellm_params:",
      '      model: "openai/gpt-5"',
      '      api_base: "https://api.openai.com/v1"',
      '      api_key: "os.environ/oidc/file//run/secrets/OPENAI_API_KEY"',
      "      timeout: 600",
      '      reasoning_effort: "medium"',
    ]);
    const line = '      reasoning_effort: "medium"';
    expect(await withLevel("medium")).toEqual(usual);
    expect(await withLevel("none")).toEqual(usual.filter((text) => text !== line));
    expect(usual.filter((text) => text === line)).toHaveLength(1);
  });

  test("to leave it out is not to send none", async () => {
    place.write(".env", one.replace("gpt-5", "gpt-5.1"));
    const sent = await rendered("--set", "models.primary.request.reasoningEffort=none");
    expect(sent.config.model_list[0]?.litellm_params.reasoning_effort).toBe("none");
  });

  test("a level that the family does not take is refused by the variable's name", async () => {
    place.write(".env", `${one}MODEL_PRIMARY_REASONING_EFFORT=xhigh\n`);
    expect(await errors()).toEqual({
      code: 1,
      found: ["MODEL_PRIMARY_REASONING_EFFORT REQUEST.EFFORT_UNSUPPORTED"],
    });
  });
});

describe("the service", () => {
  test("S0-06: parameters that a provider does not know are dropped, or not", async () => {
    place.write(".env", one);
    expect((await rendered()).config.litellm_settings.drop_params).toBe(true);
    const refused = await rendered("--set", "proxy.dropParams=false");
    expect(refused.config.litellm_settings.drop_params).toBe(false);
  });

  test("S0-07: there is a master key, or explicitly none on loopback", async () => {
    place.write(".env", one);
    const names = async (...argv: string[]) => {
      const { out } = await place.run("secrets", "check", "--json", ...argv);
      return (JSON.parse(out) as { secrets: { name: string }[] }).secrets.map(({ name }) => name);
    };
    expect(await names()).toContain("LITELLM_MASTER_KEY");
    expect(await names("--set", "proxy.masterKey=none")).not.toContain("LITELLM_MASTER_KEY");
    const open = ["--set", "proxy.masterKey=none", "--set", "proxy.bind=0.0.0.0"];
    expect((await errors(...open)).found).toContain("proxy.masterKey PROXY.OPEN");
  });

  test("S0-08 S4-19: the port, the workers and the log level are one value each, said once", async () => {
    place.write(".env", `${one}PORT=8000\nLITELLM_LOG=DEBUG\n`);
    const { out } = await place.run("plan", "--json", "--set", "proxy.workers=2");
    const { workloads, ports } = JSON.parse(out) as {
      workloads: { name: string; argv: string[]; environment: Record<string, string> }[];
      ports: { port: number }[];
    };
    const { argv = [], environment = {} } = workloads.find(({ name }) => name.endsWith("-proxy")) ?? {};
    expect(ports.map(({ port }) => port)).toEqual([8000]);
    const words = argv.join(" ").split(/\s+/);
    expect(words.filter((word) => word === "--num_workers")).toHaveLength(1);
    expect(words.filter((word) => word.includes("debug"))).toEqual([]);
    expect(environment.LITELLM_LOG).toBe("DEBUG");
  });

  test("S4-19: a port, the debug log and a further provider are one assignment each", async () => {
    place.write(".env", `${one}GROQ_API_KEY=gsk\n`);
    const edits = ["proxy.port=8000", "proxy.logLevel=debug", "models.far.upstream.model=groq/far"];
    for (const edit of edits) expect(await errors("--set", edit)).toEqual({ code: 0, found: [] });
  });

  test("S0-10: retired names are refused with their replacement, beside a config file they mean nothing", async () => {
    place.write(".env", `${one}LITELLM_HOST=0.0.0.0\nOPENAI_MODEL=gpt-5\n`);
    const { err, code } = await place.run("check");
    expect(err).toContain(
      "✖ OPENAI_MODEL: is no longer read; now: PROXY_MODEL_KEYS with MODEL_<KEY>_UPSTREAM_MODEL  VARIABLE.RETIRED",
    );
    expect(err).toContain("fix: Remove it, and use proxy.bind in a config file or with --set.");
    expect(code).toBe(1);
    place.write("gateway.config.yaml", "models: { far: { upstream: { model: groq/far } } }\n");
    expect(await errors()).toEqual({ code: 0, found: [] });
  });

  test("S0-14: the streaming switch has no effect, and nothing turns LiteLLM's verbose mode on", async () => {
    place.write(".env", `${one}IS_STREAMING=true\n`);
    const { err } = await place.run("check");
    expect(err).toContain("⚠ IS_STREAMING: has no effect");
    expect((await rendered()).text).not.toContain("set_verbose");
  });

  test("S4-11: values reach containers as files that are named, never by a search for an env file", async () => {
    place.write(".env", two);
    await place.run("secrets", "init");
    const file = (name: string) => place.read(`fake/host/vllm-litellm-proxy/${name}`);
    expect([file("OPENAI_API_KEY"), file("LITELLM_MASTER_KEY")]).toEqual(["sk-lamp-4711", "sk-lamp-4712"]);
    const { out } = await place.run("plan", "--json");
    expect(out).not.toMatch(/\.env"|sk-lamp/);
  });
});

describe("the command line", () => {
  test("says where the config comes from, and where the fault lies", async () => {
    place.environment.PROXY_MODEL_KEYS = "primary";
    place.environment.REASONING_EFFORT = "lots";
    expect((await place.run("check", "--set", "proxy.port=8000")).err).toBe(
      `config: from the environment (PROXY_MODEL_KEYS), set: proxy.port, env file: .env (not there)
✖ REASONING_EFFORT: has none of the allowed values: "none", "minimal", "low", "medium", "high", "xhigh"  VARIABLE.VALUE_UNKNOWN
  fix: Write one of them.
1 error in the environment
`,
    );
  });

  test("a variable beside a config file changes nothing", async () => {
    place.write("gateway.config.yaml", "models: { far: { upstream: { model: groq/far } } }\n");
    const before = await place.run("plan", "--json");
    Object.assign(place.environment, {
      PROXY_MODEL_KEYS: "primary",
      PORT: "8000",
      REDIS_HOST: "far.example.net",
    });
    expect(await place.run("plan", "--json")).toEqual(before);
    expect(before.err).toContain("config: gateway.config.yaml, env file: .env (not there)");
  });

  test("deploy writes the lock file and the secrets beside it, and hands the assignments on", async () => {
    place.write(".env", two);
    place.answerAfterwards("ps", { output: "" });
    const { err, code } = await place.run(
      "deploy",
      "--yes",
      "--skip-smoke",
      "--set",
      "proxy.port=8000",
      "--set",
      "cache.ttl=10m",
    );
    expect(err).toContain("deployed: vllm-litellm answers at http://127.0.0.1:8000");
    expect(code).toBe(0);
    expect(place.read("fake/cdktf")).toBe("deploy vllm-litellm --auto-approve\n\n");
    expect(place.read("fake/cdktf.set")).toBe('proxy.port=8000\ncache.ttl="10m"');
    expect(place.read(".env")).toMatch(/^REDIS_PASSWORD=[0-9a-f]{48}$/m);
  });
});
