/** The pages that people read, and the blocks of code in them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../examples";

export interface Block {
  readonly language: string;
  readonly text: string;
  /** File and line, for messages. */
  readonly place: string;
}

/** Relative to the root. The report of the interface is made by a tool, and holds declarations only. */
export const pageFiles: readonly string[] = [
  ...["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"],
  ...["docs", "examples"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md") && !file.startsWith("api/"))
      .map((file) => `${folder}/${file}`)
      .toSorted(),
  ),
];

const texts = new Map(pageFiles.map((file) => [file, readFileSync(join(root, file), "utf8")]));

export function pageText(file: string): string {
  return texts.get(file) ?? "";
}

const fence = /^( *)```(\w*)\n([\s\S]*?)^\1```$/gm;

export const blocks: readonly Block[] = pageFiles.flatMap((file) =>
  [...pageText(file).matchAll(fence)].map(({ index, 1: indent = "", 2: language = "", 3: text = "" }) => ({
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    place: `${file}:${pageText(file).slice(0, index).split("\n").length}`,
  })),
);

/** A page without its blocks of code. */
export function proseOf(file: string): string {
  return pageText(file).replaceAll(fence, "");
}
