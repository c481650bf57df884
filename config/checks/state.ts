/** No secret in the settings of the state backend: they are written to cdk.tf.json. */
import { secretInState } from "../errors/secret";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { secretInText } from "../lint/secret-values";
import { namesASecret } from "../schema/secret";

/** Settings that carry a password inside. */
const carriers = ["conn_str", "sas_token", "credentials"];
/** Settings that only end like a secret: names of objects. */
const harmless = ["key"];

export function checkState(config: GatewayConfig): readonly Finding[] {
  return secretsIn(config.state, ["state"]);
}

/** Blocks such as `assume_role` carry settings of their own. */
function secretsIn(settings: unknown, path: readonly PropertyKey[]): readonly Finding[] {
  if (typeof settings === "string") return secretIn(settings, path);
  if (Array.isArray(settings))
    return settings.flatMap((item: unknown, index) => secretsIn(item, [...path, index]));
  if (typeof settings !== "object" || settings === null) return [];
  return Object.entries(settings).flatMap(([key, value]) => {
    const isSecret = !harmless.includes(key) && (carriers.includes(key) || namesASecret(key));
    return isSecret && typeof value === "string"
      ? [secretInState(formatPath([...path, key]), key)]
      : secretsIn(value, [...path, key]);
  });
}

function secretIn(text: string, path: readonly PropertyKey[]): readonly Finding[] {
  const held = secretInText(text);
  const key = path.findLast((part) => typeof part === "string") ?? "";
  return held === undefined ? [] : [secretInState(formatPath(path), key, `holds ${held}`)];
}
