/** The stacks of the examples, as their golden files have them, and which rules their containers break. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exampleNames, goldenFolder } from "../../examples";
import type { Found } from "./forms";

/** Rule and role, of the warnings that docs/policies.md explains. */
export const explainedWarnings = [
  "DOCKER012 edge",
  "DOCKER016 migrate",
  "DOCKER016 proxy",
  "DOCKER016 roles",
  "DOCKER016 vllm",
  "DOCKER017 migrate",
  "DOCKER017 proxy",
  "DOCKER017 vllm",
];

export const exampleStacks = () =>
  exampleNames().map((name) => ({ name, file: join(goldenFolder, name, "cdk.tf.json") }));

interface Stack {
  readonly resource: {
    readonly docker_container: Readonly<
      Record<string, { readonly labels: readonly { readonly label: string; readonly value: string }[] }>
    >;
  };
}

/** "RULE role" of each finding about a stack's containers. */
export function rolesOf(name: string, found: readonly Found[]): readonly string[] {
  const read = (file: string) => JSON.parse(readFileSync(join(goldenFolder, name, file), "utf8")) as unknown;
  const containers = (read("cdk.tf.json") as Stack).resource.docker_container;
  const { workloads } = read("plan.json") as {
    readonly workloads: readonly { readonly name: string; readonly role: string }[];
  };
  return found.map(({ id, address }) => {
    const labels = containers[address.replace("docker_container.", "")]?.labels ?? [];
    const workload = labels.find(({ label }) => label === "cdktf-vllm-litellm.workload")?.value;
    return `${id} ${workloads.find((one) => one.name === workload)?.role ?? address}`;
  });
}
