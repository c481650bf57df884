/** Workers, the page, telemetry and an own YAML as a proxy's container gets them. */
import { evaluateInput } from "../../../../config";
import { proxyProcesses } from "../../../../config/plan/proxy-processes";
import { evaluated, named, workloadOf } from "../../fixtures/evaluated";
import { withFar } from "../../fixtures/fixture";

const lean = (rest: object) => workloadOf(withFar(rest), "vllm-litellm-proxy");
const delivered = (rest: object) => lean(rest).secrets.map(({ name, variable }) => [name, variable]);

describe("workers", () => {
  test("S0-08, S0-34: their number is on the command line once; slow ones have two minutes to load", () => {
    expect(lean({}).argv.slice(4)).toEqual(["--num_workers", "1"]);
    const { argv } = lean({ proxy: { workers: 4 } });
    expect(argv.slice(4)).toEqual(["--num_workers", "4", "--timeout_worker_healthcheck", "120"]);
  });

  test("each one more takes memory of its own", () => {
    const limit = (workers: number) => lean({ proxy: { workers } }).memoryMiB;
    expect([limit(1), limit(2), limit(4)]).toEqual([4096, 6144, 10_240]);
  });

  test("count as processes of all proxies", () => {
    const { config } = evaluated(withFar({ proxy: { workers: 3, replicas: 2 } }));
    expect(proxyProcesses(config)).toBe(6);
  });
});

describe("the page at /ui", () => {
  test("is taken away, with its password", () => {
    const input = { proxy: { ui: { enabled: false } } };
    expect(lean(input).environment).toMatchObject({ DISABLE_ADMIN_UI: "True" });
    expect(lean(input).environment.UI_USERNAME).toBeUndefined();
    expect(delivered(input).map(([, variable]) => variable)).not.toContain("UI_PASSWORD");
    expect(lean({}).environment.DISABLE_ADMIN_UI).toBeUndefined();
  });

  test("and links know where the gateway is", () => {
    const { environment } = lean({ proxy: { publicUrl: "https://llm.example.net" } });
    expect(environment.PROXY_BASE_URL).toBe("https://llm.example.net");
  });
});

describe("telemetry", () => {
  test("S1-15, S1-16: Langfuse's names are in the container, its keys as secrets", () => {
    const input = { telemetry: { langfuse: { secretKey: "LF", host: "https://lf.example.net" } } };
    expect(lean(input).environment.LANGFUSE_HOST).toBe("https://lf.example.net");
    expect(delivered(input).slice(-2)).toEqual([
      ["LANGFUSE_PUBLIC_KEY", "LANGFUSE_PUBLIC_KEY"],
      ["LF", "LANGFUSE_SECRET_KEY"],
    ]);
  });

  test("S1-16: without a host it is the cloud in Europe, which one of LiteLLM's callbacks would not take", () => {
    const { environment } = lean({ telemetry: { langfuse: {} } });
    expect(environment.LANGFUSE_HOST).toBe("https://cloud.langfuse.com");
  });

  test("LangSmith's names and key", () => {
    const input = { telemetry: { langsmith: { project: "shelf" } } };
    expect(lean(input).environment).toMatchObject({
      LANGSMITH_PROJECT: "shelf",
      LANGSMITH_BASE_URL: "https://api.smith.langchain.com",
    });
    expect(delivered(input).slice(-1)).toEqual([["LANGSMITH_API_KEY", "LANGSMITH_API_KEY"]]);
  });

  test("is somebody else's host: there is time for a second name server", () => {
    const near = { models: { near: { vllm: { source: "/w/near" } } }, telemetry: { langsmith: {} } };
    expect(workloadOf(near, "vllm-litellm-proxy").resolverOptions).toEqual(["timeout:1", "attempts:5"]);
  });
});

describe("S0-07: the master key", () => {
  const codes = (proxy: object) => evaluateInput(withFar({ proxy })).findings.map(({ code }) => code);

  test("may be none on loopback, and only there", () => {
    expect(codes({ masterKey: "none" })).toEqual([]);
    expect(codes({ masterKey: "none", bind: "10.0.0.5" })).toEqual(["BIND.NOT_LOOPBACK", "PROXY.OPEN"]);
  });

  test("is asked for when nothing is said", () => {
    const { plan } = evaluated(withFar({}));
    const key = named(plan.secrets, ({ name }) => name === "LITELLM_MASTER_KEY", "key");
    expect(key.readers).toEqual(["vllm-litellm-proxy", "vllm-litellm-prometheus"]);
  });
});
