/** docs/requirements.md: every requirement, the tests that quote it, and what is open. */
import { code, table } from "../markdown";
import { idPattern, testNames } from "./names";
import type { TestName } from "./names";
import { gaps, reasons } from "./open";
import { requirementSystems } from "./titles";
import type { System } from "./titles";
import { warnings } from "./warnings";
import type { Warning } from "./warnings";

const introduction = `# Requirements

Made from \`test/requirements/\` and the names of all tests by \`npm run golden\`; do not edit by hand. Five systems whose users this
toolkit has to satisfy asked for what stands here. An id is permanent, and quoted in the names of the tests that prove it
(\`npx jest -t S2-11\`). \`e2e\` tests run the real containers (\`npm run test:e2e\`), \`full\` ones take too long for every change
(\`npm run test:full\`).

A requirement is **tested**, **tested in part** (what is missing is said), **planned** (what it waits for is said), found **elsewhere**, or
**not applicable**. One without a test and without a reason fails the suite.
`;

type State = "tested" | "tested in part" | "planned" | "elsewhere" | "not applicable";

export interface Row {
  readonly id: string;
  readonly title: string;
  /** Files, without `test/`. */
  readonly tests: readonly string[];
  /** Undefined when nobody says anything. */
  readonly state: State | undefined;
  readonly note: string;
}

/** Tests by the ids that their names quote. */
export function quoted(names: readonly TestName[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, Set<string>>();
  for (const { file, name } of names) {
    for (const id of name.match(idPattern) ?? []) {
      files.set(id, (files.get(id) ?? new Set<string>()).add(file.replace(/^test\//, "")));
    }
  }
  return new Map([...files].map(([id, found]) => [id, [...found].toSorted()]));
}

export function rowsOf({ titles }: System, tests: ReadonlyMap<string, readonly string[]>): readonly Row[] {
  return Object.entries(titles).map(([id, title]) => {
    const files = tests.get(id) ?? [];
    const reason = reasons[id];
    if (files.length === 0) return { id, title, tests: files, state: reason?.kind, note: reason?.text ?? "" };
    const gap = gaps[id];
    return {
      id,
      title,
      tests: files,
      state: gap === undefined ? "tested" : "tested in part",
      note: gap ?? "",
    };
  });
}

export function requirementsPage(): string {
  const tests = quoted(testNames());
  const systems = requirementSystems.map((system) => ({ ...system, rows: rowsOf(system, tests) }));
  return [
    introduction,
    counts(systems),
    "",
    ...systems.map(({ title, rows }) => section(title, rows)),
    warningSection(),
  ].join("\n");
}

function counts(systems: readonly { readonly title: string; readonly rows: readonly Row[] }[]): string {
  const states = ["tested", "tested in part", "planned"] as const;
  const count = (rows: readonly Row[], state: State) =>
    String(rows.filter((row) => row.state === state).length);
  const all = systems.flatMap(({ rows }) => rows);
  return table(
    ["system", "requirements", ...states],
    [...systems, { title: "all", rows: all }].map(({ title, rows }) => [
      title,
      String(rows.length),
      ...states.map((state) => count(rows, state)),
    ]),
  );
}

function section(title: string, rows: readonly Row[]): string {
  return `## ${title}

${table(
  ["id", "requirement", "state", "tests", "open"],
  rows.map((row) => [row.id, row.title, row.state ?? "", row.tests.map(code).join(", "), row.note]),
)}
`;
}

const warningText = `## What the source systems say wrong

\`lint\`: \`llm-gateway lint\` finds it in a file; \`behaviour\`: the toolkit does it right instead; \`doc\`: a sentence of a manual, which
no file shows. F1 to F15 are mistakes of a public stack. The findings are those in the fixture folder of the system, none missing and
none extra (\`test/requirements/warnings.test.ts\`).
`;

function warningSection(): string {
  const sections = Object.entries(warnings).map(
    ([system, list]) => `### ${system.toUpperCase()}

${table(["id", "kind", "what is wrong", "codes"], list.map(warningRow))}
`,
  );
  return [warningText, ...sections].join("\n");
}

function warningRow({ id, kind, text, finds }: Warning): readonly string[] {
  const codes = [...new Set(finds.map((find) => find.split(" ")[0] ?? ""))];
  return [
    id,
    kind,
    text.replaceAll("_", "\\_"),
    codes.map((name) => `[${name}](errors.md#${name})`).join(", "),
  ];
}
