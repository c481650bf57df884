/** Names of variables that nobody reads any more, or never read, and what to write. */
import { variableRemoved } from "../../errors/lint-compose";
import * as messages from "../../errors/lint-env";
import type { Finding } from "../../findings";
import type { LitellmTable } from "../../upstream/litellm";
import { lookUpVllmEnvironment, pinnedVllmTable } from "../../upstream/vllm";

const retired: Readonly<Record<string, string>> = {
  LITELLM_MODEL_ALIAS: "PROXY_MODEL_KEYS and MODEL_<KEY>_ALIAS",
  OPENAI_MODEL: "MODEL_<KEY>_UPSTREAM_MODEL",
  LITELLM_HOST:
    "the flag --host; in a container the address is always 0.0.0.0, and the published port says who reaches it",
  LITELLM_WORKERS: "the flag --num_workers",
  LITELLM_DEBUG: "LITELLM_LOG=DEBUG, or the flag --debug",
  LITELLM_DROP_PARAMS: "litellm_settings.drop_params, or the launcher's --drop-params",
};

const misnamed: Readonly<Record<string, string>> = {
  LITELLM_UI_USER: "UI_USERNAME",
  LITELLM_UI_USERNAME: "UI_USERNAME",
  LITELLM_UI_PASSWORD: "UI_PASSWORD",
};

/** What the name of a variable says by itself. */
export function judgeName(name: string, { deadEnvironmentVariables }: LitellmTable): readonly Finding[] {
  if (Object.hasOwn(retired, name)) return [messages.variableRetired(name, retired[name] ?? "")];
  if (Object.hasOwn(misnamed, name)) return [messages.variableMisnamed(name, misnamed[name] ?? "")];
  if (name === "IS_STREAMING")
    return [messages.variableIdle(name, "every request says by itself whether it is streamed", "Remove it.")];
  const dead = deadEnvironmentVariables.get(name);
  if (!dead) return [];
  const fix = `${dead.fix.charAt(0).toUpperCase()}${dead.fix.slice(1)}.`;
  return [messages.variableIdle(name, `it ${dead.reason}`, fix)];
}

/** Variables of engines that their vLLM has dropped. */
export function judgeVllmName(name: string, path: string): readonly Finding[] {
  const lookUp = lookUpVllmEnvironment(pinnedVllmTable, name);
  return lookUp.status === "removed" ? [variableRemoved(path, name, lookUp.replacement)] : [];
}

/** True for names that belong to other programs too, and are judged only beside names of a gateway. */
export function isShared(name: string): boolean {
  return name === "OPENAI_MODEL";
}
