/** How scripts start the proxy: on which address, with which variables, watched by whom. */
import { boundEverywhere, debugOn } from "../../errors/lint-compose";
import * as messages from "../../errors/lint-shell";
import type { Finding } from "../../findings";
import { readArguments } from "../../foreign";
import type { Launch } from "../../foreign";
import { judgeVllmName } from "../env/names";
import { at, baseName, documentsOf } from "../project";
import type { DocumentOf, Project } from "../project";

export function checkLaunches(document: DocumentOf<"shell">, project: Project): readonly Finding[] {
  const isInContainer = baseName(document.file).includes("entrypoint");
  const { launches } = document;
  return [
    ...(isInContainer ? [] : launches.flatMap(checkAddress)),
    ...launches.flatMap(checkPorts),
    ...launches.flatMap(checkDebug),
    ...launches.flatMap(checkVariables),
    ...checkEnvFile(document, project),
  ];
}

function checkAddress(launch: Launch): readonly Finding[] {
  if (launch.container || launch.program === "launcher") return [];
  const { flags } = readArguments(launch.args, () => 1);
  const host = flags.find(({ name }) => name === "--host");
  if (!host && launch.program === "litellm") return [at(launch.location, messages.boundByDefault())];
  if (host?.values[0]?.text !== "0.0.0.0") return [];
  const isSafe = flags.some(({ name }) => /^--(ssl|api-key)/.test(name));
  return isSafe ? [] : [at(host.location, boundEverywhere("", launch.program))];
}

function checkPorts({ container }: Launch): readonly Finding[] {
  const open = container?.ports.filter(({ address }) => address === "0.0.0.0") ?? [];
  return open.map(({ location, target }) => at(location, boundEverywhere("", `port ${target}`)));
}

/** On a terminal it is a look for once; what is started by a container or in the background stands. */
function checkDebug({ program, container, args }: Launch): readonly Finding[] {
  if (program !== "litellm" || !container) return [];
  return readArguments(args, () => 1)
    .flags.filter(({ name }) => name === "--detailed_debug")
    .map(({ name, location }) => at(location, debugOn("", name)));
}

function checkVariables({ program, environment }: Launch): readonly Finding[] {
  if (program !== "vllm") return [];
  return environment.flatMap(({ name, location }) =>
    judgeVllmName(name, name).map((finding) => at(location, finding)),
  );
}

const loads = /(^|[\s;&])(source|\.)\s+\S*\.env|set -a|export \$\(|--env-file|dotenv|(^|[\s;&])cd\s/m;

/** LiteLLM reads `.env` of the working directory, not the one beside its config. */
function checkEnvFile({ launches, text }: DocumentOf<"shell">, project: Project): readonly Finding[] {
  const first = launches.find(({ program, container, args }) => {
    if (program !== "litellm" || container) return false;
    const config = readArguments(args, () => 1).flags.find(({ name }) => name === "--config");
    return /\/.*\//.test(config?.values[0]?.text ?? "");
  });
  const hasEnvFile = documentsOf(project, "env").length > 0 || /\.env\b/.test(text);
  return first && hasEnvFile && !loads.test(text) ? [at(first.location, messages.envFileNotLoaded())] : [];
}
