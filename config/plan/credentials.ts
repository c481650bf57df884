/** The credentials of a hosted model, field by field: who writes them and who reads their secrets. */
import type { UpstreamConfig } from "../gateway-config";
import { credentials } from "../presets/credentials";

export interface GivenCredential {
  /** LiteLLM's name. */
  readonly parameter: string;
  /** Then `value` is the secret's name. */
  readonly secret: boolean;
  readonly value: string;
}

/** In the order of the table, whatever that of the file is. */
export function givenCredentials(upstream: UpstreamConfig | null): readonly GivenCredential[] {
  const given = new Map(Object.entries(upstream?.credentials ?? {}));
  return Object.entries(credentials).flatMap(([field, { parameter, secret }]) => {
    const value = given.get(field);
    return value === undefined ? [] : [{ parameter, secret, value }];
  });
}
