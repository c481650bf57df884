/** docs/runbook.md is what config/runbook says, and nothing that needs an entry is without. `npm run golden` writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runbook, runbookChapters } from "../config/runbook";
import { everyAlert } from "./alerts/watched";
import { root } from "./examples";
import { runbookPage } from "./runbook-page";

const file = join(root, "docs/runbook.md");

test("docs/runbook.md is the one that the entries give, byte for byte", () => {
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, runbookPage());
  expect(readFileSync(file, "utf8")).toBe(runbookPage());
});

test("every alert has an entry, and every entry about an alert its alert", () => {
  const written = Object.entries(runbookChapters).flatMap(([title, entries]) =>
    title === "Without an alert" ? [] : Object.keys(entries),
  );
  expect(written.toSorted()).toEqual([...new Set(everyAlert.map(({ alert }) => alert))].toSorted());
});

test("every alert's link leads to its entry", () => {
  const anchors = [...runbookPage().matchAll(/^### (.+)$/gm)].map(([, title = ""]) => title.toLowerCase());
  const links = everyAlert.map(({ annotations }) => annotations.runbook_url);
  expect(links.filter((link) => !anchors.includes(link.replace("docs/runbook.md#", "")))).toEqual([]);
});

test("S2-20: the rows of trouble without an alert are there, with what to do", () => {
  expect(Object.keys(runbookChapters["Without an alert"] ?? {})).toEqual([
    "MissingNetwork",
    "WrongApiBase",
    "WrongKey",
    "NoModels",
    "RedisAway",
    "PostgresNotReady",
    "HighLatency",
  ]);
  expect(JSON.stringify(runbook)).not.toContain(':""');
});
