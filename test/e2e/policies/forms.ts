/** The fixtures of the policy pack in both forms that the tools read: as cdktf writes a stack, and as Terraform shows its plan. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { containersOf, stackOf } from "../../policies/fixtures";
import type { Kind } from "../../policies/fixtures";
import { terraform } from "../rig/terraform";
import { run } from "../run";

export const kinds = ["good", "bad"] as const satisfies readonly Kind[];
export const forms = ["stack", "plan"] as const;
export type Form = (typeof forms)[number];

export const fileOf = (folder: string, kind: Kind, form: Form) =>
  join(folder, kind, form === "stack" ? "cdk.tf.json" : "plan.json");

/** Plans with the real provider, so that every fixture is one that Terraform accepts. */
export async function writeForms(folder: string): Promise<void> {
  for (const kind of kinds) {
    const cwd = join(folder, kind);
    mkdirSync(cwd, { recursive: true });
    writeFileSync(fileOf(folder, kind, "stack"), JSON.stringify(stackOf(kind)));
    await run(terraform, ["init", "-input=false"], { cwd });
    await run(terraform, ["plan", "-input=false", "-out=plan.out"], { cwd });
    const { stdout } = await run(terraform, ["show", "-json", "plan.out"], { cwd });
    writeFileSync(fileOf(folder, kind, "plan"), stdout);
  }
}

/** Fixture → the rules that it breaks: a good one none, a bad one its own alone. */
export function expectedOf(kind: Kind): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.keys(containersOf(kind)).map((name) => [name, kind === "good" ? [] : name.split("-").slice(0, 1)]),
  );
}

export interface Found {
  /** The rule. */
  readonly id: string;
  /** As Terraform writes it: type and name. */
  readonly address: string;
}

/** Fixture → the rules that were found broken, in the form of `expectedOf`. */
export function groupedBy(kind: Kind, found: readonly Found[]): Readonly<Record<string, readonly string[]>> {
  const rules = (name: string) =>
    found.filter(({ address }) => address === `docker_container.${name}`).map(({ id }) => id);
  return Object.fromEntries(Object.keys(containersOf(kind)).map((name) => [name, rules(name).toSorted()]));
}
