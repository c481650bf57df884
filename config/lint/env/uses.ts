/** Where the variables of an env file are used. */
import type { DocumentOf, Project } from "../project";
import { baseName, documentsOf } from "../project";

/** True when a compose file, a script or LiteLLM's file names the variable. */
export function usesVariable(project: Project, name: string): boolean {
  const use = new RegExp(`\\$\\{?${name}\\b|os\\.environ/${name}\\b`);
  return project.documents.some(({ kind, text }) => kind !== "env" && use.test(text));
}

/** True when a container gets the whole file, so that every name in it may be read there. */
export function isPassedOn(project: Project, { file }: DocumentOf<"env">): boolean {
  const own = stem(file);
  const containers = documentsOf(project, "compose").flatMap(({ services }) => services);
  const started = documentsOf(project, "shell").flatMap(({ launches }) =>
    launches.flatMap(({ container }) => container ?? []),
  );
  return [...containers, ...started].some(({ envFiles }) => envFiles.some(({ text }) => stem(text) === own));
}

/** `.env`, `.env.example` and `env.example` are one file and its templates. */
function stem(file: string): string {
  return baseName(file)
    .replace(/[._-]?(example|sample|template|dist)$/, "")
    .replace(/^\./, "");
}
