/** `access`: teams, users and virtual keys of LiteLLM. What is offered here works without a licence. */
import { z } from "zod";
import { rawSettings } from "./litellm";
import { count, duration } from "./units";

const nameForm = "letters, digits and _ . @ + : - after a letter or a digit";
/** The name of a key is also that of its file. */
const namePattern = /^[A-Za-z0-9][A-Za-z0-9_.@+:-]*$/;
const accessName = () => z.string().regex(namePattern, nameForm);

export function isAccessName(text: string): boolean {
  return namePattern.test(text);
}

const momentForm = 'a day such as "2027-06-30" (its beginning, UTC) or a time such as "2027-06-30T18:00:00Z"';
/** After parsing: ISO time. */
const moment = () =>
  z
    .string(momentForm)
    .regex(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-][01]\d:[0-5]\d))?$/,
      momentForm,
    )
    .transform((text) => new Date(text).toISOString());

const money = () => z.number().min(0);

/** Per minute, summed over everything that it covers; 429 beyond. */
const rates = {
  rpm: count().optional(),
  tpm: count().optional(),
};

const budget = {
  /** US dollars; 422 beyond. */
  maxBudget: money().optional(),
  /** When the budget begins anew. @default never */
  per: duration().optional(),
};

const softBudget = {
  /** Alerts from here on; nothing is refused. */
  softBudget: money().optional(),
};

const models = {
  /** Models, groups, aliases or wildcards. @default all */
  models: z.array(z.string().min(1)).min(1).optional(),
};

const modelLimits = {
  /** Limits for single models. */
  modelLimits: z.record(z.string().min(1), z.strictObject(rates)).optional(),
};

const common = {
  ...rates,
  ...budget,
  ...models,
  /** Kept beside it, for reports and tools. */
  metadata: rawSettings().optional(),
};

const teamSchema = z.strictObject({
  ...common,
  ...softBudget,
  ...modelLimits,
  /** What LiteLLM calls it, for a team that is there already. @default its name */
  id: z.string().min(1).optional(),
  /** Every call is refused. */
  blocked: z.boolean().default(false),
});

const userSchema = z.strictObject({
  ...common,
  email: z.email().optional(),
  role: z
    .enum(["proxy_admin", "proxy_admin_viewer", "internal_user", "internal_user_viewer"])
    .default("internal_user"),
});

const keySchema = z.strictObject({
  ...common,
  ...softBudget,
  ...modelLimits,
  team: accessName().optional(),
  user: accessName().optional(),
  maxParallelRequests: count().optional(),
  /** No call is answered from then on. @default never */
  expires: moment().optional(),
  blocked: z.boolean().default(false),
});

export const accessSchema = z.strictObject({
  /** For every key that does not say otherwise. */
  defaults: keySchema
    .pick({
      models: true,
      rpm: true,
      tpm: true,
      maxParallelRequests: true,
      maxBudget: true,
      softBudget: true,
      per: true,
      expires: true,
    })
    .prefault({}),
  teams: z.record(accessName(), teamSchema).default({}),
  users: z.record(accessName(), userSchema).default({}),
  keys: z.record(accessName(), keySchema).default({}),
});

/** In LiteLLM's and in our spelling: what a key or a team could say with a licence. */
export const licensedKeys: ReadonlySet<string> = new Set(
  [
    "tags",
    "modelMaxBudget",
    "guardrails",
    "policies",
    "prompts",
    "logging",
    "allowedPassthroughRoutes",
  ].flatMap((key) => [key, key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]),
);

export type AccessInput = z.output<typeof accessSchema>;
