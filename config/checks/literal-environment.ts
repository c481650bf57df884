/** A plain variable that should be a secret one, by its name or by what it holds. */
import { secretHeldInEnvironment, secretInEnvironment } from "../errors/secret";
import type { Finding } from "../findings";
import { secretInText } from "../lint/secret-values";
import { namesASecret } from "../schema/secret";

export function literalIn(path: string, variable: string, value: string): readonly Finding[] {
  if (namesASecret(variable)) return [secretInEnvironment(path, variable)];
  const held = secretInText(value);
  return held === undefined ? [] : [secretHeldInEnvironment(path, variable, held)];
}
