/** The real LiteLLM loads what each of the five source systems becomes, with the names that its clients call. */
import { z } from "zod";
import { evaluateInput } from "../../../config";
import { imported, systemNames } from "../../import/fixtures";
import { folderWith, lastJson } from "./container";
import { entriesBeside, secretValue } from "./goldens";
import { runInLitellm } from "./in-litellm";

const answers = z.array(
  z.object({
    code: z.number(),
    output: z.string(),
    held: z.object({
      deployments: z.array(
        z.object({ model_name: z.string(), litellm_params: z.record(z.string(), z.unknown()) }),
      ),
      router: z.record(z.string(), z.unknown()),
      retryPolicy: z.unknown(),
      masterKey: z.string(),
    }),
  }),
);
type Answer = z.output<typeof answers>[number];

/** Names of the source's `model_list` and its aliases, as they are right; their deployments; what stands in for them. */
const expected = {
  s0: { names: ["deepseek-v3.2", "gpt-5", "gpt-5-high-reasoning", "qwen-30b"], aliases: {}, fallbacks: null },
  s1: {
    names: ["claude-3-5-sonnet", "gpt-4o"],
    aliases: { "smart-model": "gpt-4o" },
    fallbacks: [{ "gpt-4o": ["claude-3-5-sonnet"] }, { "smart-model": ["claude-3-5-sonnet"] }],
  },
  s2: {
    names: ["gpt-oss-120b", "gpt-oss-20b", "gpt-oss-20b-spark-2", "my-custom-model", "qwen-30b"],
    aliases: { "gpt-primary": "gpt-oss-120b" },
    fallbacks: [{ "gpt-oss-120b": ["gpt-oss-20b-spark-2"] }, { "gpt-primary": ["gpt-oss-20b-spark-2"] }],
  },
  s3: {
    names: ["claude-3-sonnet", "gemini-pro", "gpt-3.5-turbo", "gpt-4", "llama2"],
    aliases: { "claude-group": "claude-3-sonnet", "gpt-4-group": "gpt-4" },
    fallbacks: [{ "gpt-4": ["gpt-3.5-turbo"] }, { "gpt-4-group": ["gpt-3.5-turbo"] }],
  },
  s4: {
    names: [
      ...["claude-opus", "claude-opus", "claude-sonnet", "deepseek", "gpt-4", "gpt-4", "groq/llama"],
      ...["openrouter/claude-opus", "openrouter/gpt-4"],
    ],
    aliases: {},
    fallbacks: [
      { "claude-opus": ["gpt-4", "openrouter/claude-opus"] },
      { "gpt-4": ["claude-sonnet", "openrouter/gpt-4"] },
    ],
  },
} as const;

let loaded: ReadonlyMap<string, Answer>;

beforeAll(async () => {
  const results = systemNames.map((system) => evaluateInput(imported(system).input).result);
  const yamls = systemNames.map((system, index) => {
    const text = results[index]?.artefacts.litellm;
    return [`configs/${system}`, text ?? ""] as const;
  });
  const names = results.flatMap((result) => result?.plan.secrets ?? []).map(({ name }) => name);
  const files = folderWith({ ...Object.fromEntries(yamls), ...entriesBeside(names, secretValue) });
  try {
    const ran = await runInLitellm("router.py", files.path, systemNames);
    const list = answers.parse(lastJson(ran));
    loaded = new Map(systemNames.flatMap((system, index) => (list[index] ? [[system, list[index]]] : [])));
  } finally {
    files.remove();
  }
});

test.each(systemNames)("%s: every model under its name, aliases and fallbacks, no key dropped", (system) => {
  const { code, output, held } = loaded.get(system) ?? { code: -1, output: "", held: null };
  expect({ code, isUnread: output.includes("is not a valid argument") }).toEqual({
    code: 0,
    isUnread: false,
  });
  expect({
    names: held?.deployments.map((deployment) => deployment.model_name).toSorted(),
    aliases: held?.router.model_group_alias,
    fallbacks: held?.router.fallbacks,
  }).toEqual(expected[system]);
  expect(held?.masterKey).toBe(secretValue("LITELLM_MASTER_KEY"));
});

test("S4-03: several keys are several deployments, each with its own", () => {
  const keys = (loaded.get("s4")?.held.deployments ?? [])
    .filter((deployment) => deployment.model_name === "claude-opus")
    .map(({ litellm_params: { model, api_key: key } }) => [model, key]);
  expect(keys).toEqual([
    ["anthropic/claude-opus-4", secretValue("ANTHROPIC_API_KEY_1")],
    ["anthropic/claude-opus-4", secretValue("ANTHROPIC_API_KEY_2")],
  ]);
});
