/** The real LiteLLM loads configurations, each with the environment of its proxy, and says what it then holds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { GatewayPlan } from "../../../config";
import { serviceImages } from "../../../config/presets/images";
import { folderWith, lastJson, runOnce } from "./container";
import { secretEntries, secretFileValue } from "./goldens";

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

/** In their order. Without a network: nothing of the start may need one. */
export async function loadedByLitellm(
  gateways: readonly Gateway[],
  secrets: readonly string[],
): Promise<readonly Loaded[]> {
  const files = folderWith({
    ...secretEntries(secrets, secretFileValue),
    ...Object.fromEntries(gateways.map(({ yaml }, index) => [`configs/${index}`, yaml])),
    ...Object.fromEntries(
      gateways.map(({ plan }, index) => [
        `configs/${index}.env`,
        JSON.stringify(plan ? environment(plan) : {}),
      ]),
    ),
  });
  try {
    const script = readFileSync(join(__dirname, "router.py"), "utf8");
    const ran = await runOnce(serviceImages.litellm.image, {
      entrypoint: "python3",
      args: ["-c", script, ...gateways.map((_, index) => `/etc/configs/${index}`)],
      mounts: { [`${files.path}/secrets`]: "/run/secrets", [`${files.path}/configs`]: "/etc/configs" },
      environment: { LITELLM_LOCAL_MODEL_COST_MAP: "True", LITELLM_MODE: "PRODUCTION" },
      network: "none",
    });
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
