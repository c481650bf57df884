/** A synthesised stack to ask questions of: containers by workload, resources by type, what a resource depends on. */
import { z } from "zod";
import { formatFindings } from "../config";
import type { GatewayInput } from "../config";
import { evaluateInput } from "../config/evaluate";
import { synthesise } from "./examples";
import type { Result } from "./examples";

const healthcheck = z.looseObject({ test: z.array(z.string()), start_period: z.string() });
const mount = z.strictObject({
  type: z.string(),
  source: z.string(),
  target: z.string(),
  read_only: z.boolean().optional(),
});

/** What tests ask for; everything else is there too. */
const containerSchema = z.looseObject({
  name: z.string(),
  image: z.string(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  env: z.array(z.string()).default([]),
  depends_on: z.array(z.string()).default([]),
  labels: z.array(z.object({ label: z.string(), value: z.string() })),
  mounts: z.array(mount).default([]),
  healthcheck: healthcheck.optional(),
  memory: z.number().optional(),
  memory_swap: z.number().optional(),
  start: z.boolean().optional(),
  upload: z.array(z.object({ file: z.string(), content: z.string(), permissions: z.string() })).default([]),
  wait_timeout: z.number().optional(),
  destroy_grace_seconds: z.number().optional(),
  stop_timeout: z.number().optional(),
});
export type ContainerArguments = z.output<typeof containerSchema>;

const resourcesSchema = z.record(z.string(), z.record(z.string(), z.looseObject({})));
const stackSchema = z.looseObject({
  resource: resourcesSchema,
  data: resourcesSchema.default({}),
  output: z.record(z.string(), z.looseObject({ value: z.unknown() })).default({}),
  terraform: z.looseObject({ backend: z.unknown().optional(), required_providers: z.unknown() }).optional(),
  provider: z.unknown().optional(),
});

export class Template {
  readonly stack: z.output<typeof stackSchema>;
  /** Containers by workload name; carriers of config files are among them as `<workload>-config`. */
  readonly containers: ReadonlyMap<string, ContainerArguments>;
  private readonly resources: ReadonlyMap<string, object>;
  private readonly addresses: ReadonlyMap<string, string>;

  constructor(readonly text: string) {
    this.stack = stackSchema.parse(JSON.parse(text));
    this.resources = new Map([...flatten(this.stack.resource, ""), ...flatten(this.stack.data, "data.")]);
    const containers = [...this.resources]
      .filter(([address]) => address.startsWith("docker_container."))
      .map(([address, resource]) => ({ address, container: containerSchema.parse(resource) }));
    if (containers.length === 0) throw new Error("the stack has no container");
    this.containers = new Map(containers.map(({ container }) => [label(container, "workload"), container]));
    this.addresses = new Map(
      containers.map(({ address, container }) => [label(container, "workload"), address]),
    );
  }

  /** Throws when there is none. */
  container(workload: string): ContainerArguments {
    const found = this.containers.get(workload);
    if (!found) throw new Error(`no ${workload} among ${[...this.containers.keys()].join(", ")}`);
    return found;
  }

  /** Attributes of the resources of a type, such as `docker_volume` or `data.docker_network`. */
  ofType(type: string): readonly object[] {
    return [...this.resources]
      .filter(([address]) => address.startsWith(`${type}.`))
      .map(([, found]) => found);
  }

  /** Config hash of each container, by workload. */
  hashes(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      [...this.containers].map(([name, container]) => [name, label(container, "config-hash")]),
    );
  }

  /** Workloads whose containers the container of `workload` depends on, directly or through others. */
  dependencies(workload: string): readonly string[] {
    const reached = this.reach(workload);
    return [...this.addresses].filter(([, address]) => reached.has(address)).map(([name]) => name);
  }

  /** Names that a second generation could not have too: of containers, volumes and networks it depends on. */
  fixedNamesBehind(workload: string): readonly string[] {
    return [...this.reach(workload)]
      .filter((address) => /^docker_(container|volume|network)\./.test(address))
      .map((address) => z.looseObject({ name: z.string() }).parse(this.resources.get(address)).name)
      .filter((name) => !name.includes("plantimestamp()"));
  }

  /** Addresses of everything behind a container, without itself. */
  private reach(workload: string): ReadonlySet<string> {
    const reached = new Set<string>();
    const visit = (address: string) => {
      for (const next of references(this.resources.get(address))) {
        if (reached.has(next) || next === address) continue;
        reached.add(next);
        visit(next);
      }
    };
    visit(this.addresses.get(workload) ?? `no address of ${workload}`);
    return reached;
  }
}

/** A config as its author writes it, as a stack. Throws with the findings when it has errors. */
export function synthesiseInput(input: GatewayInput): Template {
  return new Template(synthesise(evaluate(input)));
}

export function evaluate(input: GatewayInput): Result {
  const { result, findings } = evaluateInput(input);
  if (!result) throw new Error(formatFindings(findings, "the input"));
  return result;
}

/** Workloads whose hashes differ between two stacks; one that only one of them has counts too. */
export function changedWorkloads(before: Template, after: Template): readonly string[] {
  const [old, now] = [before.hashes(), after.hashes()];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => old[name] !== now[name])
    .toSorted();
}

function flatten(
  types: z.output<typeof resourcesSchema>,
  prefix: string,
): readonly (readonly [string, object])[] {
  return Object.entries(types).flatMap(([type, resources]) =>
    Object.entries(resources).map(([id, resource]) => [`${prefix}${type}.${id}`, resource] as const),
  );
}

function label(container: ContainerArguments, name: string): string {
  const full = `cdktf-vllm-litellm.${name}`;
  const found = container.labels.find((candidate) => candidate.label === full);
  if (!found) throw new Error(`${container.name} has no label ${full}`);
  return found.value;
}

/** Addresses in `depends_on` and in expressions; Terraform takes both as dependencies. */
function references(resource: object | undefined): readonly string[] {
  if (!resource) throw new Error("a reference leads to no resource");
  const text = JSON.stringify({ ...resource, "//": undefined });
  return text.match(/(data\.)?docker_(container|image|network|volume)\.[\w-]+/g) ?? [];
}
