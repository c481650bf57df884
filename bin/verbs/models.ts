/** `llm-gateway models`: the table of models, and what a folder with a model's files would be in a config. */
import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { loadFolder, modelPresets, upstreamPresets } from "../../config";
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

/** One table for own engines, one for hosted models. */
export function modelsList(terminal: Terminal, options: ModelsOptions): ExitCode {
  const models = Object.entries(modelPresets).map(([name, { source, checkpoint, gpus }]) => {
    const { weights, contextWindow } = checkpoint;
    return { name, checkpoint: source, weightsGiB: weights.fileGiB, contextWindow, gpus };
  });
  const hosted = Object.entries(upstreamPresets).map(([name, preset]) => ({
    name,
    model: preset.model,
    mode: preset.mode ?? "chat",
    contextWindow: preset.contextWindow.input,
    pricePerMillion: preset.price,
    capabilities: preset.capabilities,
  }));
  if (options.json === true) {
    writeJson(terminal, { models, hosted });
    return exit.fine;
  }
  const own = models.map((row) => Object.values(row).map(String));
  const ownHead = ["PRESET", "CHECKPOINT", "WEIGHTS GIB", "CONTEXT TOKENS", "GPUS"];
  const far = hosted.map(({ name, model, mode, contextWindow, pricePerMillion, capabilities }) => [
    name,
    model,
    mode,
    contextWindow === null ? "-" : String(contextWindow),
    pricePerMillion === null ? "-" : `${pricePerMillion.input} / ${pricePerMillion.output}`,
    capabilities.join(", ") || "-",
  ]);
  const farHead = ["PRESET", "MODEL", "MODE", "CONTEXT TOKENS", "$ PER MILLION IN / OUT", "CAN"];
  terminal.write(`${table("Models with a preset (vllm.preset)", ownHead, own)}\n`);
  terminal.write(`\n${table("Hosted models with a preset (upstream.preset)", farHead, far)}\n`);
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
