/** Reads a text file that the config names beside it: a chat template, an own LiteLLM YAML. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { types } from "node:util";

/** Takes the path as the config says it. */
export type TextReader = (file: string) => { readonly text: string } | { readonly problem: string };

/** A reader for paths relative to the folder of the config. Never throws for what it finds there. */
export function textsBeside(configFile: string): TextReader {
  const folder = dirname(resolve(configFile));
  return (file) => {
    try {
      const bytes = readFileSync(resolve(folder, file));
      const text = bytes.toString("utf8");
      return Buffer.from(text).equals(bytes) ? { text } : { problem: "it is not UTF-8 text" };
    } catch (problem) {
      return { problem: reason(problem) };
    }
  };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "it may not be read",
};

function reason(problem: unknown): string {
  const code = types.isNativeError(problem) && "code" in problem ? String(problem.code) : "";
  return reasons[code] ?? `the system says ${code}`;
}
