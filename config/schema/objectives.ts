/** What clients may expect of a model: the alerts measure against it. */
import { z } from "zod";
import { duration } from "./units";

/** Below 85 no page could tell a bad hour from a usual one; 100 leaves nothing that may fail. */
const percent = () => z.number().min(85).max(99.99);

/** One of the limits that LiteLLM counts by. */
const within = () => duration();

const offOr = <T extends z.ZodType>(schema: T) => z.union([z.literal(false), schema]);

const promptness = (seconds: string) =>
  z.strictObject({
    /** LiteLLM counts by certain limits only; a finding names them. */
    within: within().prefault(seconds),
    /** Of the answered requests. */
    percent: percent().default(95),
  });

/** What is not said follows the general objective. */
const ownPromptness = () =>
  z.strictObject({
    /** @default as for all models */
    within: within().optional(),
    /** @default as for all models */
    percent: percent().optional(),
  });

const modelObjectivesSchema = z.strictObject({
  /** @default as for all models */
  availability: offOr(percent()).optional(),
  /** @default as for all models */
  latency: offOr(ownPromptness()).optional(),
  /** @default as for all models */
  firstToken: offOr(ownPromptness()).optional(),
});

export const objectivesSchema = z.strictObject({
  /** Percent of the requests that end without an error of the service. `false`: no alert. */
  availability: offOr(percent()).default(99.5),
  /** Whole answers. `false`: no alert. */
  latency: offOr(promptness("120s")).prefault({}),
  /** First tokens of streamed answers. `false`: no alert. */
  firstToken: offOr(promptness("10s")).prefault({}),
  /** Models, adapters and groups with objectives of their own. */
  models: z.record(z.string().min(1), modelObjectivesSchema).default({}),
});

export type ObjectivesInput = z.output<typeof objectivesSchema>;
