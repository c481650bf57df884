/** What `llm-gateway render compose --out` writes, as a folder of a test. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { artefactFile, compileCompose } from "../../../config";
import type { Result } from "../../examples";

/** Returns the path of the compose file. */
export function writeComposeFolder(folder: string, result: Result): string {
  mkdirSync(folder, { recursive: true });
  for (const { artefact } of result.plan.workloads.flatMap(({ files }) => files))
    writeFileSync(join(folder, artefactFile(artefact)), result.artefacts[artefact] ?? "", { mode: 0o644 });
  const file = join(folder, "compose.yaml");
  writeFileSync(file, compileCompose(result));
  return file;
}
