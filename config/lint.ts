/** Judges files of other systems: LiteLLM YAML, compose files, env files, scripts, nginx sites. Pure: texts in, findings out. */
import { fileBroken } from "./errors/lint-file";
import { compareText, locatedFindings } from "./findings";
import type { Finding } from "./findings";
import { foreignKind, readForeign, readYaml, record } from "./foreign";
import type { ForeignDocument } from "./foreign";
import { isGatewayFile } from "./lint/gateway-file";
import type { LintFile, Project } from "./lint/project";
import { checkProxyFile } from "./lint/proxy";
import { runRules } from "./lint/run";
import { at, placed } from "./lint/project";
import { closestMatch } from "./upstream/closest";
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

/** True for a file that lint knows what to say about. In a folder the others are somebody else's. */
export function isLintable({ file, text }: LintFile): boolean {
  return foreignKind(file, text) !== "unknown" && !isGatewayFile(file, text);
}

function projectOf(files: readonly LintFile[], litellm: LitellmTable): Project {
  const sorted = [...files].sort((a, b) => compareText(a.file, b.file));
  const documents = sorted.map(({ file, text }) => ({ ...read(file, text, litellm), text }));
  return { documents, litellm };
}

/** A file without a single section that LiteLLM knows may still be its own, with every section misspelt. */
function read(file: string, text: string, litellm: LitellmTable): ForeignDocument {
  if (isGatewayFile(file, text)) return { file, kind: "unknown", text };
  const document = readForeign(file, text);
  if (document.kind !== "unknown" || !/\.ya?ml$/i.test(file)) return document;
  const yaml = readYaml(text, "1.1");
  const known = [...litellm.sections.top_level.types.keys()];
  const isMeant = Object.keys(record(yaml.data)).some((key) => closestMatch(key, known) !== undefined);
  return isMeant ? { file, kind: "litellm", yaml } : document;
}

/** The newest there is, where the version is not known. */
function tableOf(version: string | undefined): LitellmTable {
  const table = litellmTable(version ?? "") ?? litellmTable(litellmVersions.at(-1) ?? "");
  if (!table) throw new Error("there is no LiteLLM table");
  return table;
}
