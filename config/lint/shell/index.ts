/** Everything that is said about one shell script. */
import type { Finding } from "../../findings";
import type { DocumentOf, Project, Rule } from "../project";
import { checkCalls } from "./calls";
import { checkVerdicts } from "./verdicts";
import { checkCommands } from "./commands";
import { checkLaunches } from "./launches";

const rules: readonly ((document: DocumentOf<"shell">, project: Project) => readonly Finding[])[] = [
  checkLaunches,
  checkCalls,
  checkCommands,
  checkVerdicts,
];

export const checkShellScript: Rule<"shell"> = (document, project) =>
  rules.flatMap((rule) => rule(document, project));
