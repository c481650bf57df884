/** `access`: the defaults of keys filled in. */
import type { AccessConfig } from "../gateway-config";
import type { AccessInput } from "../schema/access";

export function resolveAccess({ defaults, teams, users, keys }: AccessInput): AccessConfig {
  const { models, ...limits } = defaults;
  const filled = Object.entries(keys).map(([alias, key]) => {
    // A team says what its keys may call, where the key itself does not.
    const own = models === undefined || key.team !== undefined ? {} : { models };
    return [alias, { ...limits, ...own, ...key }] as const;
  });
  return { defaultModels: models ?? [], teams, users, keys: Object.fromEntries(filled) };
}
