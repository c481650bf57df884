import { compilePrometheus } from "../../../config/compile/prometheus";
import { evaluated, named } from "../fixtures/evaluated";
import { engine, withFar } from "../fixtures/fixture";
import { rich } from "../fixtures/rich";

interface Job {
  readonly job_name: string;
  readonly authorization?: unknown;
}

function compiled(input: unknown) {
  const { config, plan } = evaluated(input);
  return compilePrometheus(config, plan) as { scrape_configs: readonly Job[] }; // the compiler promises only an object
}
const job = (input: unknown, name: string) =>
  named(compiled(input).scrape_configs, ({ job_name: own }) => own === name, `job ${name}`);

describe("compilePrometheus", () => {
  test("scrapes itself, the proxies by name, every engine, and what the config adds", () => {
    expect(compiled(rich)).toEqual({
      global: { scrape_interval: "15s", scrape_timeout: "10s", evaluation_interval: "15s" },
      rule_files: ["/etc/prometheus/rules.yml"],
      scrape_configs: [
        { job_name: "prometheus", static_configs: [{ targets: ["127.0.0.1:9090"] }] },
        {
          job_name: "litellm",
          metrics_path: "/metrics/",
          authorization: { type: "Bearer", credentials_file: "/run/secrets/SHELF_MASTER" },
          dns_sd_configs: [{ names: ["shelf-proxy"], type: "A", port: 4000, refresh_interval: "10s" }],
        },
        {
          job_name: "vllm",
          static_configs: [
            {
              targets: ["shelf-vllm-big:8000"],
              labels: { model: "big", replica: "shelf-vllm-big", gpu: "0,1" },
            },
            {
              targets: ["shelf-vllm-small:8000"],
              labels: { model: "small", replica: "shelf-vllm-small", gpu: "GPU-17" },
            },
            {
              targets: ["shelf-vllm-small-2:8000"],
              labels: { model: "small", replica: "shelf-vllm-small-2", gpu: "3" },
            },
            {
              targets: ["shelf-vllm-vectors:8000"],
              labels: { model: "vectors", replica: "shelf-vllm-vectors", gpu: "2" },
            },
          ],
        },
        { job_name: "edge", static_configs: [{ targets: ["shelf-edge:8078"] }] },
        { job_name: "redis", static_configs: [{ targets: ["shelf-redis-exporter:9121"] }] },
        { job_name: "postgres", static_configs: [{ targets: ["shelf-postgres-exporter:9187"] }] },
        { job_name: "host", static_configs: [{ targets: ["shelf-node-exporter:9100"] }] },
        { job_name: "gpu", static_configs: [{ targets: ["shelf-gpu-exporter:9400"] }] },
        { job_name: "disks", static_configs: [{ targets: ["10.7.0.9:9101"] }] },
        { job_name: "node", static_configs: [{ targets: ["10.7.0.9:9100"] }] },
      ],
    });
  });

  test("without engines there is no job for them, and an engine on the CPU has no GPU", () => {
    expect(compiled(withFar({})).scrape_configs.map(({ job_name: name }) => name)).toEqual([
      "prometheus",
      "litellm",
      "edge",
      "redis",
      "postgres",
    ]);
    expect(job(engine({ source: "/w" }, { preset: "cpu" }), "vllm")).toEqual({
      job_name: "vllm",
      static_configs: [{ targets: ["vllm-shelf:8000"], labels: { model: "shelf", replica: "vllm-shelf" } }],
    });
  });

  test.each([
    [{}, true],
    [{ publicMetrics: true }, false],
    [{ masterKey: "none" }, false],
  ])("with proxy %j the key is sent: %s", (proxy, sent) => {
    expect(job(withFar({ proxy }), "litellm").authorization !== undefined).toBe(sent);
  });

  test("certificates are looked at where the edge has one, through the exporter, as a container reaches it", () => {
    const edge = { tls: "internal", domain: "gateway.example.net", httpsPort: 443 };
    expect(job(withFar({ edge }), "certificate")).toEqual({
      job_name: "certificate",
      scrape_interval: "1m",
      metrics_path: "/probe",
      params: { module: ["certificate"], target: ["vllm-litellm-edge:8443"] },
      static_configs: [{ targets: ["vllm-litellm-blackbox-exporter:9115"] }],
    });
  });

  test("whoever is told of alerts is told through Alertmanager, which is scraped too", () => {
    const alerts = { receivers: { ops: { webhook: { url: "PAGER_URL" } } } };
    expect(compiled(withFar({ alerts }))).toMatchObject({
      alerting: { alertmanagers: [{ static_configs: [{ targets: ["vllm-litellm-alertmanager:9093"] }] }] },
    });
    expect(job(withFar({ alerts }), "alertmanager")).toBeDefined();
    expect(compiled(withFar({}))).not.toHaveProperty("alerting");
  });
});
