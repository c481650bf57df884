/** Runs every rule over files that belong together. The one list of rules. */
import { fileBroken, fileOfGateway, fileUnknown } from "../errors/lint-file";
import type { Finding } from "../findings";
import { checkComposeFile } from "./compose";
import { checkGpus } from "./compose/gpus";
import { checkEnvFile } from "./env";
import { judgeName } from "./env/names";
import { isGatewayFile } from "./gateway-file";
import { checkNginx } from "./nginx";
import { at, documentsOf, placed } from "./project";
import type { LintDocument, Project, StackRule } from "./project";
import { checkProxyFile } from "./proxy";
import { checkShellScript } from "./shell";
import { checkProxyStack } from "./stack/proxy";
import { checkRoutes } from "./stack/routes";
import { checkVariables } from "./stack/variables";

const stackRules: readonly StackRule[] = [
  checkGpus,
  checkRoutes,
  checkVariables,
  checkProxyStack,
  checkContainerVariables,
];

export function runRules(project: Project): readonly Finding[] {
  const single = project.documents.flatMap((document) =>
    ofDocument(document, project).map((finding) => placed(document, finding)),
  );
  return [...single, ...stackRules.flatMap((rule) => rule(project))];
}

function ofDocument(document: LintDocument, project: Project): readonly Finding[] {
  const broken =
    "problems" in document ? document.problems : "yaml" in document ? document.yaml.problems : [];
  const problems = broken.map(({ message, location }) => at(location, fileBroken(message)));
  switch (document.kind) {
    case "litellm":
      return problems.length > 0 ? problems : checkProxyFile(document, project);
    case "compose":
      return problems.length > 0 ? problems : checkComposeFile(document, project);
    case "env":
      return [...problems, ...checkEnvFile(document, project)];
    case "shell":
      return [...problems, ...checkShellScript(document, project)];
    case "nginx":
      return checkNginx(document.text);
    case "unknown":
      return [isGatewayFile(document.file, document.text) ? fileOfGateway() : fileUnknown()];
  }
}

/** Names of variables that containers of the proxy are given. */
function checkContainerVariables(project: Project): readonly Finding[] {
  return documentsOf(project, "compose").flatMap((document) =>
    document.launches
      .filter(({ program }) => program !== "vllm")
      .flatMap(({ container, environment }) =>
        environment.flatMap(({ name, location }) =>
          judgeName(name, project.litellm).map((finding) => {
            const path = `services.${container?.name ?? ""}.environment.${name}`;
            return placed(document, at(location, { ...finding, path }));
          }),
        ),
      ),
  );
}
