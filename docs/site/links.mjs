/** Dead links are errors: every address within the site leads to a file, and every anchor to an id. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { RendererEvent, Slugger } from "typedoc";

// Knows the ids of headings only; the check below knows all.
Slugger.prototype.hasAnchor = () => true;

/** Anchors of headings with code in them, as GitHub has them: TypeDoc leaves the code out. */
export function anchorHeadings(parser) {
  parser.core.ruler.push("anchors", ({ tokens, Token }) => {
    for (const [index, { type }] of tokens.entries()) {
      const { content, children } = tokens[index + 1] ?? {};
      if (type !== "heading_open" || !children.some((child) => child.type === "code_inline")) continue;
      const anchor = new Token("html_inline", "", 0);
      anchor.content = `<a id="${anchorOf(content)}"></a>`;
      children.unshift(anchor);
    }
  });
}

const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");

export function checkLinks(app) {
  app.renderer.on(RendererEvent.END, ({ outputDirectory }) => {
    for (const link of new Set(deadLinks(outputDirectory))) app.logger.error(`dead link: ${link}`);
  });
}

function deadLinks(folder) {
  const texts = new Map(
    readdirSync(folder, { recursive: true })
      .filter((file) => file.endsWith(".html"))
      .map((file) => join(folder, file))
      .map((path) => [path, readFileSync(path, "utf8")]),
  );
  if (texts.size === 0) return [`${folder} has no pages`];
  const ids = new Map(
    [...texts].map(([path, text]) => [
      path,
      new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)),
    ]),
  );
  return [...texts].flatMap(([path, text]) =>
    [...text.matchAll(/\s(?:href|src)="([^"]+)"/g)]
      .map(([, address]) => decodeURI(address.replaceAll("&amp;", "&")))
      .filter((address) => !/^(?:https?:|mailto:|data:)/.test(address) && !leads(path, address, ids))
      .map((address) => `${relative(folder, path)}: ${address}`),
  );
}

function leads(from, address, ids) {
  const [file, anchor] = address.split("#");
  const target = file === "" ? from : resolve(dirname(from), file);
  if (anchor && target.endsWith(".html")) return ids.get(target)?.has(anchor) ?? false;
  return statSync(target, { throwIfNoEntry: false })?.isFile() ?? false;
}
