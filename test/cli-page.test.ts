/** docs/cli.md is what the parser has. `npm run golden` writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { verbs } from "./bin/commands";
import { cliPage } from "./cli-page";
import { root } from "./examples";

const file = join(root, "docs/cli.md");

test("docs/cli.md is the one that the verbs give, byte for byte", async () => {
  const page = await cliPage();
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, page);
  expect(readFileSync(file, "utf8")).toBe(page);
});

test("every verb has a section", () => {
  const headings = [...readFileSync(file, "utf8").matchAll(/^###? ([a-z-]+(?: [a-z-]+)?)$/gm)].map(
    ([, name]) => name,
  );
  expect(headings).toEqual(verbs().map(({ name }) => name));
});
