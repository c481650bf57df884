/** The files of a folder of tests, as `lint` is given them. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { LintFile } from "../../config";

const tests = resolve(__dirname, "..");

/** `folder` as seen from test/; files are named as seen from it. */
export function filesOf(folder: string): readonly LintFile[] {
  const root = join(tests, folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(root, file)).isFile())
    .sort()
    .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
}
