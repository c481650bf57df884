/** No secret in the settings of the state backend: they are written to cdk.tf.json. */
import { secretInState } from "../errors/secret";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { namesASecret } from "../schema/secret";

/** Settings that carry a password inside. */
const carriers = ["conn_str", "sas_token", "credentials"];
/** Settings that only end like a secret: names of objects. */
const harmless = ["key"];

export function checkState(config: GatewayConfig): readonly Finding[] {
  return Object.entries(config.state).flatMap(([backend, settings]) =>
    Object.keys(settings as Readonly<Record<string, unknown>>) // a union of one-key objects loses its value type
      .filter((key) => !harmless.includes(key) && (carriers.includes(key) || namesASecret(key)))
      .map((key) => secretInState(formatPath(["state", backend, key]), key)),
  );
}
