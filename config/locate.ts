/** Where in a YAML or JSON file a finding's path stands. Pure: a text in, lines and columns out. */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document, Node, Pair } from "yaml";
import { parsePath } from "./findings";
import type { Finding, Location } from "./findings";

/** The findings with their places. What is about the file as a whole, or beside it, has none. */
export function locateFindings(findings: readonly Finding[], text: string): readonly Finding[] {
  if (findings.length === 0) return findings;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error" });
  return findings.map((finding) => {
    if (finding.path === "" || finding.location || finding.file !== undefined) return finding;
    const { offset } = reach(document, parsePath(finding.path));
    return offset === undefined ? finding : { ...finding, location: place(lines, offset) };
  });
}

/** Says of a path where it stands; undefined for one that is not there as a whole. */
export function locator(text: string): (segments: readonly string[]) => Location | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return (segments) => {
    const { offset, rest } = reach(document, segments);
    return offset === undefined || rest > 0 ? undefined : place(lines, offset);
  };
}

/** Where the text stops being YAML; undefined where it does not. */
export function locateSyntaxError(text: string): Location | undefined {
  const lines = new LineCounter();
  const { errors, warnings } = parseDocument(text, { lineCounter: lines, logLevel: "error" });
  const problem = errors[0] ?? warnings[0];
  return problem && place(lines, problem.pos[0]);
}

function place(lines: LineCounter, offset: number): Location {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** The key of the last part that is there, or the item of a list, and how many parts lie behind it. */
function reach(document: Document, segments: readonly string[]) {
  let node = document.contents;
  let offset = node?.range?.[0];
  for (const [index, segment] of segments.entries()) {
    const child = childOf(resolved(document, node), segment);
    if (!child) return { offset, rest: segments.length - index };
    offset = child.offset ?? offset;
    node = child.node;
  }
  return { offset, rest: 0 };
}

interface Child {
  readonly node: Node | null;
  readonly offset: number | undefined;
}

function childOf(node: Node | null, segment: string): Child | undefined {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find((item) => isPair(item) && keyText(item) === segment);
    return pair && { node: pair.value, offset: pair.key.range?.[0] };
  }
  if (!isSeq<Node>(node)) return undefined;
  const item = node.items[Number(segment)];
  return item && { node: item, offset: item.range?.[0] };
}

function keyText({ key }: Pair<Node, Node | null>): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

function resolved(document: Document, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}
