/** The package as npm gets it, and empty projects that install it. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, run } from "./run";
import type { Ran } from "./run";

export interface Packed {
  readonly filename: string;
  /** Bytes of the tarball. */
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

const { devDependencies } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** The version that this repository is built with. */
export const exact = (name: string) => `${name}@${devDependencies[name] ?? "missing"}`;
export const peers = ["cdktf", "constructs", "@cdktf/provider-docker"].map(exact);

export const write = (cwd: string, file: string, text: string) => writeFileSync(join(cwd, file), text);

/** One at a time: packing empties and rebuilds `dist`, and suites run beside each other. */
export async function pack(folder: string): Promise<Packed> {
  const npmPack = ["npm", "pack", "--json", "--pack-destination", folder];
  const { stdout } = await run("flock", [join(projectRoot, "package.json"), ...npmPack]);
  const [first] = JSON.parse(stdout.slice(stdout.indexOf("[\n"))) as readonly Packed[];
  if (first === undefined) throw new Error("npm pack wrote nothing");
  return first;
}

export type Npm = (cwd: string, ...args: string[]) => Promise<Ran>;

const quick = ["--prefer-offline", "--no-audit", "--no-fund"];
export const npm: Npm = (cwd, ...args) => run("npm", [...args, ...quick], { cwd });

/** npm as another version of Node runs it, which refuses a package that is not made for it. */
export async function npmOf(node: string): Promise<Npm> {
  const modules = (await run("npm", ["root", "--global"])).stdout.trim();
  const cli = join(modules, "npm/bin/npm-cli.js");
  return (cwd, ...args) => run(node, [cli, ...args, ...quick, "--engine-strict"], { cwd });
}

/** An empty project with the tarball in it, and what else is named. */
export async function installInto(
  cwd: string,
  tarball: string,
  packages: readonly string[],
  by: Npm = npm,
): Promise<void> {
  mkdirSync(cwd);
  write(cwd, "package.json", JSON.stringify({ name: "consumer", version: "1.0.0", private: true }));
  await by(cwd, "install", "--legacy-peer-deps", tarball, ...packages);
}
