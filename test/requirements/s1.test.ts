/** What is asked for by users of a gateway with a database, and has its proof nowhere else. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { weakSecrets } from "../../config/secrets";
import { evaluated } from "../config/fixtures/evaluated";
import { withFar } from "../config/fixtures/fixture";
import { exampleNames, goldenFolder, root } from "../examples";
import { found } from "./found";

test("S1-05: nothing that is compiled or documented asks LiteLLM's /health, which costs a call per model", () => {
  const texts = [
    ...exampleNames().flatMap((name) =>
      ["compose.yaml", "cdk.tf.json", "Caddyfile", "prometheus.yml"]
        .map((file) => join(goldenFolder, name, file))
        .filter((file) => readdirSync(join(goldenFolder, name)).includes(file.split("/").at(-1) ?? "")),
    ),
    ...readdirSync(join(root, "docs"))
      .filter((file) => file.endsWith(".md"))
      .map((file) => join(root, "docs", file)),
    join(root, "README.md"),
  ].map((file) => readFileSync(file, "utf8"));
  expect(texts.length).toBeGreaterThan(20);
  // vLLM's own on port 8000 asks the engine alone, and the exporter of Redis on 9121 nobody.
  const asked = texts.flatMap((text) => text.match(/[\w.:]+:\d{2,5}\/health\b(?![/a-z])/g) ?? []);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((url) => !/:(8000|9121)\/health$/.test(url))).toEqual([]);
});

test("S1-09: rpm and tpm in litellm_settings are found, with the place where they work", () => {
  expect(found("s1", /litellm_settings\.[rt]pm$/)).toEqual([
    ["litellm_settings.rpm", "Write it in model_list[].litellm_params or model_list[].model_info."],
    ["litellm_settings.tpm", "Write it in model_list[].litellm_params or model_list[].model_info."],
  ]);
});

test("S1-10: a budget that was meant for users is found to be one for all, for ever", () => {
  expect(found("s1", /max_budget$/)).toEqual([
    [
      "litellm_settings.max_budget",
      "Add budget_duration: 30d; budgets of users and keys are set in the database.",
    ],
  ]);
});

test("S1-13: a password of the UI that everybody knows is refused before a deploy", () => {
  const { plan } = evaluated(withFar({}));
  const findings = weakSecrets(plan, new Map([["UI_PASSWORD", "admin"]]));
  expect(findings).toMatchObject([
    { severity: "error", message: "the value of UI_PASSWORD is a default that everybody knows" },
  ]);
});

test("S1-11: a chain of fallbacks keeps its order in the YAML", () => {
  const upstream = (model: string) => ({ upstream: { model } });
  const { artefacts } = evaluated({
    models: {
      "gpt-4o": upstream("openai/gpt-4o"),
      "claude-sonnet": upstream("anthropic/claude-sonnet-4-5"),
      "gpt-4o-mini": upstream("openai/gpt-4o-mini"),
    },
    routing: { fallbacks: { "gpt-4o": ["claude-sonnet", "gpt-4o-mini"] } },
  });
  expect(parse(artefacts.litellm)).toMatchObject({
    router_settings: { fallbacks: [{ "gpt-4o": ["claude-sonnet", "gpt-4o-mini"] }] },
  });
});
