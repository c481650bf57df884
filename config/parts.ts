/** A config as the parts that decide what it becomes: what is stated, and the files beside it. To evaluate it with one of them exchanged. */
import { evaluateInput } from "./evaluate";
import type { Evaluated, KnownSecrets } from "./evaluate";
import type { ConfigSource } from "./find-config";
import { sortFindings } from "./findings";
import type { Finding } from "./findings";
import { loadCheckpoint } from "./load-checkpoint";
import { loadImageLock } from "./load-image-lock";
import { loadLock } from "./load-lock";
import { loadRotations } from "./load-rotations";
import type { LoadedRotations } from "./load-rotations";
import { textsBeside } from "./load-text";
import type { TextReader } from "./load-text";
import type { ImagePins } from "./schema/image-lock";
import { readStatements } from "./stated";

export interface ConfigParts {
  readonly input: unknown;
  /** What is in `gateway.lock.json`; undefined without one. */
  readonly lock: unknown;
  /** What `images.lock.json` pins. */
  readonly pins: ImagePins | undefined;
  /** What `secrets.lock.json` counts. */
  readonly rotations: (stack: string) => LoadedRotations;
  readonly readText: TextReader;
  /** About the parts themselves. */
  readonly findings: readonly Finding[];
}

/** Never throws for a user's mistake. */
export async function readParts(
  source: ConfigSource,
  set: readonly string[],
): Promise<ConfigParts | { readonly finding: Finding }> {
  const stated = await readStatements(source, set);
  if ("finding" in stated) return stated;
  const { file } = source;
  const lock = loadLock(file);
  const { pins, findings } = loadImageLock(file);
  return {
    input: stated.input,
    lock: "input" in lock ? lock.input : undefined,
    pins,
    rotations: (stack) => loadRotations(file, stack),
    readText: textsBeside(file),
    findings: [...stated.findings, ...findings, ...("finding" in lock ? [lock.finding] : [])],
  };
}

/** The same as of the file itself. `secrets`: which have a value, whatever the parts say of where they lie. */
export function evaluateParts(
  { input, lock, pins, rotations, readText, findings }: ConfigParts,
  secrets: KnownSecrets | undefined,
): Omit<Evaluated, "file" | "stated"> {
  const evaluated = evaluateInput(input, {
    pins,
    rotations,
    readText,
    read: loadCheckpoint,
    ...(lock === undefined ? {} : { lock }),
    ...(secrets === undefined ? {} : { secrets: () => secrets }),
  });
  return { ...evaluated, findings: sortFindings([...findings, ...evaluated.findings]) };
}
