/** A config that has everything which an alert can be about. */
import { compileRules } from "../../config/compile/rules";
import type { AlertRule, RecordingRule } from "../../config/compile/rules/rule";
import { printYaml } from "../../config/compile/yaml";
import { evaluated } from "../config/fixtures/evaluated";

const { config, plan } = evaluated({
  host: { preset: "dgx-h100" },
  models: {
    chat: { vllm: { preset: "gpt-oss-20b", replicas: 2, loadBudget: "10m" } },
    lone: { vllm: { preset: "gpt-oss-20b", loadBudget: "10m" } },
    far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } },
    "hosted/*": { upstream: { model: "openai/*", apiKeys: ["FAR_KEY"] } },
  },
  routing: {
    fallbacks: { chat: ["far"], "hosted/small": ["far"] },
    aliases: { fast: "chat", calm: "lone", calmer: "hosted/small" },
  },
  proxy: { replicas: 2, budget: { max: 100, per: "1d" } },
  database: { backup: { every: "1h" } },
  edge: { tls: "internal", domain: "gateway.example.net" },
  alerts: {
    objectives: {
      models: { lone: { availability: 90 }, "hosted/small": { availability: 90 } },
    },
    receivers: { team: { webhook: { url: "ALERT_URL" } } },
  },
});

interface Group {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly (AlertRule | RecordingRule)[];
}
const { groups } = compileRules(config, plan) as { groups: readonly Group[] }; // the compiler promises only an object

export const everyAlert: readonly AlertRule[] = groups.flatMap(({ rules }) =>
  rules.filter((rule) => "alert" in rule),
);

/** The rules of one alert and those that it reads: promtool computes every rule of its file every minute. */
export function rulesOf(alert: string): string {
  const recorded = groups.flatMap(({ rules }) => rules.filter((rule) => "record" in rule));
  const wanted = new Set<AlertRule | RecordingRule>(everyAlert.filter((rule) => rule.alert === alert));
  for (const rule of wanted)
    for (const other of recorded) if (rule.expr.includes(other.record)) wanted.add(other);
  const subset = groups.map((group) => ({ ...group, rules: group.rules.filter((rule) => wanted.has(rule)) }));
  return printYaml({ groups: subset.filter(({ rules }) => rules.length > 0) }, alert);
}
