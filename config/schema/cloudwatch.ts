/** `telemetry.cloudwatch`: a log group that gets the lines of requests. */
import { z } from "zod";

const groupForm = "1 to 512 letters, digits and _ - / . #";
const streamForm = "1 to 512 characters without : and *";

export const cloudwatchSchema = z.strictObject({
  /** The log group; it must be there. */
  group: z.string().regex(/^[\w./#-]{1,512}$/, groupForm),
  /** Such as `eu-central-1`. */
  region: z.string().regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/, "a region such as eu-central-1"),
  /** The stream in it, which Docker makes. @default name of the stack */
  stream: z
    .string()
    .regex(/^[^:*\s]{1,512}$/, streamForm)
    .optional(),
});
