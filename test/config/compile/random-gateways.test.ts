/** Random gateways: together they have every key that can be compiled, and the judge knows every one of them by its letters. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Finding, GatewayConfig } from "../../../config";
import { ownedLitellmKeys } from "../../../config/checks/litellm-owned";
import { compileLitellm } from "../../../config/compile/litellm";
import { judgeLitellmConfig, judgeLitellmSection } from "../../../config/lint/litellm/judge";
import { sectionsWithin } from "../../../config/lint/litellm/nested";
import { capabilityKeys } from "../../../config/schema/capabilities";
import { credentials } from "../../../config/presets/credentials";
import { requestParameters } from "../../../config/presets/request-parameters";
import { pinnedLitellmTable } from "../../../config/upstream/litellm";
import type { LitellmSectionName } from "../../../config/upstream/litellm";
import { randomGateways } from "../../random-gateways";

type Values = Readonly<Record<string, unknown>>;

const { gateways, refused } = randomGateways(120);
const golden = join(__dirname, "../../golden");
const goldens = readdirSync(golden, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("generated-config.yaml"))
  .map((file) => parse(readFileSync(join(golden, file), "utf8")) as Values);
const documents: readonly Values[] = [
  ...goldens,
  ...gateways.map(({ artefacts }) => parse(artefacts.litellm) as Values),
];

interface Section {
  readonly section: LitellmSectionName;
  readonly values: Values;
}

/** A section and all that lie in it. */
function sectionsOf(section: LitellmSectionName, values: Values): readonly Section[] {
  const inner = sectionsWithin(section, values).flatMap(
    (one) => sectionsOf(one.section, one.value as Values), // `sectionsWithin` gives objects alone
  );
  return [{ section, values }, ...inner];
}

function keysOf(document: Values): readonly string[] {
  return sectionsOf("top_level", document).flatMap(({ section, values }) =>
    Object.keys(values).map((key) => `${section}.${key}`),
  );
}

const emitted = new Set(documents.flatMap(keysOf));

/** Those with a key that none before them has. */
const various = documents.filter((document, index) => {
  const earlier = new Set(documents.slice(0, index).flatMap(keysOf));
  return keysOf(document).some((key) => !earlier.has(key));
});

test("the same ones every time, and few that the checks refuse", () => {
  expect(randomGateways(5).gateways.map(({ artefacts }) => artefacts)).toEqual(
    gateways.slice(0, 5).map(({ artefacts }) => artefacts),
  );
  expect(refused.length).toBeLessThan(gateways.length);
});

describe("every key that can be compiled", () => {
  /** Refused from an author, and never compiled: LiteLLM's second names of what a typed field says. */
  const onlyRefused =
    /_settings\.(set_verbose|debug_level|redis_\w+|database_url|disable_prisma_schema_update)$|^litellm_settings\.(num_retries|\w*fallbacks|allowed_fails)$|^litellm_params\.cooldown_time$/;

  test("is in one of them", () => {
    const tables = [
      ...Object.values(requestParameters).map(({ name }) => `litellm_params.${name}`),
      ...Object.values(credentials).map(({ parameter }) => `litellm_params.${parameter}`),
      ...Object.values(capabilityKeys).map((key) => `model_info.${key}`),
      ...[...ownedLitellmKeys.keys()].filter((key) => !onlyRefused.test(key)),
    ];
    expect(tables.filter((key) => !emitted.has(key))).toEqual([]);
  });

  test("so is every LiteLLM word in the sources of the compiler", () => {
    const folder = join(__dirname, "../../../config/compile");
    const sources = [
      "litellm",
      "model-list",
      "router-settings",
      "litellm-settings",
      "general-settings",
      "cache",
      "shares",
    ];
    const words = sources.flatMap((file) =>
      [...readFileSync(join(folder, `${file}.ts`), "utf8").matchAll(/^[^*/]*?\b([a-z]+(?:_[a-z]+)+):/gm)].map(
        ([, word]) => word,
      ),
    );
    const names = new Set([...emitted].map((key) => key.replace(/^.*\./, "")));
    expect(words.length).toBeGreaterThan(50);
    expect([...new Set(words)].filter((word) => word !== undefined && !names.has(word))).toEqual([]);
  });

  test("is refused as an author's own beside the field that sets it", () => {
    const typed = gateways.flatMap(
      ({ config, plan }) => keysOf(compileLitellm(withoutRaw(config), plan) as Values), // the compiler promises only an object
    );
    const sections = /^(litellm_params|model_info|router_settings|litellm_settings|general_settings)\./;
    const open = [...new Set(typed)].filter((key) => sections.test(key) && !ownedLitellmKeys.has(key));
    expect(typed.length).toBeGreaterThan(1000);
    expect(open).toEqual([]);
  });
});

function withoutRaw(config: GatewayConfig): GatewayConfig {
  return {
    ...config,
    litellm: { generalSettings: {}, litellmSettings: {}, routerSettings: {} },
    models: config.models.map((model) => ({ ...model, litellmParams: {}, modelInfo: {} })),
  };
}

describe("the judge", () => {
  const table = pinnedLitellmTable;
  /** A strategy that somebody chose, and what is meant for the model server. */
  const chosen =
    /routing_strategy$|^LITELLM.KEY_SENT .*\.(top_k|min_p|repetition_penalty|dimensions|chat_template_kwargs)$/;

  test("finds nothing in what is compiled", () => {
    const found = various.flatMap((document) => judgeLitellmConfig(table, document).map(worded));
    const kinds = new Set(found.map((line) => line.replace(/\[\d+\]/g, "[]")));
    expect([...kinds].filter((line) => !chosen.test(line))).toEqual([]);
  });

  test("D2: finds every key as soon as one letter of it is wrong", () => {
    const tried = new Set<string>();
    const missed: string[] = [];
    for (const { section, values } of various.flatMap((document) => sectionsOf("top_level", document))) {
      const untried = Object.keys(values).filter((key) => !tried.has(`${section}.${key}`));
      if (untried.length === 0) continue;
      const before = new Set(judgeLitellmSection(table, section, values, []).map(worded));
      for (const key of untried) {
        tried.add(`${section}.${key}`);
        const found = judgeLitellmSection(table, section, misspelt(values, key), []).map(worded);
        if (found.every((line) => before.has(line))) missed.push(`${section}.${key}`);
      }
    }
    expect(tried).toEqual(emitted);
    expect(tried.size).toBeGreaterThan(130);
    expect(missed).toEqual([]);
  });
});

function worded({ code, path }: Finding): string {
  return `${code} ${path}`;
}

function misspelt(values: Values, key: string): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name === key ? `${key}x` : name, value]),
  );
}
