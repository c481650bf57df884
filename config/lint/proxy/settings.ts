/** Settings that are legal one by one and wrong all the same. */
import * as messages from "../../errors/lint-litellm";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { record } from "../../foreign";
import { judgeLicences } from "../litellm/licences";
import type { DocumentOf } from "../project";
import { proxyConfig, textsOf } from "./config";
import type { ProxyConfig } from "./config";

export function checkSettings(document: DocumentOf<"litellm">): readonly Finding[] {
  const config = proxyConfig(document);
  return [...ofRouter(config), ...ofLibrary(config), ...ofProxy(config), ...callbacksOf(config)];
}

function ofRouter({ router, litellm }: ProxyConfig): readonly Finding[] {
  const findings: Finding[] = [];
  const strategy = router.routing_strategy;
  if (strategy === "usage-based-routing" || strategy === "usage-based-routing-v2")
    findings.push(messages.strategyUnfit("router_settings.routing_strategy", strategy));
  if (router.redis_url !== undefined) findings.push(messages.redisUrl("router_settings.redis_url"));
  if (record(litellm.cache_params).redis_url !== undefined)
    findings.push(messages.redisUrl("litellm_settings.cache_params.redis_url"));
  return findings;
}

function ofLibrary({ router, litellm }: ProxyConfig): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [section, settings] of [
    ["litellm_settings", litellm],
    ["router_settings", router],
  ] as const)
    if (settings.set_verbose === true) findings.push(messages.verboseDeprecated(`${section}.set_verbose`));
  if (litellm.max_budget !== undefined && litellm.budget_duration === undefined)
    findings.push(messages.budgetWithoutPeriod("litellm_settings.max_budget"));
  return findings;
}

function ofProxy({ general, litellm }: ProxyConfig): readonly Finding[] {
  return [
    ...judgeLicences("general_settings", general, ["general_settings"]),
    ...judgeLicences("litellm_settings", litellm, ["litellm_settings"]),
  ];
}

const callbackKeys = ["callbacks", "success_callback", "failure_callback"];

function callbacksOf({ litellm, deployments }: ProxyConfig): readonly Finding[] {
  return [
    ...callbackKeys.flatMap((key) => legacyIn(litellm[key], ["litellm_settings", key])),
    ...deployments.flatMap(({ params, path }) =>
      callbackKeys.flatMap((key) => legacyIn(params[key], [...path, "litellm_params", key])),
    ),
  ];
}

function legacyIn(callbacks: unknown, path: readonly PropertyKey[]): readonly Finding[] {
  return textsOf(callbacks).flatMap((name, index) =>
    name === "supabase" ? [messages.callbackLegacy(formatPath([...path, index]), name)] : [],
  );
}
