import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateGateway, formatFindings, originsOf } from "../../../config";
import type { Origin } from "../../../config";
import { parsePath } from "../../../config/findings";
import { exampleFile, exampleNames } from "../../examples";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "origins-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const name = "gateway.config.yaml";

async function originsIn(file: string, set: readonly string[] = []): Promise<readonly Origin[]> {
  const { result, stated, findings } = await evaluateGateway(file, { set });
  if (!result || !stated) throw new Error(formatFindings(findings, file));
  return originsOf(result, stated, name);
}

async function origins(yaml: string, set: readonly string[] = []) {
  writeFileSync(join(folder, name), yaml);
  const list = await originsIn(join(folder, name), set);
  return new Map(list.map(({ path, value, origin }) => [path, [value, origin]] as const));
}

describe("S0-09: who wins, and says so", () => {
  const layers = (own: string, defaults: string) =>
    `host: { preset: dgx-h100 }\nmodels: { a: { vllm: { ${own} } } }\ndefaults: { vllm: { ${defaults} } }\n`;

  test.each([
    ["nobody", "source: org/a, fit: off, gpus: 1", "", [], [64, "built-in default"]],
    ["a preset", "preset: gpt-oss-20b", "", [], [128, "preset gpt-oss-20b"]],
    ["the defaults", "preset: gpt-oss-20b", "maxNumSeqs: 32", [], [32, `defaults (${name}:3:21)`]],
    ["the model", "preset: gpt-oss-20b, maxNumSeqs: 16", "maxNumSeqs: 32", [], [16, `${name}:2:45`]],
    [
      "--set",
      "preset: gpt-oss-20b, maxNumSeqs: 16",
      "maxNumSeqs: 32",
      ["models.a.vllm.maxNumSeqs=8"],
      [8, "--set"],
    ],
    [
      "--set of the defaults",
      "preset: gpt-oss-20b",
      "maxNumSeqs: 32",
      ["defaults.vllm.maxNumSeqs=8"],
      [8, "defaults (--set)"],
    ],
    [
      "--set that takes a value out",
      "preset: gpt-oss-20b, maxNumSeqs: 16",
      "",
      ["models.a.vllm.maxNumSeqs="],
      [128, "preset gpt-oss-20b"],
    ],
  ])("%s", async (_, own, defaults, set, expected) => {
    expect((await origins(layers(own, defaults), set)).get("models.a.vllm.maxNumSeqs")).toEqual(expected);
  });
});

const full = `name: shelf
host: { preset: dgx-h100, dataDir: /srv/shelf }
defaults:
  upstream: { apiKeys: [SHARED_KEY] }
  vllm: { gpus: 2, engineArgs: { seed: 7 } }
  request: { maxTokens: 512 }
models:
  big: { vllm: { preset: gpt-oss-120b, gpuIds: [0], maxModelLen: 8192 } }
  own:
    vllm: { preset: gpt-oss-20b, engineArgs: { max-logprobs: 5 } }
    request: { temperature: 0.5 }
  "far.away": { upstream: { preset: gpt-5 } }
proxy: { requestTimeout: 90s, bind: ["127.0.0.1", "::1"] }
huggingFace: { offline: true }
`;

test("S0-09: every level of one config", async () => {
  const all = await origins(full, ["proxy.bind[1]=127.0.0.2", "proxy.env.A=b"]);
  const shown = Object.fromEntries([...all].filter(([path]) => !path.startsWith("models.big")));
  expect(shown).toMatchObject({
    name: ["shelf", `${name}:1:1`],
    "host.gpus": [["8 × h100-80gb"], "host preset dgx-h100"],
    "host.memoryGiB": [2048, "host preset dgx-h100"],
    "host.dataDir": ["/srv/shelf", `${name}:2:27`],
    "host.weightsDir": ["/srv/shelf/weights", "follows from host.dataDir"],
    "host.network.name": ["shelf_network", "follows from name"],
    "models.own.request.temperature": [0.5, `${name}:11:16`],
    "models.own.request.maxTokens": [512, `defaults (${name}:6:14)`],
    "models.own.vllm.preset": ["gpt-oss-20b", `${name}:10:13`],
    "models.own.vllm.source": ["openai/gpt-oss-20b", "preset gpt-oss-20b"],
    "models.own.vllm.gpus": [2, `defaults (${name}:5:11)`],
    "models.own.vllm.tensorParallelSize": [2, "follows from models.own.vllm.gpus"],
    "models.own.vllm.gpuIds": [[["1", "2"]], "planner"],
    "models.own.vllm.engineArgs.max-logprobs": [5, `${name}:10:48`],
    "models.own.vllm.offline": [true, "follows from huggingFace.offline"],
    'models["far.away"].request.reasoningEffort': ["high", "preset gpt-5"],
    'models["far.away"].upstream.apiKeys': [["SHARED_KEY"], `defaults (${name}:4:15)`],
    "proxy.bind": [["127.0.0.1", "127.0.0.2"], "--set"],
    "proxy.env.A": ["b", "--set"],
    "proxy.requestTimeout": [90, `${name}:13:10`],
    "routing.timeout": [90, "follows from proxy.requestTimeout"],
    "routing.streamTimeout": [60, "built-in default"],
    "routing.retries": [0, "built-in default"],
  });
  // Its own engineArgs take the place of the others, and no value is made of nothing.
  expect([...all.keys()].filter((path) => path.endsWith("engineArgs.seed"))).toEqual([
    "models.big.vllm.engineArgs.seed",
  ]);
  expect(all.get("models.big.vllm.gpus")).toEqual([1, "follows from models.big.vllm.gpuIds"]);
  expect(all.get("models.big.vllm.gpuIds")).toEqual([[["0"]], `${name}:8:40`]);
});

test("an engine that stays where the lock file has it was not placed by the planner", async () => {
  const lock = { version: 1, stack: "shelf", host: { gpus: ["0", "1", "2", "3", "4", "5", "6", "7"] } };
  writeFileSync(
    join(folder, "gateway.lock.json"),
    JSON.stringify({ ...lock, placements: { "shelf-vllm-big": ["0"], "shelf-vllm-own": ["4", "5"] } }),
  );
  expect((await origins(full)).get("models.own.vllm.gpuIds")).toEqual([[["4", "5"]], "gateway.lock.json"]);
});

test("a key that nobody names is the provider's usual one", async () => {
  const all = await origins("models: { a: { upstream: { model: groq/far } } }\n");
  expect(all.get("models.a.upstream.apiKeys")).toEqual([["GROQ_API_KEY"], "provider groq"]);
});

test("lines of requests are in a file where they are shipped", async () => {
  const at = async (telemetry: string) =>
    (await origins(`models: { a: { upstream: { model: groq/far } } }\ntelemetry: ${telemetry}\n`)).get(
      "telemetry.requests.destination",
    );
  const file = "/var/log/llm-gateway/requests.jsonl";
  expect(await at("{ loki: { url: 'http://loki:3100' } }")).toEqual([file, "follows from telemetry.loki"]);
  expect(await at("{ cloudwatch: { group: a, region: eu-west-1 } }")).toEqual([
    file,
    "follows from telemetry.cloudwatch",
  ]);
  expect(await at("{}")).toEqual(["stdout", "built-in default"]);
});

describe("S0-09: origins are true", () => {
  const bare = "models: { far: { upstream: { model: groq/far } } }\n";
  const isModel = ({ path }: Origin) => path.startsWith("models");

  test.each(exampleNames())(
    "a built-in default of examples/%s is what a bare config has",
    async (example) => {
      const usual = await origins(bare);
      const list = await originsIn(exampleFile(example));
      const compared = list
        .filter((one) => one.origin === "built-in default" && !isModel(one))
        .map(({ path, value }) => [path, usual.get(path), [value, "built-in default"]] as const)
        // Others are inside of what a bare config does not have.
        .filter(([, there]) => there?.[1] === "built-in default");
      expect(compared.length).toBeGreaterThan(20);
      for (const [path, there, here] of compared) expect([path, there]).toEqual([path, here]);
    },
  );

  test("a place in the file is that of the key", async () => {
    const file = exampleFile("hosted-yaml");
    const lines = readFileSync(file, "utf8").split("\n");
    const placed = (await originsIn(file)).flatMap(({ path, origin }) => {
      const [, line, column] = /:(\d+):(\d+)/.exec(origin) ?? [];
      return line === undefined ? [] : [{ path, text: lines[Number(line) - 1]?.slice(Number(column) - 1) }];
    });
    expect(placed.length).toBeGreaterThan(8);
    const keyOf = (path: string) => parsePath(path).at(-1) ?? "";
    expect(placed.filter(({ path, text }) => text?.startsWith(keyOf(path)) !== true)).toEqual([]);
  });

  test("what is set away from its default is never called one", async () => {
    const usual = [...(await origins(bare))].filter(
      ([path, [value]]) => !path.startsWith("models") && typeof value === "boolean",
    );
    expect(usual.length).toBeGreaterThan(5);
    const set = async (path: string, value: boolean) => {
      const { result, stated } = await evaluateGateway(join(folder, name), { set: [`${path}=${value}`] });
      // Some cannot be so alone, such as a network that is adopted without a name.
      return result && stated && originsOf(result, stated, name).find((one) => one.path === path);
    };
    const found = await Promise.all(usual.map(([path, [value]]) => set(path, value !== true)));
    const there = found.filter((one) => one !== undefined);
    expect(there.length).toBeGreaterThan(5);
    expect(there.filter(({ origin }) => origin !== "--set")).toEqual([]);
  });
});
