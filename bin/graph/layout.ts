/** Where the boxes lie: a column per step of a request, from left to right; what stands beside it below. */
import type { GraphNode, NodeKind, Topology } from "./topology";

export interface Box {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
}

const columns: readonly (readonly NodeKind[])[] = [
  ["clients"],
  ["edge"],
  ["proxy", "store", "watcher"],
  ["route"],
  ["engine", "provider"],
];

export const lineHeight = 18;
const characterWidth = 7.4;
const padding = 12;
const gap = { x: 90, y: 16 } as const;
const margin = 24;

export function layOut({ nodes }: Topology): Layout {
  const filled = columns
    .map((kinds) => kinds.flatMap((kind) => nodes.filter((node) => node.kind === kind)))
    .filter((column) => column.length > 0);
  const heights = filled.map((column) => column.reduce((sum, node) => sum + heightOf(node) + gap.y, -gap.y));
  const tallest = Math.max(...heights);
  const boxes: Box[] = [];
  let x: number = margin;
  for (const [index, column] of filled.entries()) {
    const width = Math.max(...column.map(widthOf));
    // Centred, so that few boxes face the middle of many.
    let y = margin + (tallest - (heights[index] ?? 0)) / 2;
    for (const node of column) {
      const height = heightOf(node);
      boxes.push({ node, x: round(x), y: round(y), width: round(width), height });
      y += height + gap.y;
    }
    x += width + gap.x;
  }
  return { width: Math.ceil(x - gap.x + margin), height: Math.ceil(tallest + 2 * margin), boxes };
}

function heightOf({ lines }: GraphNode): number {
  return lines.length * lineHeight + padding;
}

function widthOf({ lines }: GraphNode): number {
  return Math.max(...lines.map((line) => cells(line) * characterWidth)) + 2 * padding;
}

/** Characters of East Asian scripts, and pictures, are twice as wide. */
function cells(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1),
    0,
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
