/** Every judge of the doctor on facts that fail, and on facts that do not. */
import { evaluateInput } from "../../../config/evaluate";
import type { Finding } from "../../../config";
import { judgeContainers, judgeEngines } from "../../../bin/doctor/containers";
import { judgeGateway, judgeList, judgeLog, judgeScheme, listedIn } from "../../../bin/doctor/gateway";
import { judgeDriver, judgeGpus } from "../../../bin/doctor/gpus";
import { causeOf, causesIn, judgeLatency } from "../../../bin/doctor/latency";
import { judgeArchitecture, judgeClock, judgeMemory } from "../../../bin/doctor/machine";
import { latenciesIn } from "../../../bin/doctor/metrics";
import { judgeAnswer, judgeName } from "../../../bin/doctor/model";
import { judgeNames, judgeNetworks } from "../../../bin/doctor/networks";
import type { Connected } from "../../../bin/doctor/networks";
import { parseGpus } from "../../../bin/doctor/nvidia-smi";
import { judgePostgres, judgeRedis } from "../../../bin/doctor/stores";
import { debugCommands } from "../../../bin/doctor/summary";
import { judgeTargets } from "../../../bin/doctor/targets";
import { judgeTerraform } from "../../../bin/doctor/terraform";

const { result } = evaluateInput({
  name: "shelf",
  host: { preset: "dgx-h100" },
  models: {
    chat: { vllm: { preset: "gpt-oss-20b", gpus: 1 } },
    far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } },
  },
});
if (!result) throw new Error("the config of the test is wrong");
const { plan, config } = result;

const told = (findings: readonly Finding[]) =>
  findings.map(({ code, path, message }) => [code, path, message]);
const fixes = (findings: readonly Finding[]) => findings.map(({ fix }) => fix);

const connected: readonly Connected[] = plan.workloads.map(({ name, stackNetworks, aliases }) => ({
  container: name,
  workload: name,
  names: Object.fromEntries(
    stackNetworks.map((id) => [
      plan.internalNetworks.find((one) => one.id === id)?.name ?? plan.network.name,
      [name, ...aliases],
    ]),
  ),
}));

describe("S2-20: the usual troubles are checks, each with a fix", () => {
  test("a missing network", () => {
    expect(judgeNetworks(plan, connected)).toEqual([]);
    const lost = connected.map((one) => (one.workload === "shelf-redis" ? { ...one, names: {} } : one));
    const findings = judgeNetworks(plan, lost);
    expect(told(findings)).toEqual([
      ["DOCTOR.NETWORK_LOST", "shelf-redis", "is not on the network shelf_data"],
    ]);
    expect(fixes(findings)).toEqual([
      "Run `docker network connect shelf_data shelf-redis`, or deploy again.",
    ]);
  });

  test("a container whose name differs from api_base", () => {
    expect(judgeNames(plan, connected)).toEqual([]);
    const renamed = connected.map((one) =>
      one.workload === "shelf-vllm-chat"
        ? { ...one, container: "chat", names: { shelf_network: ["chat"] } }
        : one,
    );
    expect(told(judgeNames(plan, renamed))).toEqual([
      [
        "DOCTOR.NAME_UNKNOWN",
        "models.chat",
        "http://shelf-vllm-chat:8000/v1 names no container that runs on the stack's networks; there are chat",
      ],
    ]);
    const stopped = connected.filter(({ workload }) => workload !== "shelf-vllm-chat");
    expect(judgeNames(plan, stopped)).toEqual([]);
  });

  test.each([
    ["another one", "4e5f6071", "; that of the proxy's begins with 4e5f6071"],
    [
      "the same",
      "0a1b2c3d",
      "; the proxy's file holds the same, which the proxy has not read since it changed",
    ],
    ["nobody knows which", undefined, ""],
  ])("S0-17: a wrong key, 401: the proxy has %s", (_, running, rest) => {
    const findings = judgeList(plan, "LITELLM_MASTER_KEY", 401, [], { sent: "0a1b2c3d", running });
    expect(told(findings)).toEqual([
      [
        "DOCTOR.KEY_REFUSED",
        "proxy.masterKey",
        `http://127.0.0.1:4000 answers 401 to the value of LITELLM_MASTER_KEY, whose SHA-256 begins with 0a1b2c3d${rest}`,
      ],
    ]);
    expect(fixes(findings)[0]).toContain("Correct LITELLM_MASTER_KEY in the env file");
    expect(judgeList(plan, "LITELLM_MASTER_KEY", 200, ["chat", "far"])).toEqual([]);
  });

  test("S2-06: no models running", () => {
    expect(told(judgeEngines(plan, []))).toEqual([
      ["DOCTOR.NO_MODEL_RUNS", "models", "none of the 1 engine answers"],
    ]);
    expect(judgeEngines(plan, ["shelf-vllm-chat"])).toEqual([]);
    expect(judgeEngines({ ...plan, workloads: [] }, [])).toEqual([]);
  });

  test("Redis down", () => {
    expect(judgeRedis("shelf-redis", { code: 0, output: "PONG\n", errors: "" })).toEqual([]);
    expect(told(judgeRedis("shelf-redis", undefined))).toEqual([
      ["DOCTOR.REDIS_DOWN", "shelf-redis", "Redis does not answer: it does not run"],
    ]);
    const refused = { code: 1, output: "", errors: "Could not connect to Redis: Connection refused\n" };
    expect(told(judgeRedis("shelf-redis", refused))).toEqual([
      [
        "DOCTOR.REDIS_DOWN",
        "shelf-redis",
        "Redis does not answer: Could not connect to Redis: Connection refused",
      ],
    ]);
    const locked = { code: 0, output: "NOAUTH Authentication required.\n", errors: "" };
    expect(judgeRedis("shelf-redis", locked)[0]?.message).toContain("NOAUTH");
  });

  test("a target of Prometheus that is down; one that nobody has looked at yet is no trouble", () => {
    const target = (job: string, health: string, lastError = "") => ({
      ...{ labels: { job, instance: `shelf-${job}:1` }, health, lastError },
    });
    const activeTargets = [
      target("litellm", "up"),
      target("gpu", "unknown"),
      target("redis", "down", 'Get "http://shelf-redis:1/metrics": dial tcp: connection refused\nmore'),
    ];
    expect(told(judgeTargets({ data: { activeTargets } }))).toEqual([
      [
        "DOCTOR.TARGET_DOWN",
        "prometheus",
        'Prometheus gets no figures of redis from shelf-redis:1: Get "http://shelf-redis:1/metrics": dial tcp: connection refused',
      ],
    ]);
  });

  test("Postgres not ready", () => {
    expect(judgePostgres("shelf-postgres", { code: 0, output: "accepting", errors: "" })).toEqual([]);
    const answer = { code: 1, output: "/var/run/postgresql:5432 - rejecting connections\n", errors: "" };
    const findings = judgePostgres("shelf-postgres", answer);
    expect(told(findings)).toEqual([
      [
        "DOCTOR.POSTGRES_NOT_READY",
        "shelf-postgres",
        "Postgres takes no connections: /var/run/postgresql:5432 - rejecting connections",
      ],
    ]);
    expect(fixes(findings)[0]).toContain("llm-gateway logs shelf-postgres");
    expect(judgePostgres("shelf-postgres", undefined)[0]?.message).toContain("it does not run");
  });

  test("high latency", () => {
    const one = { model: "far", requests: 3, answerSeconds: 24.06, firstTokenSeconds: 4 };
    const findings = judgeLatency(one, ["answers are not cached (cache.ttl)"]);
    expect(told(findings)).toEqual([
      [
        "DOCTOR.SLOW",
        "models.far",
        "an answer of far takes 24.1 s on average, its first token 4.0 s; what may cost time: answers are not cached (cache.ttl)",
      ],
    ]);
    expect(fixes(findings)[0]).toContain("Set cache.ttl");
    expect(judgeLatency({ ...one, answerSeconds: 2, firstTokenSeconds: undefined }, [])).toEqual([]);
  });
});

describe("S3-23: a model that is unavailable, and what makes answers slow", () => {
  test("its spelling", () => {
    expect(told(judgeName(plan, "chatt"))).toEqual([
      ["DOCTOR.MODEL_UNAVAILABLE", "models", 'the config has no model "chatt"; the closest name is "chat"'],
    ]);
    expect(judgeName(plan, "chat")).toEqual([]);
    const [route] = plan.routes;
    expect(judgeName({ routes: route ? [{ ...route, model: "open/*" }] : [] }, "open/gpt")).toEqual([]);
  });

  test.each([
    [
      "its key",
      401,
      '{"error":{"message":"key not allowed to access model","type":"key_model_access_denied"}}',
      "the key in TEAM_KEY may not call far",
      "Add the model to access.keys or access.teams of that key, then run `llm-gateway access apply`.",
    ],
    [
      "a key that nobody knows",
      401,
      '{"error":{"message":"Invalid proxy server token: sk-...abcd"}}',
      "the gateway does not know the key in TEAM_KEY",
      "Correct the variable, or make the key with `llm-gateway access apply`.",
    ],
    [
      "its limits",
      429,
      '{"error":{"message":"Rate limit exceeded: rpm 5"}}',
      "far is refused because of a limit: Rate limit exceeded: rpm 5",
      "Wait until the minute is over, or raise limits of the model, or rpm, tpm or maxBudget of the key.",
    ],
    [
      "a rest after failures",
      429,
      '{"error":{"type":"all_deployments_in_cooldown"}}',
      "every deployment of far rests after failed calls",
      "Look at its engines or its provider; LiteLLM asks again after routing.cooldown.",
    ],
    [
      "something else",
      500,
      "boom\nboom",
      "far does not answer: status 500: boom boom",
      "Read `llm-gateway logs` of the proxy and of the model's engines.",
    ],
  ])("%s", (_, status, text, message, fix) => {
    const findings = judgeAnswer("far", "TEAM_KEY", { status, text });
    expect(findings).toEqual([
      expect.objectContaining({ code: "DOCTOR.MODEL_UNAVAILABLE", severity: "error", message, fix }),
    ]);
  });

  test("an answer is fine", () => {
    expect(judgeAnswer("far", "TEAM_KEY", { status: 200, text: "{}" })).toEqual([]);
  });

  test("the cache is off, nothing is balanced, the provider is distant", () => {
    expect(causesIn({ cache: config.cache }, plan, "far")).toEqual([
      "answers are not cached (cache.ttl)",
      "one deployment answers all requests, nothing is balanced",
    ]);
    expect(causesIn({ cache: { ...config.cache, ttl: 60 } }, { routes: [] }, "far")).toEqual([]);
    expect(causeOf("https://far.example/v1", 412.3)).toEqual([
      "https://far.example/v1 is 412 ms away from this machine",
    ]);
    expect(causeOf("https://near.example/v1", 20)).toEqual([]);
    expect(causeOf("https://gone.example/v1", undefined)).toEqual([]);
  });

  test("latencies are read from LiteLLM's metrics, by the name that clients call", () => {
    const text = [
      "# HELP litellm_request_total_latency_metric Total latency",
      'litellm_request_total_latency_metric_sum{model="gpt-4o",requested_model="far",team="a"} 40.0',
      'litellm_request_total_latency_metric_count{model="gpt-4o",requested_model="far",team="a"} 2.0',
      'litellm_request_total_latency_metric_sum{model="gpt-4o",requested_model="far",team="b"} 2.0',
      'litellm_request_total_latency_metric_count{model="gpt-4o",requested_model="far",team="b"} 1.0',
      'litellm_llm_api_time_to_first_token_metric_sum{model="far"} 3.0',
      'litellm_llm_api_time_to_first_token_metric_count{model="far"} 2.0',
      'litellm_request_total_latency_metric_count{model="None"} 2.0',
      "",
    ].join("\n");
    expect(latenciesIn(text)).toEqual([
      { model: "far", requests: 3, answerSeconds: 14, firstTokenSeconds: 1.5 },
    ]);
  });
});

describe("S3-22: a request that no server can read", () => {
  test("the line in a log is recognised, and wrong keys are not blamed", () => {
    const findings = judgeLog("shelf-proxy", "WARNING:  Invalid HTTP request received.\nINFO\n");
    expect(findings.map(({ message }) => message)).toEqual([
      'has logged "Invalid HTTP request received" 1 time: a client spoke TLS to a plain port, or sent no HTTP',
    ]);
    expect(fixes(findings)[0]).toContain("a wrong key is answered with 401 and never makes this line");
    expect(judgeLog("shelf-proxy", "INFO: 401 Unauthorized\n")).toEqual([]);
  });

  test("TLS on the plain port, and the other way round", () => {
    expect(judgeScheme("http://127.0.0.1:4000", true)[0]?.message).toBe(
      "the config says http://127.0.0.1:4000, the port speaks TLS",
    );
    expect(judgeScheme("https://llm.example", false)[0]?.message).toBe(
      "the config says https://llm.example, the port speaks plain HTTP",
    );
    expect([...judgeScheme("https://a", true), ...judgeScheme("http://a", false)]).toEqual([]);
  });
});

describe("the machine", () => {
  const gpu = {
    index: "0",
    uuid: "GPU-1",
    name: "NVIDIA H100 80GB HBM3",
    memoryGiB: 79.6,
    driver: "580.65.06",
  };

  test("GPUs are read from nvidia-smi", () => {
    expect(parseGpus("0, GPU-1, NVIDIA H100 80GB HBM3, 81559, 580.65.06\n\n")).toEqual([
      { ...gpu, memoryGiB: 81559 / 1024 },
    ]);
  });

  test("a driver that is too old for the image's CUDA", () => {
    const image = "vllm/vllm-openai:v0.32.0";
    const old = [{ ...gpu, driver: "550.54.15" }];
    expect(judgeDriver(image, {}, old).map(({ message }) => message)).toEqual([
      "vllm/vllm-openai:v0.32.0 needs driver 580 or newer, the machine has 550.54.15",
    ]);
    expect([
      ...judgeDriver(image, {}, [gpu]),
      ...judgeDriver(`${image}-cu129`, {}, old),
      ...judgeDriver(image, { VLLM_ENABLE_CUDA_COMPATIBILITY: "1" }, old),
      ...judgeDriver("own/engine:1", {}, old),
    ]).toEqual([]);
  });

  test("a GPU of the plan that is not there, or smaller", () => {
    const use = { id: "0", name: "H100", totalGiB: 79.6, usedGiB: 1, tenants: ["shelf-vllm-chat"] };
    const judge = (...gpus: (typeof gpu)[]) => judgeGpus({ gpus: [use] }, gpus).map(({ message }) => message);
    expect(judge(gpu)).toEqual([]);
    expect(judge()).toEqual(["the plan uses GPU 0, the machine shows none"]);
    expect(judge({ ...gpu, memoryGiB: 40 })).toEqual([
      "GPU 0 is planned with 79.6 GiB, the machine's has 40 GiB",
    ]);
    expect(
      judgeGpus(
        {
          gpus: [
            { ...use, tenants: [] },
            { ...use, id: "MIG-1" },
          ],
        },
        [],
      ),
    ).toEqual([]);
  });

  test("memory, architecture, clock, Terraform", () => {
    expect(judgeMemory({ memoryGiB: 1024 }, { limitsGiB: 10 }, 503.5).map(({ message }) => message)).toEqual([
      "the plan counts on 1024 GiB of memory, the machine has 503.5 GiB",
    ]);
    expect(judgeMemory({ memoryGiB: 1024 }, { limitsGiB: 10 }, 1007)).toEqual([]);
    expect(judgeMemory({ memoryGiB: null }, { limitsGiB: 64 }, 31)).toHaveLength(1);
    expect(judgeArchitecture("amd64", "aarch64").map(({ message }) => message)).toEqual([
      "the config says amd64, the Docker engine runs on arm64",
    ]);
    expect(judgeArchitecture("amd64", "x86_64")).toEqual([]);
    expect(judgeClock(0, 94_000).map(({ message }) => message)).toEqual([
      "the Docker host's clock differs from this machine's by 94 s",
    ]);
    expect(judgeClock(0, 29_000)).toEqual([]);
    expect(judgeTerraform("Terraform v1.5.7", "1.5.7")).toHaveLength(1);
    expect([
      ...judgeTerraform("Terraform v1.11.4", "1.11.4"),
      ...judgeTerraform("OpenTofu v1.6.0", "1.6.0"),
    ]).toEqual([]);
  });
});

describe("the gateway", () => {
  test("nobody there, an error, an answer", () => {
    const url = "http://127.0.0.1:4000";
    expect(judgeGateway(url, { reason: "ECONNREFUSED" })).toHaveLength(1);
    expect(judgeGateway(url, { status: 503, text: "" })).toHaveLength(1);
    expect(judgeGateway(url, { status: 403, text: "" })).toEqual([]);
  });

  test("a model that is not listed", () => {
    expect(told(judgeList(plan, "K", 200, listedIn('{"data":[{"id":"chat"},{}]}')))).toEqual([
      ["DOCTOR.MODEL_MISSING", "models.far", "the running gateway does not list far"],
    ]);
    expect(listedIn("<html>")).toEqual([]);
  });

  test("containers that are not well, with the first thing that explains it", () => {
    const one = {
      workload: "a",
      container: "a-1",
      state: "unhealthy",
      restarts: 0,
      waitsFor: [],
      probe: "",
      log: [],
    };
    const unhealthy = [
      { ...one, probe: "curl: (7) refused\nmore", log: ["x"] },
      { ...one, log: ["first", "last"] },
      { ...one, waitsFor: ["b"], probe: "p" },
    ];
    const findings = judgeContainers({ unhealthy, notStarted: ["c"] });
    expect(findings.map(({ path, message }) => [path, message])).toEqual([
      ["a-1", "is unhealthy: curl: (7) refused"],
      ["a-1", "is unhealthy: last"],
      ["a-1", "is unhealthy: it waits for b"],
      ["c", "has no container"],
    ]);
  });
});

test("S3-16: commands to try by hand carry the key by its name", () => {
  expect(debugCommands({ url: "http://127.0.0.1:4000" }, "LITELLM_MASTER_KEY")).toEqual([
    'curl -sS -H "Authorization: Bearer $LITELLM_MASTER_KEY" http://127.0.0.1:4000/health/readiness',
    'curl -sS -H "Authorization: Bearer $LITELLM_MASTER_KEY" http://127.0.0.1:4000/v1/models',
    'curl -sS -H "Authorization: Bearer $LITELLM_MASTER_KEY" http://127.0.0.1:4000/metrics/',
    'curl -sS -H "Authorization: Bearer $LITELLM_MASTER_KEY" http://127.0.0.1:4000/health',
  ]);
  expect(debugCommands({ url: "http://a" }, "none")[1]).toBe("curl -sS http://a/v1/models");
});
