/** What the other files say about the environment of the proxy. */
import type { Launch, Variable } from "../../foreign";
import { documentsOf } from "../project";
import type { LintDocument, Project } from "../project";

export interface Found<Thing> {
  readonly document: LintDocument;
  readonly thing: Thing;
}

export function launchesOf(project: Project): readonly Found<Launch>[] {
  return [...documentsOf(project, "compose"), ...documentsOf(project, "shell")].flatMap((document) =>
    document.launches.map((thing) => ({ document, thing })),
  );
}

/** Variables of env files, and of everything that is started. */
function variablesOf(project: Project): readonly Found<Variable>[] {
  const files = documentsOf(project, "env").flatMap((document) =>
    document.variables.map((thing) => ({ document, thing })),
  );
  const scripts = documentsOf(project, "shell").flatMap((document) =>
    document.variables.map((thing) => ({ document, thing })),
  );
  const started = launchesOf(project).flatMap(({ document, thing }) =>
    thing.environment.map((variable) => ({ document, thing: variable })),
  );
  return [...files, ...scripts, ...started];
}

export function isSet(project: Project, name: string): boolean {
  return variablesOf(project).some(({ thing }) => thing.name === name);
}
