/** `secrets.lock.json`: counts the changes, so that a deployment replaces whoever read the old value at its start. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { loadRotations, rotationsFileName, rotationsFileOf, rotationsText } from "../../config";
import { rotationsNotWritten } from "../../config/errors/secret-rotation";
import type { Finding } from "../../config";
import type { Terminal } from "../terminal";

export function countRotations(
  terminal: Terminal,
  configFile: string,
  stack: string,
  names: readonly string[],
): readonly Finding[] {
  if (names.length === 0) return [];
  const { rotations: before, findings } = loadRotations(configFile, stack);
  if (findings.length > 0) return findings;
  const after = { ...before, ...Object.fromEntries(names.map((name) => [name, (before[name] ?? 0) + 1])) };
  const file = rotationsFileOf(configFile);
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, rotationsText(stack, after));
    renameSync(beside, file);
  } catch (problem) {
    rmSync(beside, { force: true });
    return [rotationsNotWritten(problem instanceof Error ? problem.message : String(problem))];
  }
  terminal.say(`changed: ${names.join(", ")}; counted in ${rotationsFileName}, commit it with the config`);
  return [];
}
