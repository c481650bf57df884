/** `llm-gateway snippets [CLIENT…]`: programs and configs with which clients reach this very gateway. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isWildcard, modelBehind } from "../../config";
import { unknownName } from "../did-you-mean";
import { openConfig, refuse, show } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import type { Client, Facts } from "../snippets/client";
import { clients } from "../snippets/clients";
import { systemErrorCode } from "../system-error";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface SnippetsOptions extends CommonOptions {
  readonly model?: string;
  readonly keyEnv: string;
  readonly out?: string;
}

type Result = NonNullable<Opened["evaluated"]["result"]>;

export async function snippets(
  terminal: Terminal,
  names: readonly string[],
  options: SnippetsOptions,
): Promise<ExitCode> {
  const chosen = names.length === 0 ? clients : names.map(clientNamed);
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(options.keyEnv))
    throw new WrongUsage("--key-env wants the name of a variable, not its value");
  const { evaluated, shown } = await openConfig(terminal, options);
  const { result } = evaluated;
  if (result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const facts = factsOf(result, options);
  const made = chosen.map((client) => ({
    client: client.name,
    title: client.title,
    file: client.file,
    install: client.install,
    text: client.text(facts),
  }));
  terminal.say(
    `the key is read from ${facts.keyVariable}: a virtual key of \`llm-gateway access apply\`, or the master key to try it`,
  );
  if (result.config.edge.tls === "internal")
    terminal.say(
      "the gateway's certificate is of its own authority: clients have to trust it, docs/operations.md#tls",
    );
  if (options.out !== undefined) write(terminal, resolve(terminal.directory, options.out), made);
  if (options.json === true)
    writeJson(terminal, { baseUrl: facts.baseUrl, model: facts.model, snippets: made });
  else if (options.out === undefined)
    terminal.write(made.length === 1 ? (made[0]?.text ?? "") : made.map(section).join("\n"));
  return exit.fine;
}

function clientNamed(name: string): Client {
  const client = clients.find((one) => one.name === name);
  const known = clients.map((one) => one.name);
  if (client === undefined) throw new WrongUsage(unknownName("client", name, known));
  return client;
}

/** Aliases and adapters are names like all others; a wildcard route has none that could be shown. */
function factsOf({ config, plan }: Result, { model, keyEnv }: SnippetsOptions): Facts {
  const chat = plan.routes.filter(
    (route) =>
      !isWildcard(route.model) &&
      (modelBehind(config.models, route.deployments[0]?.name ?? route.model)?.mode ?? "chat") === "chat",
  );
  const names = chat.flatMap((route) => [route.model, ...route.aliases]);
  // An own engine costs nothing to try.
  const own = chat.find(({ deployments }) => deployments.every(({ workload }) => workload !== null));
  const first = model ?? own?.model ?? names[0];
  if (first === undefined) throw new WrongUsage("the config has no chat model that a snippet could ask");
  if (!names.includes(first)) throw new WrongUsage(unknownName("chat model", first, names));
  return {
    baseUrl: `${plan.url}/v1`,
    model: first,
    models: chat.flatMap((route) =>
      // An alias is listed where it is the one that is asked: a client takes models of its list only.
      [route.model, ...route.aliases.filter((alias) => alias === first)].map((name) => ({
        name,
        input: route.maxInputTokens,
        output: route.maxOutputTokens,
      })),
    ),
    keyVariable: keyEnv,
    stack: plan.name,
  };
}

interface Made {
  readonly title: string;
  readonly file: string;
  readonly install: string;
  readonly text: string;
}

function section({ title, file, install, text }: Made): string {
  return `### ${title} (${file})${install === "" ? "" : `, after \`${install}\``}\n\n${text}`;
}

/** Files that are there are not touched: they may have been changed. */
function write(terminal: Terminal, folder: string, made: readonly Made[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { file, text, install } of made) {
    const path = join(folder, file);
    try {
      writeFileSync(path, text, { flag: "wx" });
      terminal.say(`wrote ${show(terminal, path)}${install === "" ? "" : ` (needs \`${install}\`)`}`);
    } catch (problem) {
      if (systemErrorCode(problem) !== "EEXIST") throw problem;
      terminal.say(`kept ${show(terminal, path)}, which is there already`);
    }
  }
}
