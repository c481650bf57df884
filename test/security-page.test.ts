/** The table in docs/security.md is what the controls say. `npm run golden` writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { controls } from "../bin/security/controls";
import { root } from "./examples";
import { controlsTable } from "./security-page";

const file = join(root, "docs/security.md");
const part = /(<!-- prettier-ignore-start -->\n)([\s\S]*?)(<!-- prettier-ignore-end -->)/;

test("docs/security.md has the table that the controls give", () => {
  const text = readFileSync(file, "utf8");
  const written = text.replace(part, (_, start: string, _old: string, end: string) =>
    [start, controlsTable(), "\n\n", end]
      .join("\n")
      .replace("-->\n\n\n|", "-->\n\n|")
      .replace(/\n{3,}/g, "\n\n"),
  );
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, written);
  expect(readFileSync(file, "utf8")).toBe(written);
  expect(written).toContain(controlsTable());
});

test("it has a row for every control, and each reason is named once", () => {
  const rows = [...controlsTable().matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
  expect(rows).toEqual(controls.map(({ id }) => id));
  const reasons = controlsTable().split("\n\n")[1]?.split("\n") ?? [];
  expect(new Set(reasons).size).toBe(reasons.length);
});
