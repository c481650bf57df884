/** Messages about what clients may expect. */
import type { Finding } from "../findings";
import { closestMatch } from "../upstream/closest";
import { error, names } from "./finding";

export function objectiveModelUnknown(path: string, name: string, known: readonly string[]): Finding {
  const match = closestMatch(name, known);
  return error(
    "ALERTS.MODEL_UNKNOWN",
    path,
    `unknown model ${JSON.stringify(name)}; known: ${names(known)}`,
    match === undefined ? "Name a model, an adapter or a group." : `Write ${JSON.stringify(match)}.`,
  );
}

export function objectiveNotCounted(path: string, seconds: number, counted: readonly number[]): Finding {
  const [below] = counted.filter((one) => one < seconds).slice(-1);
  const above = counted.find((one) => one > seconds);
  const near = [below, above].flatMap((one) => (one === undefined ? [] : [`"${one}s"`]));
  return error(
    "ALERTS.LIMIT_NOT_COUNTED",
    path,
    `LiteLLM does not count by ${seconds} s; the nearest limits are ${near.join(" and ")}`,
    `Write ${near.join(" or ")}.`,
  );
}

export function objectiveWithoutTokens(path: string, name: string, mode: string): Finding {
  return error(
    "ALERTS.NO_FIRST_TOKEN",
    path,
    `${JSON.stringify(name)} has mode ${mode}, whose answers have no first token`,
    "Remove it; latency is measured for every mode.",
  );
}
