import { lintFiles } from "../../config";
import { filesOf } from "../lint/files";
import type { System } from "./warnings";

/** What lint says about the files of a source system: path and fix of the findings whose path matches. */
export function found(system: System, path: RegExp): readonly (readonly [string, string])[] {
  return lintFiles(filesOf(`import/fixtures/${system}`))
    .filter((finding) => path.test(finding.path))
    .map((finding) => [finding.path, finding.fix]);
}
