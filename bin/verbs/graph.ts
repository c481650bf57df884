/** `llm-gateway graph`: the deployment as a picture: clients, edge, router, models, engines and providers, stores. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import type { graphFormats } from "../choices";
import { mermaidText } from "../graph/mermaid";
import { graphPage } from "../graph/page";
import { svgText } from "../graph/svg";
import { topologyOf } from "../graph/topology";
import type { Topology } from "../graph/topology";
import type { GatewayPlan } from "../../config";
import { openConfig, refuse, show } from "../open-config";
import type { CommonOptions } from "../open-config";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

type GraphFormat = (typeof graphFormats)[number];

export interface GraphOptions extends CommonOptions {
  readonly format?: GraphFormat;
  readonly out?: string;
}

const forms: Readonly<Record<GraphFormat, (topology: Topology, plan: GatewayPlan) => string>> = {
  mermaid: mermaidText,
  svg: svgText,
  html: graphPage,
};

export async function graph(terminal: Terminal, options: GraphOptions): Promise<ExitCode> {
  if (options.json === true && (options.format ?? options.out) !== undefined)
    throw new WrongUsage("--json is a form of its own: leave --format and --out out");
  const format = options.format ?? formatOf(options.out);
  const { evaluated, shown } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  const topology = topologyOf(config, plan);
  if (options.json === true) writeJson(terminal, topology);
  else if (options.out === undefined) terminal.write(forms[format](topology, plan));
  else {
    const file = resolve(terminal.directory, options.out);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, forms[format](topology, plan));
    terminal.say(`written: ${show(terminal, file)}`);
  }
  return exit.fine;
}

/** As the file's name ends; Mermaid for all others. */
function formatOf(file: string | undefined): GraphFormat {
  const ending = extname(file ?? "").slice(1);
  return ending === "svg" || ending === "html" ? ending : "mermaid";
}
