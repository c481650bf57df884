/** docs/presets.md is what the tables say. `npm run golden` writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { modelPresets } from "../config/presets/models";
import { root } from "./examples";
import { presetsPage } from "./presets-page";

const file = join(root, "docs/presets.md");

test("docs/presets.md is the one that the tables give, byte for byte", () => {
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, presetsPage());
  expect(readFileSync(file, "utf8")).toBe(presetsPage());
});

test("it has two rows for every model", () => {
  const names = [...presetsPage().matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]);
  expect(names).toEqual([...Object.keys(modelPresets), ...Object.keys(modelPresets)]);
});
