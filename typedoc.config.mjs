/** `npm run docs`: the site in .site, with the pages of docs/README.md, the reference of all exports, and a search over both. */
import { anchorHeadings, checkLinks } from "./docs/site/links.mjs";
import { pages, placePages } from "./docs/site/pages.mjs";

export default {
  name: "cdktf-vllm-litellm",
  entryPoints: ["index.ts", "compiler.ts"],
  tsconfig: "tsconfig.build.json",
  // The types are checked elsewhere.
  skipErrorChecking: true,
  disableSources: true,
  out: ".site",
  plugin: [placePages, checkLinks],
  readme: "README.md",
  projectDocuments: [...pages.keys()],
  navigation: { includeGroups: true },
  groupOrder: [...new Set(pages.values()), "*"],
  searchInDocuments: true,
  markdownItLoader: anchorHeadings,
  sluggerConfiguration: { lowercase: true },
  highlightLanguages: ["bash", "console", "json", "mermaid", "sql", "typescript", "yaml"],
  ignoredHighlightLanguages: ["logql", "text"],
  requiredToBeDocumented: ["Class", "Interface", "TypeAlias", "Function", "Variable"],
  validation: { notExported: false, invalidLink: true, invalidPath: true, notDocumented: true },
  treatWarningsAsErrors: true,
};
