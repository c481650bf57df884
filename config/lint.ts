/** Judges files of other systems: LiteLLM YAML, compose files, env files, scripts, nginx sites. Pure: texts in, findings out. */
import { fileBroken } from "./errors/lint-file";
import { locatedFindings } from "./findings";
import type { Finding } from "./findings";
import { readForeign, readYaml } from "./foreign";
import type { LintFile, Project } from "./lint/project";
import { checkProxyFile } from "./lint/proxy";
import { runRules } from "./lint/run";
import { at, placed } from "./lint/project";
import { litellmTable, litellmVersions } from "./upstream/litellm";
import type { LitellmTable } from "./upstream/litellm";

export type { LintFile } from "./lint/project";
export { litellmVersions } from "./upstream/litellm";

/** All findings of files that belong together, in the order of files and lines. */
export function lintFiles(files: readonly LintFile[], version?: string): readonly Finding[] {
  return locatedFindings(runRules(projectOf(files, tableOf(version))));
}

/** The same for one LiteLLM `config.yaml` that nothing is known around; its findings name no file. */
export function lintLitellmText(text: string, version?: string): readonly Finding[] {
  const yaml = readYaml(text, "1.1");
  const document = { file: "", text, kind: "litellm" as const, yaml };
  const project: Project = { documents: [document], litellm: tableOf(version) };
  const findings =
    yaml.problems.length > 0
      ? yaml.problems.map(({ message, location }) => at(location, fileBroken(message)))
      : checkProxyFile(document, project);
  return locatedFindings(
    findings.map((finding) => {
      const { file, ...rest } = placed(document, finding);
      return file === undefined || file === "" ? rest : finding;
    }),
  );
}

function projectOf(files: readonly LintFile[], litellm: LitellmTable): Project {
  const documents = files.map(({ file, text }) => ({ ...readForeign(file, text), text }));
  return { documents, litellm };
}

/** The newest there is, where the version is not known. */
function tableOf(version: string | undefined): LitellmTable {
  const table = litellmTable(version ?? "") ?? litellmTable(litellmVersions.at(-1) ?? "");
  if (!table) throw new Error("there is no LiteLLM table");
  return table;
}
