/** Where an archive goes: a folder on the Docker host, a file here, or a program. Half of an archive is never kept. */
import { createWriteStream, renameSync, rmSync } from "node:fs";
import type { Writable } from "node:stream";
import { reasonOf } from "../docker";
import { open } from "../process";
import type { Terminal } from "../terminal";
import { keepFile, removePartial, writeFile } from "./host-folder";
import type { HostFolder } from "./host-folder";

export interface Sink {
  /** As people read it. */
  readonly shown: string;
  readonly stream: Writable;
  /** After the last byte. Returns the reason when it was not taken. */
  readonly keep: () => Promise<string | undefined>;
  readonly discard: () => Promise<unknown>;
}

export function hostSink(folder: HostFolder, name: string): Sink {
  const { stdin, stdout, ended } = writeFile(folder, name);
  stdout.resume();
  const settle = async (finish: typeof keepFile): Promise<string | undefined> => {
    const { code, errors } = await ended;
    const finished = code === 0 ? await finish(folder, name) : { code, errors, output: "" };
    return finished.code === 0 ? undefined : reasonOf(finished);
  };
  return {
    shown: `${folder.path}/${name} on the Docker host`,
    stream: stdin,
    keep: () => settle(keepFile),
    discard: () => settle(removePartial),
  };
}

export function fileSink(file: string, shown: string): Sink {
  const partial = `${file}.partial`;
  return {
    shown,
    stream: createWriteStream(partial, { mode: 0o600 }),
    keep: () => {
      renameSync(partial, file);
      return Promise.resolve(undefined);
    },
    discard: () => {
      rmSync(partial, { force: true });
      return Promise.resolve();
    },
  };
}

/** A failed backup ends the program by a signal, so that it does not take what it has got for all. */
export function commandSink(terminal: Terminal, command: readonly string[], name: string): Sink {
  const [file = "", ...args] = command.map((word) => word.replaceAll("{name}", name));
  const { stdin, stdout, ended, stop } = open({ file, args, environment: terminal.environment });
  stdout.setEncoding("utf8").on("data", (text: string) => terminal.say(text.trimEnd()));
  return {
    shown: `${file} (${name})`,
    stream: stdin,
    keep: async () => {
      const { code, errors } = await ended;
      return code === 0 ? undefined : reasonOf({ code, errors, output: "" });
    },
    discard: () => {
      stop();
      return ended;
    },
  };
}
