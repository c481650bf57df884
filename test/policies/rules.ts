/** The policy pack as its files say it: the table in Rego, the policies for checkov, the page. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../examples";

export const rego = join(root, "policies/rego");
export const checkov = join(root, "policies/checkov");

interface Rule {
  readonly severity: "error" | "warning";
  /** Follows "a container that". */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

interface CheckovPolicy {
  readonly metadata: {
    readonly id: string;
    readonly name: string;
    readonly category: string;
    readonly severity: string;
    readonly guideline: string;
  };
}

/** The one table; formatted Rego is JSON but for commas at the end. */
export function readRules(): Readonly<Record<string, Rule>> {
  const text = readFileSync(join(rego, "rules.rego"), "utf8");
  const table = text.slice(text.indexOf(":=") + 2).replace(/,(?=\s*\})/g, "");
  return JSON.parse(table) as Record<string, Rule>; // its shape is asserted by the page's test
}

export function readCheckovPolicies(): Readonly<Record<string, CheckovPolicy>> {
  const files = readdirSync(checkov).toSorted();
  return Object.fromEntries(
    files.map((file) => [file, parse(readFileSync(join(checkov, file), "utf8")) as CheckovPolicy]),
  );
}

/** The table of docs/policies.md. */
export function rulesTable(): string {
  const rows = Object.entries(readRules()).map(
    ([id, { severity, title, why, fix }]) => `| \`${id}\` | ${severity} | ${title} | ${why} | ${fix} |`,
  );
  return ["| rule | severity | a container | why | fix |", "| --- | --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}
