/** The real LiteLLM loads configurations, each with the environment of its proxy, and says what it then holds. */
import { z } from "zod";
import type { GatewayPlan } from "../../../config";
import { folderWith, lastJson } from "./container";
import { entriesBeside, secretFileValue } from "./goldens";
import { runInLitellm } from "./in-litellm";

const held = z.strictObject({
  deployments: z.array(z.unknown()),
  router: z.record(z.string(), z.unknown()),
  retryPolicy: z.unknown(),
  allowedFailsPolicy: z.unknown(),
  checks: z.array(z.string()),
  general: z.record(z.string(), z.unknown()),
  litellm: z.record(z.string(), z.unknown()),
  callbacks: z.array(z.string()),
  successCallbacks: z.array(z.string()),
  failureCallbacks: z.array(z.string()),
  cache: z.unknown(),
  coordination: z.unknown(),
  masterKey: z.string().nullable(),
});
const loaded = z.strictObject({ code: z.number(), output: z.string(), held: held.nullable() });

export type Held = z.output<typeof held>;
export type Loaded = z.output<typeof loaded>;

interface Gateway {
  readonly yaml: string;
  /** Whose proxy runs it. @default nobody's: the environment is empty */
  readonly plan?: GatewayPlan;
}

/** In their order. */
export async function loadedByLitellm(
  gateways: readonly Gateway[],
  secrets: readonly string[],
): Promise<readonly Loaded[]> {
  const files = folderWith({
    ...entriesBeside(secrets, secretFileValue),
    ...Object.fromEntries(gateways.map(({ yaml }, index) => [`configs/${index}`, yaml])),
    ...Object.fromEntries(
      gateways.map(({ plan }, index) => [
        `configs/${index}.env`,
        JSON.stringify(plan ? environment(plan) : {}),
      ]),
    ),
  });
  try {
    const ran = await runInLitellm(
      "router.py",
      files.path,
      gateways.map((_, index) => String(index)),
    );
    return z.array(loaded).length(gateways.length).parse(lastJson(ran));
  } finally {
    files.remove();
  }
}

/** With the variables that the start script reads from files. */
function environment({ workloads }: GatewayPlan): object {
  const proxy = workloads.find(({ role }) => role === "proxy");
  const secrets = (proxy?.secrets ?? []).flatMap(({ variable, name }) =>
    variable === null ? [] : [[variable, secretFileValue(name)] as const],
  );
  return { ...proxy?.environment, ...Object.fromEntries(secrets) };
}
