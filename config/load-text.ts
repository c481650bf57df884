/** Loads a text file that the config names, from beside the config. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

export type LoadedText = { readonly text: string } | { readonly problem: string };

/** Byte for byte, or the reason why not as the rest of a sentence. */
export function loadText(folder: string, file: string): LoadedText {
  const path = resolve(folder, file);
  if (!existsSync(path)) return { problem: "does not exist" };
  try {
    const bytes = readFileSync(path);
    const text = bytes.toString("utf8");
    return Buffer.from(text).equals(bytes) ? { text } : { problem: "is not UTF-8 text" };
  } catch {
    return { problem: "cannot be read" };
  }
}
