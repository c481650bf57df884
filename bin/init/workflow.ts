/** The workflow that checks a deployment's pull requests. GitHub reads workflows at the top of a repository alone. */
import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { NewFile } from "./files";

/** From the top of its repository to a folder that need not be there yet; empty for the top, and without a repository. */
export function folderInRepository(folder: string): string {
  for (let top = folder; top !== dirname(top); top = dirname(top))
    if (existsSync(join(top, ".git"))) return relative(top, folder);
  return "";
}

/** `folder` as above. One repository may hold several deployments, so a workflow has the name of its folder. */
export function workflowFile(folder: string): NewFile {
  const title = ["gateway", folder.replaceAll(/[^A-Za-z0-9_.-]+/g, "-")].filter(Boolean).join("-");
  const top = relative(folder, "");
  return { name: join(top, ".github/workflows", `${title}.yml`), text: workflow(title, folder) };
}

function workflow(title: string, folder: string): string {
  const isTop = folder === "";
  const place = isTop ? "" : `\n    defaults: { run: { working-directory: ${JSON.stringify(folder)} } }`;
  const lock = isTop ? "" : `, cache-dependency-path: ${JSON.stringify(join(folder, "package-lock.json"))}`;
  return `name: ${title}
on: [push, pull_request]
permissions: { contents: read }
jobs:
  check:
    runs-on: ubuntu-latest${place}
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with: { persist-credentials: false }
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with: { node-version: 22, cache: npm${lock} }
      - run: npm ci
      - run: npx llm-gateway check --format github
      - run: npx cdktf synth
`;
}
