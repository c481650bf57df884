/** The golden files as the parsers get them, and the plans they were compiled from. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gatewayAnswers } from "../../../config/compile/gateway-answers";
import { requestLog } from "../../../config/compile/request-log";
import { requestLogWriter } from "../../../config/compile/request-log-writer";
import { evaluateFile, exampleFile, exampleNames, goldenFolder } from "../../examples";
import type { Result } from "../../examples";

export const names = exampleNames();

export function golden(example: string, file: string): string {
  return readFileSync(join(goldenFolder, example, file), "utf8");
}

export function planned(example: string): Promise<Result> {
  return evaluateFile(exampleFile(example));
}

/** A value for every secret of every example. */
export async function secretFiles(): Promise<Readonly<Record<string, string>>> {
  const plans = await Promise.all(names.map(planned));
  const secrets = plans.flatMap(({ plan }) => plan.secrets.map(({ name }) => name));
  return Object.fromEntries(secrets.map((name) => [name, secretValue(name)]));
}

export function secretValue(name: string): string {
  return `value-of-${name}`;
}

/** What the file holds that has the secret as the password of a URL; whose server is in the plan alone. */
export function secretUrlValue(name: string): string {
  return `redis://:${secretValue(name)}@redis:6379`;
}

/** All that a proxy may look for beside its config: files below `secrets`, and the answers below `configs`. */
export function entriesBeside(
  names: readonly string[],
  valueOf: (name: string) => string,
): Readonly<Record<string, string>> {
  const secrets = names.flatMap((name) => [
    [`secrets/${name}`, valueOf(name)] as const,
    [`secrets/${name}.url`, secretUrlValue(name)] as const,
  ]);
  return {
    ...Object.fromEntries(secrets),
    "configs/gateway_answers.py": gatewayAnswers,
    "configs/request_log.py": requestLog,
    "configs/request_log_writer.py": requestLogWriter,
  };
}

/** What the file of a secret holds: a key of Google's is checked when it is read. */
export function secretFileValue(name: string): string {
  return name.startsWith("VERTEX") ? '{"type": "service_account"}' : secretValue(name);
}
