/** `manifest.json` of a bundle: its parts, what is in them, and their checksums. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleParts } from "../choices";

export type PartKind = (typeof bundleParts)[number];

export interface Part {
  /** Path inside the bundle. */
  readonly file: string;
  readonly kind: PartKind;
  /** The image, the checkpoint, the provider. */
  readonly name: string;
  /** Which very one: an image's id, a commit, a version. A part that is there with the same one is not written again. */
  readonly version: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly version: 1;
  /** The stack's name. */
  readonly stack: string;
  /** Release of this toolkit that wrote it. */
  readonly toolkit: string;
  readonly parts: readonly Part[];
}

export function readManifest(folder: string): Manifest | { readonly problem: string } {
  const file = join(folder, "manifest.json");
  if (!existsSync(file)) return { problem: "no manifest.json" };
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isManifest(value) ? value : { problem: "manifest.json has another form" };
  } catch {
    return { problem: "manifest.json is no JSON" };
  }
}

/** After each part, in one step: an interrupted call leaves a list of what is whole. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const file = join(folder, "manifest.json");
  writeFileSync(`${file}.new`, `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== "object" || value === null) return false;
  const { version, stack, parts } = value as Record<string, unknown>;
  return version === 1 && typeof stack === "string" && Array.isArray(parts) && parts.every(isPart);
}

/** A path that leaves the bundle is none of ours. */
function isPart(value: unknown): value is Part {
  if (typeof value !== "object" || value === null) return false;
  const { file, kind, name, version, bytes, sha256 } = value as Record<string, unknown>;
  return (
    typeof file === "string" &&
    /^[a-z]+\/[A-Za-z0-9._-]+$/.test(file) &&
    bundleParts.some((one) => one === kind) &&
    [name, version, sha256].every((text) => typeof text === "string") &&
    typeof bytes === "number"
  );
}
