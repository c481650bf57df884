/** Writes the parts of a bundle, one after another; what is whole from an earlier call is kept. */
import { existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundlePartFailed } from "../../config/errors/bundle";
import type { Finding } from "../../config";
import type { Terminal } from "../terminal";
import { readManifest, writeManifest } from "./manifest";
import type { Manifest, Part } from "./manifest";
import type { Wanted } from "./parts";

export interface Created {
  readonly manifest: Manifest;
  readonly kept: readonly string[];
  readonly findings: readonly Finding[];
}

export async function createBundle(
  terminal: Terminal,
  folder: string,
  { stack, toolkit }: Pick<Manifest, "stack" | "toolkit">,
  wanted: readonly Wanted[],
): Promise<Created> {
  mkdirSync(folder, { recursive: true });
  const before = readManifest(folder);
  const old = "parts" in before ? before.parts : [];
  const parts: Part[] = [];
  const kept: string[] = [];
  const findings: Finding[] = [];
  const list = (): Manifest => ({ version: 1, stack, toolkit, parts });
  for (const one of wanted) {
    const { file, kind, name, version } = one;
    const there = old.find((part) => part.file === file && part.version === version && isWhole(folder, part));
    if (there) {
      parts.push(there);
      kept.push(file);
      continue;
    }
    if ("problem" in one) {
      findings.push(bundlePartFailed(file, one.problem));
      continue;
    }
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    terminal.say(`writing ${file} (${name})`);
    const { code, errors, bytes, sha256 } = await one.write(`${path}.part`);
    if (code !== 0) {
      findings.push(bundlePartFailed(file, errors.trim().split("\n").at(-1) ?? ""));
      continue;
    }
    renameSync(`${path}.part`, path);
    parts.push({ file, kind, name, version, bytes, sha256 });
    writeManifest(folder, list());
  }
  writeManifest(folder, list());
  return { manifest: list(), kept, findings };
}

/** The project changes without a version of its own, so it is always written. */
function isWhole(folder: string, { file, bytes, kind }: Part): boolean {
  const path = join(folder, file);
  return kind !== "project" && existsSync(path) && statSync(path).size === bytes;
}
