/** `environment_variables`: set after LiteLLM has been imported, so some of them come too late. */
import { environmentDead, environmentLate } from "../../errors/litellm";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { LitellmTable } from "../../upstream/litellm";
import { words } from "../../upstream/words";
import { isMapping } from "../../mapping";

/** Read when the module is imported, or by the command line before the server. */
const early = words(`
  DATABASE_URL DISABLE_SCHEMA_UPDATE LITELLM_LOCAL_MODEL_COST_MAP LITELLM_LOG REQUEST_TIMEOUT
`);

export function judgeEnvironment(
  table: LitellmTable,
  variables: unknown,
  path: readonly PropertyKey[],
): readonly Finding[] {
  if (!isMapping(variables)) return [];
  return Object.keys(variables).flatMap((variable) => {
    const at = formatPath([...path, "environment_variables", variable]);
    const dead = table.deadEnvironmentVariables.get(variable);
    if (dead) return [environmentDead(at, variable, dead)];
    return early.includes(variable) ? [environmentLate(at, variable)] : [];
  });
}
