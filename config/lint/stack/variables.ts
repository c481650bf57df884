/** Variables of env files against the files that should use them. */
import { keyWithoutModel, variableUnused } from "../../errors/lint-env";
import type { Finding } from "../../findings";
import { isPassedOn, usesVariable } from "../env/uses";
import { at, documentsOf, placed } from "../project";
import type { Project, StackRule } from "../project";
import { proxyConfig } from "../proxy/config";
import { isPlaceholder } from "../secret-values";

export const checkVariables: StackRule = (project) => [...unused(project), ...idleKeys(project)];

/** Settings that nobody takes up: the compose files name none, and no container gets the file. */
function unused(project: Project): readonly Finding[] {
  if (documentsOf(project, "compose").length === 0) return [];
  return documentsOf(project, "env").flatMap((document) => {
    if (isPassedOn(project, document)) return [];
    const names = new Map(document.variables.map((variable) => [variable.name, variable]));
    return [...names.values()]
      .filter(({ name }) => !usesVariable(project, name) && !isReadElsewhere(name))
      .map(({ name, location }) => placed(document, at(location, variableUnused(name))));
  });
}

/** The provider in front of a model's name, by the variable that its key is read from. */
const providers: Readonly<Record<string, readonly string[]>> = {
  OPENAI_API_KEY: ["openai", "text-completion-openai"],
  ANTHROPIC_API_KEY: ["anthropic"],
  GEMINI_API_KEY: ["gemini"],
  COHERE_API_KEY: ["cohere", "cohere_chat"],
  GROQ_API_KEY: ["groq"],
  DEEPSEEK_API_KEY: ["deepseek"],
  MISTRAL_API_KEY: ["mistral", "codestral"],
  OPENROUTER_API_KEY: ["openrouter"],
  TOGETHERAI_API_KEY: ["together_ai"],
  XAI_API_KEY: ["xai"],
  REPLICATE_API_KEY: ["replicate"],
  HUGGINGFACE_API_KEY: ["huggingface"],
};

/** By compose itself; by LiteLLM without being named, and then a model must be there (below). */
function isReadElsewhere(name: string): boolean {
  return /^(COMPOSE|DOCKER)_/.test(name) || Object.hasOwn(providers, name);
}

function idleKeys(project: Project): readonly Finding[] {
  const configs = documentsOf(project, "litellm").map(proxyConfig);
  if (configs.length === 0 || configs.some(({ namesAllModels }) => !namesAllModels)) return [];
  const models = configs.flatMap(({ deployments }) => deployments.map(({ model }) => model));
  // Without a prefix the provider is LiteLLM's guess, and any may be meant.
  if (models.some((model) => !model.includes("/"))) return [];
  const used = new Set(models.map((model) => model.split("/")[0] ?? ""));
  return documentsOf(project, "env").flatMap((document) =>
    document.variables.flatMap(({ name, value, location }) => {
      const own = Object.hasOwn(providers, name) ? (providers[name] ?? []) : [];
      const [provider] = own;
      const isIdle =
        provider !== undefined && !own.some((one) => used.has(one)) && !usesVariable(project, name);
      return isIdle && value !== null && value.text !== "" && !isPlaceholder(value.text)
        ? [placed(document, at(location, keyWithoutModel(name, provider)))]
        : [];
    }),
  );
}
