/** Where the values of secrets come from, and where their files lie. */
import { z } from "zod";
import { secretName } from "./secret";
import { duration } from "./units";

const fileSource = z.strictObject({
  /** File whose whole text is the value, without the line break at its end; relative to the config, or `~/…`. */
  file: z.string().min(1),
});

const commandSource = z.strictObject({
  /** Program and arguments, started without a shell in the config's folder. What it prints is the value. */
  command: z.array(z.string().min(1)).min(1),
  /** How long it may take. */
  timeout: duration().prefault("30s"),
});

export const secretsSchema = z.strictObject({
  /** File with `NAME=value` lines, beside the config; SOPS or age may have encrypted it. */
  envFile: z.string().min(1).default(".env"),
  /** Folder on the Docker host. @default <dataDir>/secrets */
  dir: z.string().regex(/^\//, "an absolute path on the Docker host").optional(),
  /** File with the key that opens an env file encrypted with age. @default $SOPS_AGE_KEY_FILE */
  identity: z.string().min(1).optional(),
  /** Public keys (`age1…`, `ssh-…`) for which values that are made are added to an env file encrypted with age. */
  recipients: z.array(z.string().regex(/^(age1|ssh-)/, "a public key of age or SSH")).default([]),
  /** Secrets that come from elsewhere: name → `file` or `command`. These win over env file and environment. */
  sources: z.record(secretName(), z.union([fileSource, commandSource])).default({}),
});

export type SecretSource = z.output<typeof fileSource> | z.output<typeof commandSource>;
