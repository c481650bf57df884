/** docs/migration.md names what the importer finds, and leads to keys that there are. */
import { documentedKeys, rowsFor } from "../config-page";
import { imported, systemNames } from "../import/fixtures";
import { pageText } from "./pages";

const sections = pageText("docs/migration.md").split(/^## /m).slice(2);
const keys = documentedKeys();
const spans = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span);

/** `MODEL_GPT5_ALIAS` is written as `MODEL_<KEY>_ALIAS`. */
const asWritten = (name: string) => name.replace(/^MODEL_[A-Z0-9]+_/, "MODEL_<KEY>_");

describe.each(systemNames.map((system, index) => [system, sections[index] ?? ""] as const))(
  "the guide for %s",
  (system, section) => {
    test("it names every variable of the system", () => {
      const { mapped, corrected, unmapped } = imported(system).report;
      const variables = [...mapped, ...corrected, ...unmapped]
        .map(({ from }) => from)
        .filter((from) => /^[A-Z][A-Z0-9_]+$/.test(from));
      expect(variables.length).toBeGreaterThan(5);
      expect(variables.filter((name) => !spans(section).includes(asWritten(name)))).toEqual([]);
    });

    test("it leads to keys of the config", () => {
      const here = section.split("\n").map((line) => line.split(/(?<!\\)\|/)[2] ?? "");
      const named = here
        .flatMap(spans)
        .filter((span) => /^[a-z]+(\.[\w<>]+)+$/i.test(span) && !/\.(ts|md)$/.test(span));
      expect(named.length).toBeGreaterThan(5);
      expect(named.flatMap(rowsFor).filter((key) => !keys.has(key))).toEqual([]);
    });
  },
);

test("it has a guide for each system", () => {
  expect(sections).toHaveLength(systemNames.length);
});
