/** docs/errors.md is what the catalogue says. `npm run golden` writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorCatalogue } from "../config";
import { errorsPage } from "./errors-page";
import { root } from "./examples";

const file = join(root, "docs/errors.md");

test("docs/errors.md is the one that the catalogue gives, byte for byte", () => {
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, errorsPage());
  expect(readFileSync(file, "utf8")).toBe(errorsPage());
});

test("it has a row with an anchor for every code", () => {
  const anchors = [...errorsPage().matchAll(/^\| <a id="([^"]+)"><\/a>`([^`]+)` +\|/gm)];
  expect(anchors.map(([, anchor]) => anchor)).toEqual([...errorCatalogue.keys()]);
  expect(anchors.filter(([, anchor, code]) => anchor !== code)).toEqual([]);
});
