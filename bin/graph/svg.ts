/** The picture as SVG that needs nothing else: its style is in it, light or dark by the reader's setting. */
import { markup, Markup } from "../html/markup";
import { layOut, lineHeight } from "./layout";
import type { Box } from "./layout";
import type { GraphEdge, Topology } from "./topology";

const style = `
.graph { --ink: #1a1d21; --quiet: #5a6470; --page: #ffffff; --own: #dfe9f7; --route: #e2f2ea; --other: #f7ecd8; --line: #8a94a0; --back: #b3261e; }
@media (prefers-color-scheme: dark) {
  .graph { --ink: #e6e9ed; --quiet: #a0aab6; --page: #14171b; --own: #22344d; --route: #1f3d31; --other: #463817; --line: #7a8490; --back: #ff8a80; }
}
.graph .page { fill: var(--page); }
.graph text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: var(--quiet); }
.graph .name { fill: var(--ink); font-weight: 600; }
.graph .box { fill: var(--own); stroke: var(--line); }
.graph .route { fill: var(--route); }
.graph .provider, .graph .clients { fill: var(--other); }
.graph .way { fill: none; stroke: var(--line); stroke-width: 1.3; }
.graph .uses, .graph .reads { stroke-dasharray: 2 3; }
.graph .back { stroke: var(--back); stroke-dasharray: 6 4; }
.graph .tip { fill: var(--line); }
.graph .back-tip { fill: var(--back); }
`;

export function svgMarkup(topology: Topology): Markup {
  const { width, height, boxes } = layOut(topology);
  const of = new Map(boxes.map((box) => [box.node.id, box]));
  const ways = topology.edges.flatMap((edge) => {
    const [from, to] = [of.get(edge.from), of.get(edge.to)];
    return from && to ? [wayMarkup(edge, from, to)] : [];
  });
  return markup`<svg class="graph" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${`Topology of ${topology.name}`}">
<style>${new Markup(style)}</style>
<defs>
<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="tip" d="M0 0 8 4 0 8z"/></marker>
<marker id="back-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="back-tip" d="M0 0 8 4 0 8z"/></marker>
</defs>
<rect class="page" width="${width}" height="${height}"/>
${ways}${boxes.map(boxMarkup)}</svg>
`;
}

export function svgText(topology: Topology): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgMarkup(topology).text}`;
}

function boxMarkup({ node, x, y, width, height }: Box): Markup {
  const lines = node.lines.map(
    (line, index) =>
      markup`<text${index === 0 ? markup` class="name"` : ""} x="${x + 12}" y="${y + 19 + index * lineHeight}">${line}</text>\n`,
  );
  return markup`<g>
<rect class="${`box ${node.kind}`}" x="${x}" y="${y}" width="${width}" height="${height}" rx="5"/>
${lines}</g>
`;
}

function wayMarkup({ from: source, to: target, kind, label }: GraphEdge, from: Box, to: Box): Markup {
  const isBack = kind === "falls back";
  const path = from.x === to.x ? besideColumn(from, to) : acrossColumns(from, to);
  const name = isBack ? "way back" : `way ${kind}`;
  const title = `${source.replace(/^\w+:/, "")} ${kind} ${target.replace(/^\w+:/, "")}${label === "" ? "" : ` (${label})`}`;
  return markup`<path class="${name}" d="${path}" marker-end="${isBack ? "url(#back-tip)" : "url(#tip)"}"><title>${title}</title></path>\n`;
}

/** From one side to the other; arrows that lead back to the left begin at the left. */
function acrossColumns(from: Box, to: Box): string {
  const isForward = from.x < to.x;
  const [x1, x2] = isForward ? [from.x + from.width, to.x] : [from.x, to.x + to.width];
  const [y1, y2] = [middle(from), middle(to)];
  const bend = (x2 - x1) / 2;
  return `M${n(x1)} ${n(y1)} C${n(x1 + bend)} ${n(y1)} ${n(x2 - bend)} ${n(y2)} ${n(x2)} ${n(y2)}`;
}

/** Around the left of a column, further out for a longer way. */
function besideColumn(from: Box, to: Box): string {
  const [y1, y2] = [middle(from) + 4, middle(to) - 4];
  const bend = Math.min(70, 20 + Math.abs(y2 - y1) / 8);
  return `M${n(from.x)} ${n(y1)} C${n(from.x - bend)} ${n(y1)} ${n(to.x - bend)} ${n(y2)} ${n(to.x)} ${n(y2)}`;
}

function middle({ y, height }: Box): number {
  return y + height / 2;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
