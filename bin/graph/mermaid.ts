/** The picture as Mermaid text: https://mermaid.js.org/syntax/flowchart.html */
import type { GraphEdge, GraphNode, NodeKind, Topology } from "./topology";

const shapes: Readonly<Record<NodeKind, readonly [string, string]>> = {
  clients: ["([", "])"],
  edge: ["[", "]"],
  proxy: ["[", "]"],
  route: ["(", ")"],
  engine: ["[[", "]]"],
  provider: [">", "]"],
  store: ["[(", ")]"],
  watcher: ["[", "]"],
};

const arrows: Readonly<Record<GraphEdge["kind"], string>> = {
  asks: "-->",
  uses: "-->",
  reads: "-->",
  "falls back": "-.->",
};

export function mermaidText({ nodes, edges }: Topology): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const routes = nodes.filter(({ kind }) => kind === "route");
  const others = nodes.filter(({ kind }) => kind !== "route");
  return [
    "flowchart LR",
    ...others.map((node) => `  ${box(ids, node)}`),
    '  subgraph models["models that clients call"]',
    ...routes.map((node) => `    ${box(ids, node)}`),
    "  end",
    ...edges.map((edge) => `  ${arrow(ids, edge)}`),
    "",
  ].join("\n");
}

function box(ids: ReadonlyMap<string, string>, { id, kind, lines }: GraphNode): string {
  const [open, close] = shapes[kind];
  return `${ids.get(id) ?? ""}${open}"${lines.map(written).join("<br/>")}"${close}`;
}

function arrow(ids: ReadonlyMap<string, string>, { from, to, kind, label }: GraphEdge): string {
  const text = label === "" ? "" : `|"${written(label)}"|`;
  return `${ids.get(from) ?? ""} ${arrows[kind]}${text} ${ids.get(to) ?? ""}`;
}

/** Mermaid's own form for characters that would end a text, or be read as HTML or Markdown. */
function written(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- they are what is looked for
      .replace(/[\u0000-\u001f\u007f]/g, "?")
      .replace(/["#<>&`\\*_]/g, (character) => `#${character.charCodeAt(0)};`)
  );
}
