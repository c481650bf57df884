/** `routing.groups`: one public name over several models, on purpose. */
import { z } from "zod";
import { count, publicName } from "./units";

const memberSchema = z.strictObject({
  /** A model, or a LoRA adapter. */
  model: z.string(),
  /** Its share of the requests, against the weights of the others. On all members or on none. */
  weight: count().optional(),
  /** Members with the lowest order answer; the next order only while none of them can. On all members or on none. */
  order: count().optional(),
});

/** Name → members. Without weights and orders every deployment gets the same share. */
export const groupsSchema = z.record(publicName(), z.array(memberSchema).min(1));
