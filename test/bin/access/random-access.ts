/** Random access sections, and what somebody did by hand beside them. */
import fc from "fast-check";
import type { GatewayInput } from "../../../config";

type Access = NonNullable<GatewayInput["access"]>;

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const amount = fc.integer({ min: 1, max: 1000 });
const models = fc.constantFrom<string[]>(["m"], ["n"], ["m", "n"], ["n", "m"]);
const metadata = fc.dictionary(
  fc.constantFrom("room", "owner"),
  fc.oneof(fc.string(), fc.constant(["a", { b: 1 }])),
);
const rates = fc.record({ rpm: amount, tpm: amount }, { requiredKeys: [] });
const common = {
  rpm: optional(amount),
  tpm: optional(amount),
  maxBudget: optional(fc.integer({ min: 20, max: 90 })),
  per: optional(fc.constantFrom("1d", "30d", "12h")),
  models: optional(models),
  metadata: optional(metadata),
};
const more = {
  softBudget: optional(fc.integer({ min: 1, max: 10 })),
  modelLimits: optional(fc.dictionary(fc.constantFrom("m", "n"), rates)),
  blocked: optional(fc.boolean()),
};
/** Of names that are there whatever else is said, so that keys may use them. */
const team = fc.constantFrom("t1", "t2");
const user = fc.constantFrom("u1", "u2");

/** Undefined is what nobody wrote. */
export const access: fc.Arbitrary<Access> = fc
  .record({
    teams: fc.record({
      t1: fc.record({ ...common, ...more, models: fc.constant(undefined) }),
      t2: fc.record({ ...more }),
    }),
    users: fc.record({
      u1: fc.record({ ...common, role: optional(fc.constantFrom("proxy_admin", "internal_user_viewer")) }),
      u2: fc.record({ ...common, email: fc.constant("u2@example.net") }),
    }),
    keys: fc.dictionary(
      fc.constantFrom("k1", "k2", "k3", "k4"),
      fc.record({
        ...common,
        ...more,
        team: optional(team),
        user: optional(user),
        maxParallelRequests: optional(amount),
        expires: optional(fc.constantFrom("2999-01-01", "2001-01-01")),
      }),
    ),
  })
  .map((section) => JSON.parse(JSON.stringify(section)) as Access);
