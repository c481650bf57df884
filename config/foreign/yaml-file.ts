/** Parses a YAML file into its data and the places of its parts. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document, Node } from "yaml";
import type { Location } from "../findings";
import type { Problem } from "./document";

export type YamlPath = readonly (string | number)[];

export interface YamlFile {
  readonly data: unknown;
  /** Where the part stands: a key of a map, an item of a list; the nearest part that is there. */
  readonly locate: (path: YamlPath) => Location;
  /** A scalar as it is written, without its quotes; undefined for anything else. */
  readonly source: (path: YamlPath) => string | undefined;
  readonly problems: readonly Problem[];
}

/** `version` 1.1 for what PyYAML reads. */
export function readYaml(text: string, version: "1.1" | "1.2" = "1.2"): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    version,
    merge: true,
    uniqueKeys: false,
    logLevel: "silent",
  });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const content = contentOf(document, place);
  const follow = (path: YamlPath) => {
    let node: Node | null = document.contents;
    let offset = node?.range?.[0] ?? 0;
    for (const segment of path) {
      const holder: Node | null = isAlias(node) ? (node.resolve(document) ?? null) : node;
      const child = childOf(holder, segment);
      if (!child) return { node: null, offset };
      offset = child.offset ?? offset;
      node = child.node;
    }
    return { node, offset };
  };
  return {
    data: content.data,
    locate: (path) => place(follow(path).offset),
    source: (path) => {
      const { node } = follow(path);
      return isScalar(node) ? (node.source ?? String(node.value)) : undefined;
    },
    problems: content.problems,
  };
}

function contentOf(
  document: Document,
  place: (offset: number) => Location,
): Pick<YamlFile, "data" | "problems"> {
  const problems = document.errors.map(({ pos, message }) => ({
    location: place(pos[0]),
    message: `no YAML: ${(message.split("\n")[0] ?? "").replace(/ at line \d+.*$/, "")}`,
  }));
  if (problems.length > 0) return { data: undefined, problems };
  try {
    return { data: document.toJS(), problems };
  } catch {
    // An alias before its anchor, or one that multiplies the file.
    return {
      data: undefined,
      problems: [{ location: place(0), message: "no YAML: an alias that cannot be resolved" }],
    };
  }
}

interface Child {
  readonly node: Node | null;
  readonly offset: number | undefined;
}

function childOf(node: Node | null, segment: string | number): Child | undefined {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(segment));
    return pair && { node: pair.value, offset: pair.key.range?.[0] };
  }
  const item = isSeq<Node>(node) ? node.items[Number(segment)] : undefined;
  return item && { node: item, offset: item.range?.[0] };
}
