/** `llm-gateway render`: the texts that will be mounted, byte for byte, and the engines' command lines. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { artefactFile, compileCompose, compileDockerRun } from "../../config";
import type { Workload } from "../../config";
import { missingSecrets } from "../../config/secrets";
import type { Rendered } from "../choices";
import { openConfig, refuse, report, show } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { engineCommands } from "../engine-commands";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

type Result = NonNullable<Opened["evaluated"]["result"]>;

interface Rendering {
  /** Name of the file below `--out`: the one it has in its container. */
  readonly file: string;
  readonly text: (result: Result) => string;
  /** Workloads whose config files belong beside it. @default none */
  readonly with?: (workload: Workload) => boolean;
}

const artefact = (
  name: "litellm" | "roles" | "prometheus" | "rules" | "alertmanager" | "grafana-datasources" | "edge",
) => ({
  file: artefactFile(name),
  text: ({ artefacts }: Result) => artefacts[name],
});

const all = () => true;

const renderings = {
  litellm: { ...artefact("litellm"), with: ({ role }) => role === "proxy" },
  vllm: { file: "vllm.sh", text: ({ plan }) => engineCommands(plan), with: ({ role }) => role === "vllm" },
  roles: artefact("roles"),
  prometheus: { ...artefact("prometheus"), with: ({ role }) => role === "prometheus" },
  alertmanager: artefact("alertmanager"),
  alerts: artefact("rules"),
  grafana: { ...artefact("grafana-datasources"), with: ({ role }) => role === "grafana" },
  edge: artefact("edge"),
  compose: { file: "compose.yaml", text: compileCompose, with: all },
  docker: { file: "docker-run.sh", text: ({ config, plan }) => compileDockerRun(config, plan), with: all },
} as const satisfies Record<Rendered, Rendering>;

export interface RenderOptions extends CommonOptions {
  readonly out?: string;
}

export async function render(
  terminal: Terminal,
  names: readonly Rendered[],
  options: RenderOptions,
): Promise<ExitCode> {
  if (names.length > 1 && options.out === undefined && options.json !== true) {
    throw new WrongUsage("several texts need a folder: add --out DIR");
  }
  const { evaluated, shown, origins } = await openConfig(terminal, options);
  const { result } = evaluated;
  if (result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const texts = names.map((name) => ({
    name,
    file: fileOf(name, result),
    text: renderings[name].text(result),
    beside: beside(renderings[name], result),
  }));
  for (const { name } of texts.filter(({ text }) => text === ""))
    terminal.say(`${name}: nothing, this config has none`);
  write(terminal, texts, options);
  const findings = [...evaluated.findings, ...missingSecrets(result.plan, origins, "warning")];
  return report(terminal, options, findings, shown);
}

/** An own YAML has another name in its container. */
function fileOf(name: Rendered, { config }: Result): string {
  return name === "litellm" && config.ownLitellm !== null ? "config.yaml" : renderings[name].file;
}

interface Text {
  readonly name: Rendered;
  readonly file: string;
  readonly text: string;
  readonly beside: ReadonlyMap<string, string>;
}

/** Config files by name. */
function beside(rendering: Rendering, { plan, artefacts }: Result): ReadonlyMap<string, string> {
  const workloads = plan.workloads.filter(rendering.with ?? (() => false));
  return new Map(
    workloads
      .flatMap(({ files }) => files)
      .map(({ artefact: name }) => [artefactFile(name), artefacts[name] ?? ""]),
  );
}

function write(terminal: Terminal, texts: readonly Text[], options: RenderOptions): void {
  if (options.out !== undefined) {
    const folder = resolve(terminal.directory, options.out);
    mkdirSync(folder, { recursive: true });
    const named = texts.filter(({ text }) => text !== "");
    const files = new Map(
      named.flatMap(({ file, text, beside: others }) => [...others, [file, text] as const]),
    );
    for (const [file, text] of files) {
      // Containers of other users read them.
      writeFileSync(join(folder, file), text, { mode: file.endsWith(".sh") ? 0o755 : 0o644 });
      terminal.say(`written: ${show(terminal, join(folder, file))}`);
    }
  }
  if (options.json === true)
    writeJson(terminal, Object.fromEntries(texts.map(({ name, text }) => [name, text])));
  else if (options.out === undefined) terminal.write(texts.map(({ text }) => text).join(""));
}
