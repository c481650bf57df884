/** The five source systems as they lie on disk, and what the import makes of them. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { importGateway } from "../../config";
import type { ImportedGateway, ImportSource } from "../../config";

const folder = resolve(__dirname, "fixtures");
export const goldenFolder = resolve(__dirname, "golden");

/** The machine each system ran on, where it had GPUs. */
const systems = {
  s0: undefined,
  s1: undefined,
  s2: "dgx-h100",
  s3: undefined,
  s4: undefined,
} as const;
export type System = keyof typeof systems;
export const systemNames = Object.keys(systems) as readonly System[]; // the keys of the object above

export function sourcesOf(system: System): readonly ImportSource[] {
  const entries = readdirSync(join(folder, system), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.toSorted().map((path) => ({
    file: path.slice(join(folder, system).length + 1).replaceAll("\\", "/"),
    text: readFileSync(path, "utf8"),
  }));
}

export function imported(system: System): ImportedGateway {
  return importGateway(sourcesOf(system), { host: systems[system] });
}
