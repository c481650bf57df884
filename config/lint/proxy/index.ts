/** Everything that is said about one LiteLLM `config.yaml`. */
import type { Finding } from "../../findings";
import { judgeLitellmConfig } from "../litellm/judge";
import type { DocumentOf, Project, Rule } from "../project";
import { checkComments } from "./comments";
import { checkCooldown, checkLimits, checkMixedGroups, checkPreCallWindows } from "./groups";
import { checkAliases, checkFallbacks } from "./names";
import { checkProviders } from "./providers";
import { checkSecrets } from "./secrets";
import { checkSettings } from "./settings";

const rules: readonly ((document: DocumentOf<"litellm">) => readonly Finding[])[] = [
  checkSecrets,
  checkProviders,
  checkMixedGroups,
  checkAliases,
  checkFallbacks,
  checkLimits,
  checkCooldown,
  checkPreCallWindows,
  checkSettings,
  checkComments,
];

export const checkProxyFile: Rule<"litellm"> = (document, { litellm }: Project) => {
  const own = rules.flatMap((rule) => rule(document));
  const said = new Set(own.map(({ path }) => path));
  // A rule of this folder says more than the judgement of the single value does.
  const judged = judgeLitellmConfig(litellm, document.yaml.data).filter(({ path }) => !said.has(path));
  return [...own, ...judged];
};
