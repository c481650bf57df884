/** The npm packages that take part in a deployment, with the versions that are installed. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { NpmPackage } from "./sbom";

interface Manifest extends NpmPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The toolkit itself, and what it runs on: its own dependencies and those it shares with the application. */
export function npmPackages(from: string): {
  readonly toolkit: NpmPackage;
  readonly packages: readonly NpmPackage[];
} {
  const file = upwards(from, "package.json");
  if (file === undefined) throw new Error(`there is no package.json above ${from}`);
  const { name, version, dependencies, peerDependencies } = manifest(file);
  const names = Object.keys({ ...dependencies, ...peerDependencies });
  const packages = names.flatMap((each) => {
    const found = upwards(dirname(file), join("node_modules", each, "package.json"));
    return found === undefined ? [] : [{ name: each, version: manifest(found).version }];
  });
  return { toolkit: { name, version }, packages };
}

/** The nearest one, in this folder or above it. */
function upwards(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? undefined : upwards(dirname(folder), path);
}

/** npm promises this form. */
function manifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}
