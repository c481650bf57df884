/** Messages about default request parameters. */
import type { Finding } from "../findings";
import { error, names } from "./finding";

export function effortUnsupported(
  path: string,
  effort: string,
  family: string,
  allowed: readonly string[],
): Finding {
  return allowed.length === 0
    ? error(
        "REQUEST.EFFORT_UNSUPPORTED",
        path,
        `${family} models do not reason: they take no reasoningEffort`,
        "Remove it, or choose a model that reasons.",
      )
    : error(
        "REQUEST.EFFORT_UNSUPPORTED",
        path,
        `${JSON.stringify(effort)} is not a level of ${family}; allowed: ${names(allowed)}`,
        'Use an allowed level, or "omit" to send none.',
      );
}

export function parameterUnfit(path: string, mode: string, modes: readonly string[]): Finding {
  return error(
    "REQUEST.PARAMETER_UNFIT",
    path,
    `is not a parameter of ${JSON.stringify(mode)} requests; of: ${names(modes)}`,
    "Remove it, or correct mode.",
  );
}

export function parameterRefused(path: string, title: string): Finding {
  return error(
    "REQUEST.PARAMETER_UNFIT",
    path,
    `${title} answers 400 to it`,
    "Remove it; vLLM and servers like it know this parameter.",
  );
}
