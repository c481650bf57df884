/** `llm-gateway models`: the table of models, and what a folder with a model's files would be in a config. */
import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { loadFolder, modelPresets } from "../../config";
import { modelFolderMissing, modelFolderUnreadable } from "../../config/errors/environment";
import { exit } from "../exit";
import type { ExitCode } from "../exit";
import { entryOf, modelIn } from "../models/entry";
import { literal } from "../models/literal";
import { presetRow } from "../models/row";
import { refuse, show } from "../open-config";
import { table } from "../table";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface ModelsOptions {
  readonly json?: boolean;
}

export interface ModelsAddOptions extends ModelsOptions {
  /** What clients call the model. @default the folder's name */
  readonly name?: string;
  /** Print a row of the preset table instead of an entry of a config. */
  readonly preset?: boolean;
}

export function modelsList(terminal: Terminal, options: ModelsOptions): ExitCode {
  const rows = Object.entries(modelPresets).map(([name, { source, checkpoint, gpus }]) => {
    const { weights, contextWindow } = checkpoint;
    return { name, checkpoint: source, weightsGiB: weights.fileGiB, contextWindow, gpus };
  });
  if (options.json === true) {
    writeJson(terminal, { models: rows });
    return exit.fine;
  }
  const cells = rows.map((row) => Object.values(row).map(String));
  const head = ["PRESET", "CHECKPOINT", "WEIGHTS GIB", "CONTEXT TOKENS", "GPUS"];
  terminal.write(`${table("Models with a preset", head, cells)}\n`);
  return exit.fine;
}

export function modelsAdd(terminal: Terminal, given: string, options: ModelsAddOptions): ExitCode {
  const folder = resolve(terminal.directory, given);
  const shown = show(terminal, folder);
  if (!existsSync(folder)) return refuse(terminal, options, [modelFolderMissing(shown)], shown);
  const found = loadFolder(folder);
  if ("problem" in found)
    return refuse(terminal, options, [modelFolderUnreadable(shown, found.problem)], shown);
  const { name, source } = modelIn(folder, options.name);
  const entry = entryOf(source, found.checkpoint);
  const row = presetRow(name, source, found.checkpoint);
  if (options.json === true) {
    writeJson(terminal, { name, entry, preset: row });
    return exit.fine;
  }
  terminal.say(
    options.preset === true
      ? `for a file of config/presets/models/; what only a run can tell is a guess (${basename(folder)}):`
      : `for the models of gateway.config.ts, .yaml or .json (${shown}):`,
  );
  terminal.write(`${literal({ [name]: options.preset === true ? row : entry })}\n`);
  return exit.fine;
}
