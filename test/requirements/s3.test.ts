/** What is asked for by users of many providers, and has its proof nowhere else. */
import { lintFiles, lintLitellmText } from "../../config";
import { missingSecrets } from "../../config/secrets";
import { evaluated } from "../config/fixtures/evaluated";
import { withFar } from "../config/fixtures/fixture";
import { parse } from "yaml";
import { found } from "./found";

test("S3-06: the cache stands under litellm_settings, with its lifetime", () => {
  const yaml: unknown = parse(evaluated(withFar({ cache: { ttl: "600s" } })).artefacts.litellm);
  expect(yaml).toMatchObject({
    litellm_settings: { cache: true, cache_params: { type: "redis", ttl: 600 } },
  });
  expect(yaml).not.toHaveProperty("general_settings.cache");
});

test("S3-07: eight limits that nobody reads are found; where something works instead, the fix says where", () => {
  const limits =
    /(tpm_limit|rpm_limit|user_rate_limit|budget_reset_at|cost_per_token|track_cost_per_model|blocked_ips|max_parallel_requests)$/;
  const fixes = found("s3", limits);
  expect(fixes).toHaveLength(8);
  expect(Object.fromEntries(fixes)).toMatchObject({
    "general_settings.rpm_limit": "Limit deployments by litellm_params.rpm, keys by the key API.",
    "general_settings.tpm_limit": "Limit deployments by litellm_params.tpm, keys by the key API.",
    "general_settings.max_parallel_requests": "Write general_settings.max_in_flight_requests_per_worker.",
    "litellm_settings.cost_per_token": "Write litellm_params.input_cost_per_token and output_cost_per_token.",
  });
});

test("S3-08: a star among the allowed addresses is refused with the alternatives", () => {
  expect(found("s3", /allowed_ips\[0\]$/)).toEqual([
    [
      "general_settings.allowed_ips[0]",
      "Remove it; limit clients by the address the port is published on, by a firewall, or in the reverse proxy.",
    ],
  ]);
});

test("S3-09: callbacks in general_settings are sent to litellm_settings", () => {
  expect(found("s3", /(success|failure)_callback$/)).toEqual([
    ["general_settings.success_callback", "Write it in litellm_settings."],
    ["general_settings.failure_callback", "Write it in litellm_settings."],
  ]);
});

test("S3-15: who asks for the audit log is told that it needs a licence", () => {
  expect(found("s3", /store_audit_logs$/)).toEqual([
    [
      "litellm_settings.store_audit_logs",
      "Remove it, or run LiteLLM with a licence; without one spend logs say who asked what, and callbacks report every request.",
    ],
  ]);
});

describe("S3-21: key and database by reference", () => {
  test("are right as they are", () => {
    const text = `model_list: []
general_settings:
  master_key: os.environ/LITELLM_MASTER_KEY
  database_url: os.environ/DATABASE_URL
`;
    expect(lintLitellmText(text).filter(({ path }) => path.startsWith("general_settings"))).toEqual([]);
    expect(lintFiles([{ file: "config.yaml", text }]).filter(({ path }) => path.includes("key"))).toEqual([]);
  });

  test("stop a deploy while one of them has no value", () => {
    const { plan } = evaluated(withFar({ database: { type: "external", url: "DATABASE_URL" } }));
    const set = new Map([
      ["FAR_KEY", "x"],
      ["REDIS_PASSWORD", "x"],
      ["LITELLM_SALT_KEY", "x"],
      ["UI_PASSWORD", "x"],
    ]);
    const findings = missingSecrets(plan, set, "error");
    expect(findings.map(({ severity, message }) => `${severity}: ${message.split(" (")[0] ?? ""}`)).toEqual([
      "error: DATABASE_URL has no value",
      "error: LITELLM_MASTER_KEY has no value",
    ]);
  });
});
