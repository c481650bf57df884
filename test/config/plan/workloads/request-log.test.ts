/** Lines of requests: what the proxies are told, where they lie, and who ships them. */
import { evaluateInput } from "../../../../config";
import type { Workload } from "../../../../config";

const models = { far: { upstream: { model: "openai/gpt-4o", apiKeys: ["KEY_A"] } } };

function evaluated(telemetry: object) {
  const { result } = evaluateInput({ name: "shelf", models, telemetry });
  if (!result) throw new Error("refused");
  return result;
}

function one(telemetry: object, role: Workload["role"]): Workload {
  const [workload] = evaluated(telemetry).plan.workloads.filter((each) => each.role === role);
  if (!workload) throw new Error(`no ${role}`);
  return workload;
}

const log = ({ environment }: Workload) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith("REQUEST_LOG")));
const files = ({ files: all }: Workload) => all.map(({ path }) => path);

test("S0-22: on by default, behind the answers, so that it sees what clients are told", () => {
  const proxy = one({}, "proxy");
  expect(files(proxy)).toEqual(expect.arrayContaining(["/app/request_log.py", "/app/request_log_writer.py"]));
  expect(log(proxy)).toEqual({});
  expect(evaluated({}).artefacts.litellm).toMatch(
    /"gateway_answers\.unavailable"\s+- "request_log\.records"/,
  );
});

test("S0-22: off, there is neither callback nor file nor variable nor volume", () => {
  const off = { requests: { enabled: false, destination: "/var/log/llm-gateway/requests.jsonl" } };
  const proxy = one(off, "proxy");
  expect(files(proxy).filter((path) => path.includes("request_log"))).toEqual([]);
  expect([log(proxy), proxy.mounts]).toEqual([{}, []]);
  expect(evaluated(off).artefacts.litellm).not.toContain("request_log");
});

test("S0-26: name, level and destination reach the container", () => {
  const requests = {
    logger: "litellm_launcher.telemetry",
    level: "warn",
    destination: "/var/log/litellm/telemetry.log",
    maxSizeMiB: 10,
    includePrompts: true,
  };
  const proxy = one({ requests }, "proxy");
  expect(log(proxy)).toEqual({
    REQUEST_LOG_LOGGER: "litellm_launcher.telemetry",
    REQUEST_LOG_LEVEL: "warn",
    REQUEST_LOG_DESTINATION: "/var/log/litellm/telemetry.log",
    REQUEST_LOG_MAX_MIB: "10",
    REQUEST_LOG_PROMPTS: "true",
  });
  expect(proxy.mounts).toEqual([{ kind: "volume", source: "shelf-requests", target: "/var/log/litellm" }]);
});

test.each(["telemetry.log", "/requests.jsonl", "/app/requests.jsonl", "/tmp/x", "/var/log/../x y"])(
  "S0-26: %s is no destination",
  (destination) => {
    expect(evaluateInput({ models, telemetry: { requests: { destination } } }).result).toBeUndefined();
  },
);

test("S0-27: with Loki the lines go into a file that Alloy reads, and no Docker socket is needed", () => {
  const telemetry = { loki: { url: "https://loki.example.net", user: "me", password: "LOKI_PASSWORD" } };
  const [proxy, alloy] = [one(telemetry, "proxy"), one(telemetry, "alloy")];
  const shared = { kind: "volume", source: "shelf-requests" };
  expect(log(proxy)).toMatchObject({ REQUEST_LOG_DESTINATION: "/var/log/llm-gateway/requests.jsonl" });
  expect(proxy.mounts).toEqual([{ ...shared, target: "/var/log/llm-gateway" }]);
  // Over a folder that everybody may write in: the empty volume takes its rights.
  expect(alloy.mounts).toContainEqual({ ...shared, target: "/var/tmp" });
  expect(alloy.needs).toEqual([]);
  const { volumes } = evaluated(telemetry).plan;
  expect(volumes.filter((name) => name === "shelf-requests")).toHaveLength(1);
  expect(evaluated(telemetry).artefacts.alloy).toMatch(/"__path__" = "\/var\/tmp\/requests\.jsonl"/);
  expect(alloy.secrets.map(({ name }) => name)).toEqual(["LOKI_PASSWORD"]);
  expect(alloy).toMatchObject({ user: "473:473", readOnlyRoot: true, ports: [] });
});

test("S0-27: the address of Loki, its tenant, and how it knows the sender", () => {
  const text = (loki: object) => evaluated({ loki }).artefacts.alloy;
  expect(text({ url: "http://loki:3100" })).toContain('url = "http://loki:3100/loki/api/v1/push"');
  const token = text({ url: "https://a.example.net/push", password: "LOKI_TOKEN", tenant: "shelf" });
  expect(token).toContain('url = "https://a.example.net/push"');
  expect(token).toContain('tenant_id = "shelf"');
  expect(token).toContain('bearer_token_file = "/run/secrets/LOKI_TOKEN"');
  expect(text({ url: "http://loki:3100", user: "me", password: "P" })).toContain(
    'password_file = "/run/secrets/P"',
  );
  expect(evaluated({}).artefacts.alloy).toBe("");
});

test("OpenTelemetry: the callback, where it sends, and no prompts unless they are asked for", () => {
  const otlp = { endpoint: "http://collector:4318", headers: "OTLP_HEADERS" };
  const proxy = one({ otlp }, "proxy");
  expect(proxy.environment).toMatchObject({
    OTEL_EXPORTER: "otlp_http",
    OTEL_ENDPOINT: "http://collector:4318",
    OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: "NO_CONTENT",
  });
  expect(proxy.secrets).toContainEqual(
    expect.objectContaining({ name: "OTLP_HEADERS", variable: "OTEL_HEADERS" }),
  );
  expect(evaluated({ otlp }).artefacts.litellm).toContain('- "otel"');
});
