/** Encryption with age (https://age-encryption.org), where it is asked for. */
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ageMissing } from "../../config/errors/backup";
import type { Finding } from "../../config";
import { reasonOf } from "../docker";
import { capture, open } from "../process";
import type { Terminal } from "../terminal";

export const encryptedSuffix = ".age";

export async function checkAge({ environment }: Terminal): Promise<readonly Finding[]> {
  const { code } = await capture({ file: "age", args: ["--version"], environment });
  return code === 127 ? [ageMissing()] : [];
}

/** A stream through the program; `settled` tells the reason when it failed. */
export interface Piped {
  readonly output: Readable;
  readonly settled: Promise<string | undefined>;
}

export function encrypt(terminal: Terminal, recipient: string, input: AsyncIterable<Buffer>): Piped {
  return through(terminal, ["--encrypt", "--recipient", recipient], input);
}

export function decrypt(terminal: Terminal, identity: string, input: AsyncIterable<Buffer>): Piped {
  return through(terminal, ["--decrypt", "--identity", identity], input);
}

function through({ environment }: Terminal, args: readonly string[], input: AsyncIterable<Buffer>): Piped {
  const { stdin, stdout, ended } = open({ file: "age", args, environment });
  const fed = pipeline(input, stdin).catch(() => undefined);
  const settled = fed
    .then(() => ended)
    .then(({ code, errors }) => (code === 0 ? undefined : `age: ${reasonOf({ code, errors, output: "" })}`));
  return { output: stdout, settled };
}
