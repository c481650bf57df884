import { workloadOf } from "../../fixtures/evaluated";
import { far, withFar } from "../../fixtures/fixture";
import { rich } from "../../fixtures/rich";

const first = workloadOf(rich, "shelf-proxy");
const second = workloadOf(rich, "shelf-proxy-2");
const engines = ["shelf-vllm-big", "shelf-vllm-small", "shelf-vllm-small-2", "shelf-vllm-vectors"];
const lean = (rest: object) => workloadOf(withFar(rest), "vllm-litellm-proxy");

describe("a proxy", () => {
  test("waits inside for stores and engines, so that their replacement does not stop it", () => {
    expect(first.waitsInside).toEqual(["shelf-store", "shelf-postgres", ...engines]);
    expect(first.needs).toEqual(["shelf-migrate", ...first.waitsInside]);
    expect(first.startsAfter).toEqual(["shelf-store:6379", "shelf-postgres:5432"]);
  });

  test("follows the replica before it, under the name that all replicas share", () => {
    expect(second.needs).toEqual(["shelf-migrate", "shelf-proxy", ...second.waitsInside]);
    expect([first.aliases, second.aliases]).toEqual([[], ["shelf-proxy"]]);
  });

  test("behind the edge a new generation answers before the old one goes; without it there is a gap", () => {
    expect(first.replacement).toBe("overlap");
    expect(first.ports).toEqual([]);
    const alone = lean({ edge: { enabled: false } });
    expect(alone.replacement).toBe("gap");
    expect(alone.ports).toEqual([{ bind: "127.0.0.1", port: 4000, internal: 4000 }]);
  });

  test("S2-05: the first one starts only after one engine of each model has answered", () => {
    expect(first.firstStartAfter).toEqual([
      ["http://shelf-vllm-big:8000/health"],
      ["http://shelf-vllm-small:8000/health", "http://shelf-vllm-small-2:8000/health"],
      ["http://shelf-vllm-vectors:8000/health"],
    ]);
    expect(lean({}).firstStartAfter).toEqual([]);
  });

  test("its probe asks for readiness", () => {
    expect(first.probe?.command.slice(0, 3)).toEqual(["CMD", "python3", "-c"]);
    expect(first.probe?.command.at(-1)).toBe("http://127.0.0.1:4000/health/readiness");
  });

  test("S2-26: without a database its probe asks for liveliness, and no key of the database is read", () => {
    const { probe, secrets, environment } = lean({ database: { type: "none" } });
    expect(probe?.command.at(-1)).toBe("http://127.0.0.1:4000/health/liveliness");
    expect(secrets.map(({ name }) => name)).toEqual(["LITELLM_MASTER_KEY", "REDIS_PASSWORD", "FAR_KEY"]);
    expect(Object.keys(environment).filter((name) => /DATABASE|UI_|SCHEMA/.test(name))).toEqual([]);
  });

  test("reads every secret once, from a file where it can", () => {
    expect(first.secrets.map(({ name, variable }) => [name, variable])).toEqual([
      ["SHELF_MASTER", null],
      ["REDIS_PASSWORD", null],
      ["ENGINE_KEY", null],
      ["FAR_KEY", null],
      ["FAR_KEY_2", null],
      ["POSTGRES_RW_PASSWORD", "DATABASE_PASSWORD"],
      ["SHELF_SALT", "LITELLM_SALT_KEY"],
      ["SHELF_UI", "UI_PASSWORD"],
      ["LANGFUSE_SECRET", "LANGFUSE_SECRET_KEY"],
    ]);
  });

  test("S2-04, S2-21: its environment says what the config says, own variables last and by name", () => {
    expect(first.environment).toMatchObject({
      LITELLM_LOG: "DEBUG",
      GRACEFUL_SHUTDOWN_TIMEOUT: "250",
      DISABLE_SCHEMA_UPDATE: "true",
      UI_USERNAME: "ops",
      DATABASE_HOST: "shelf-postgres:5432",
      DATABASE_NAME: "shelf",
      DATABASE_USERNAME: "ops_rw",
      REDIS_CIRCUIT_BREAKER_FAILURE_THRESHOLD: "2",
    });
    expect(Object.keys(first.environment).slice(-2)).toEqual(["AA_FIRST", "OTEL_SERVICE_NAME"]);
    expect(first.stopGraceSeconds).toBe(265);
  });

  test.each([
    ["error", "ERROR", false],
    ["warn", "WARNING", false],
    ["info", "INFO", false],
    ["debug", "DEBUG", false],
    ["detailed", "DEBUG", true],
  ])("S2-21: log level %s", (logLevel, expected, detailed) => {
    const { environment, argv } = lean({ proxy: { logLevel } });
    expect(environment.LITELLM_LOG).toBe(expected);
    expect(argv).toEqual([
      ...["--config", "/app/generated-config.yaml", "--port", "4000", "--num_workers", "1"],
      ...(detailed ? ["--detailed_debug"] : []),
    ]);
  });

  const own = { models: { near: { vllm: { source: "/w/near" } } } };

  test("a lost engine holds no request: neither by its pooled connections, nor by its name, nor by its address", () => {
    const { environment, resolverOptions, sysctls } = workloadOf(own, "vllm-litellm-proxy");
    expect(environment).toMatchObject({
      AIOHTTP_KEEPALIVE_TIMEOUT: "0",
      AIOHTTP_TTL_DNS_CACHE: "1",
      UV_THREADPOOL_SIZE: "256",
    });
    expect(resolverOptions).toEqual(["timeout:1", "attempts:2"]);
    expect(sysctls).toEqual({ "net.ipv4.tcp_syn_retries": "1", "net.ipv4.tcp_retries2": "5" });
  });

  test.each([
    ["an upstream model", { models: { ...own.models, far } }],
    ["an external database", { ...own, database: { type: "external", url: "FAR_DATABASE" } }],
  ])("with %s there is time for a second name server", (_, input) => {
    expect(workloadOf(input, "vllm-litellm-proxy").resolverOptions).toEqual(["timeout:1", "attempts:5"]);
  });

  test("without own engines looks up and connects as its image does", () => {
    const { environment, resolverOptions, sysctls } = lean({});
    expect([resolverOptions, sysctls, environment.UV_THREADPOOL_SIZE]).toEqual([[], {}, undefined]);
  });

  test("has the longest load budget, and its own two minutes, to start", () => {
    expect(first.startBudgetSeconds).toBe(1920);
    expect(lean({}).startBudgetSeconds).toBe(120);
  });
});

describe("the migration job", () => {
  test("runs once, after Postgres and its users, with nothing but the database's password", () => {
    expect(workloadOf(rich, "shelf-migrate")).toMatchObject({
      role: "migrate",
      image: "shelf/litellm:1",
      entrypoint: [
        "/bin/sh",
        "-c",
        expect.stringMatching(/^docker\/prod_entrypoint\.sh --skip_server_startup && python3 -c '/),
      ],
      environment: { DATABASE_HOST: "shelf-postgres:5432", DATABASE_NAME: "shelf", DATABASE_USERNAME: "ops" },
      oneShot: true,
      probe: null,
      needs: ["shelf-postgres", "shelf-roles"],
      waitsInside: ["shelf-postgres"],
      startsAfter: ["shelf-postgres:5432"],
      secrets: [
        {
          name: "POSTGRES_PASSWORD",
          file: "POSTGRES_PASSWORD",
          form: "plain",
          variable: "DATABASE_PASSWORD",
        },
      ],
    });
  });

  test("reaches an external database by its URL and waits for nobody", () => {
    const input = { models: { far }, database: { type: "external", url: "SHELF_URL" } };
    expect(workloadOf(input, "vllm-litellm-migrate")).toMatchObject({
      needs: [],
      startsAfter: [],
      secrets: [{ name: "SHELF_URL", file: "SHELF_URL", form: "plain", variable: "DATABASE_URL" }],
      environment: { LITELLM_LOCAL_MODEL_COST_MAP: "True", LITELLM_MODE: "PRODUCTION" },
    });
  });
});
