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
  const judged = judgeLitellmConfig(litellm, document.yaml.data);
  const idle = new Set(judged.filter(({ code }) => isIdle.has(code)).map(({ path }) => path));
  const said = new Set(own.map(({ path }) => path));
  return [
    ...own.filter(({ code, path }) => code !== "LINT.SECRET_NOT_EXPANDED" || !idle.has(path)),
    ...judged.filter(
      ({ code, path }) => code !== "LITELLM.VALUE_TRAP" || !(said.has(path) || isAdvice.test(path)),
    ),
  ];
};

/** A key that nobody reads holds no secret. */
const isIdle: ReadonlySet<string> = new Set(["LITELLM.KEY_UNKNOWN", "LITELLM.KEY_DEAD"]);

/** How a setting could be tuned is no mistake in it; of providers and limits this folder knows more than the single value shows. */
const isAdvice =
  /^router_settings\.routing_strategy$|^(litellm_settings\.cache_params|general_settings\.coordination_redis)$|\.litellm_params\.(rpm|tpm|model)$/;
