/** `llm-gateway render`: the texts that will be mounted, byte for byte, and the engines' command lines. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { missingSecrets } from "../../config/secrets";
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
}

const renderings = {
  litellm: { file: "generated-config.yaml", text: ({ artefacts }) => artefacts.litellm },
  vllm: { file: "vllm.sh", text: ({ plan }) => engineCommands(plan) },
  prometheus: { file: "prometheus.yml", text: ({ artefacts }) => artefacts.prometheus },
  edge: { file: "haproxy.cfg", text: ({ artefacts }) => artefacts.edge },
} as const satisfies Record<string, Rendering>;

export type Rendered = keyof typeof renderings;
export const renderedNames = Object.keys(renderings) as Rendered[]; // the table above is the only source of names

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
  const { evaluated, shown, values } = await openConfig(terminal, options);
  const { result } = evaluated;
  if (result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const texts = names.map((name) => ({
    name,
    file: fileOf(name, result),
    text: renderings[name].text(result),
  }));
  for (const { name } of texts.filter(({ text }) => text === ""))
    terminal.say(`${name}: nothing, this config has none`);
  write(terminal, texts, options);
  const findings = [...evaluated.findings, ...missingSecrets(result.plan, values, "warning")];
  return report(terminal, options, findings, shown);
}

/** An own YAML has another name in its container. */
function fileOf(name: Rendered, { config }: Result): string {
  return name === "litellm" && config.ownLitellm !== null ? "config.yaml" : renderings[name].file;
}

function write(
  terminal: Terminal,
  texts: readonly { readonly name: Rendered; readonly file: string; readonly text: string }[],
  options: RenderOptions,
): void {
  if (options.out !== undefined) {
    const folder = resolve(terminal.directory, options.out);
    mkdirSync(folder, { recursive: true });
    for (const { file, text } of texts.filter((rendered) => rendered.text !== "")) {
      writeFileSync(join(folder, file), text);
      terminal.say(`written: ${show(terminal, join(folder, file))}`);
    }
  }
  if (options.json === true)
    writeJson(terminal, Object.fromEntries(texts.map(({ name, text }) => [name, text])));
  else if (options.out === undefined) terminal.write(texts.map(({ text }) => text).join(""));
}
