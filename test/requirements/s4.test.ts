/** What is asked for by users of a workstation, and has its proof nowhere else. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateGateway } from "../../config";
import { weakSecrets } from "../../config/secrets";
import { evaluated, workloadOf } from "../config/fixtures/evaluated";
import { withFar } from "../config/fixtures/fixture";
import { found } from "./found";

test("S4-03: two keys of a provider are two deployments of one name", () => {
  const models = {
    claude: { upstream: { model: "anthropic/claude-opus-4-5", apiKeys: ["KEY_1", "KEY_2"] } },
  };
  const [route] = evaluated({ models }).plan.routes;
  expect(route?.model).toBe("claude");
  expect(route?.deployments).toHaveLength(2);
});

test("S4-08: limits in router_settings are sent to where they work", () => {
  const fix = "Write it in model_list[].litellm_params or model_list[].model_info.";
  expect(found("s4", /^router_settings\.[rt]pm$/)).toEqual([
    ["router_settings.rpm", fix],
    ["router_settings.tpm", fix],
  ]);
});

test("S4-11: the proxy looks for no env file: its variables are given, its secrets are mounted", () => {
  const { environment, mounts } = workloadOf(withFar({}), "vllm-litellm-proxy");
  expect(environment.LITELLM_MODE).toBe("PRODUCTION");
  expect(mounts.filter(({ target }) => target.includes(".env"))).toEqual([]);
});

test("S4-12: what nobody asked to publish elsewhere is published on loopback", () => {
  const { plan } = evaluated(
    withFar({ cache: { publish: { port: 6400 } }, database: { publish: { port: 5400 } } }),
  );
  expect(plan.ports.map(({ bind, port }) => `${bind}:${port}`).toSorted()).toEqual([
    "127.0.0.1:4000",
    "127.0.0.1:5400",
    "127.0.0.1:6400",
  ]);
});

test("S4-13: with the address of a VPN the gateway listens there alone", () => {
  const { plan } = evaluated(withFar({ proxy: { bind: "100.64.0.7" } }));
  const open = plan.ports.filter(({ bind }) => bind !== "127.0.0.1");
  expect(open).toMatchObject([{ bind: "100.64.0.7", port: 4000, workload: "vllm-litellm-edge" }]);
  expect(plan.ports.filter(({ workload }) => workload === "vllm-litellm-edge")).toHaveLength(1);
});

test("S4-15: /health is found in a script, with the question that costs nothing", () => {
  expect(found("s4", /^$/).map(([, fix]) => fix)).toContain(
    "Ask /health/readiness to see whether the proxy runs.",
  );
});

describe("S4-16: a config that is wrong is told so, with a place", () => {
  const folder = mkdtempSync(join(tmpdir(), "s4-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const model = "models: { far: { upstream: { model: openai/gpt-4o } } }\n";

  test.each([
    ["broken YAML", "models: [\n", "FILE.FAILED", "", 2],
    ["an unknown key", `${model}proxy: { prot: 4000 }\n`, "SHAPE.UNKNOWN_KEY", "proxy.prot", 2],
    ["a misplaced key", `${model}proxy: { retries: 2 }\n`, "SHAPE.UNKNOWN_KEY", "proxy.retries", 2],
  ])("%s", async (_, text, code, path, line) => {
    const file = join(folder, "gateway.config.yaml");
    writeFileSync(file, text);
    const { findings } = await evaluateGateway(file);
    expect(findings).toMatchObject([{ code, path, location: { line } }]);
  });
});

test.each([
  ...["sk-1234", "sk-local-master", "admin", "admin123", "postgres", "litellm", "not-used"],
  ...["sk-your-key-here", "sk-ant-your-key-here", "pk-your-public-key", "change-this-secure-password"],
  "sk-litellm-your-secret-master-key-change-this",
])("S4-22: %s is refused by its variable's name, and not printed", (value) => {
  const secrets = [
    { name: "LITELLM_MASTER_KEY", readers: [], canBeMade: true },
    { name: "FAR_KEY", readers: [], canBeMade: false },
  ];
  const values = new Map(secrets.map(({ name }) => [name, value]));
  const findings = weakSecrets({ secrets }, values);
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "error SECRET.KNOWN_DEFAULT",
    "error SECRET.KNOWN_DEFAULT",
  ]);
  expect(findings.map(({ message }) => message.split(" is ")[0])).toEqual([
    "the value of LITELLM_MASTER_KEY",
    "the value of FAR_KEY",
  ]);
  const weakness = findings
    .map(({ message, fix }) => `${message} ${fix}`)
    .join(" ")
    .replaceAll("LITELLM_MASTER_KEY", "");
  expect(weakness).not.toContain(value);
});

test("S4-22: no value at all is a missing one, and a strong one is fine", () => {
  const secrets = [{ name: "FAR_KEY", readers: [], canBeMade: false }];
  expect(weakSecrets({ secrets }, new Map())).toEqual([]);
  expect(weakSecrets({ secrets }, new Map([["FAR_KEY", "sk-proj-5ba6c5e5f5c24"]]))).toEqual([]);
});
