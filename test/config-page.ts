/** The rows of docs/config.md: what each key means, and its default. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./examples";

export interface Row {
  readonly meaning: string;
  readonly fallback: string;
}

/** By the path of the key: `models.<name>.vllm.gpus`, `host.gpus[].type`. */
export function documentedKeys(): ReadonlyMap<string, Row> {
  const rows = readFileSync(join(root, "docs/config.md"), "utf8")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter((cells) => cells.length === 5 && /^`[a-z][\w.<>[\]]*`$/i.test(cells[1] ?? ""));
  return new Map(
    rows.map(([, key = "", meaning = "", fallback = ""]) => [key.slice(1, -1), { meaning, fallback }]),
  );
}

/** The rows that say something about a key: `defaults.vllm.gpus` is described by `models.<name>.vllm.gpus`. */
export function rowsFor(path: string): readonly string[] {
  const group = /^defaults\.(upstream|vllm|request|limits)\.(.+)$/.exec(path);
  return group ? [`defaults.${group[1] ?? ""}`, `models.<name>.${group[1] ?? ""}.${group[2] ?? ""}`] : [path];
}
