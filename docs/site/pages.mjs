/** The pages of the site: those that docs/README.md lists, in its order, under its headings. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Converter } from "typedoc";

const contents = "docs/README.md";

/** Page → the heading above it. The report of the interface is for reviews: the site has the reference. */
export const pages = new Map(
  readFileSync(contents, "utf8")
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const group = section.slice(0, section.indexOf("\n"));
      const links = [...section.matchAll(/\]\((?!api\/)([^)#:]+\.md)\)/g)];
      return links.map(([, page]) => [join(dirname(contents), page), group]);
    }),
);

/** A page is called by its heading, and stands for its folder where it is a README. */
export function placePages(app) {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, document) => {
    const { files } = document.project;
    const path = files.getReflectionPath(document);
    document.name = /^# (.+)$/m.exec(readFileSync(path, "utf8"))[1].replaceAll("`", "");
    document.frontmatter.group = [...pages].find(([page]) => path.endsWith(`/${page}`))?.[1];
    if (path.endsWith("/README.md")) files.registerReflectionPath(dirname(path), document);
  });
}
