/** Health checks of the proxy: with what its image has, and without a billed call. */
import * as messages from "../../errors/lint-compose";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { record } from "../../foreign";
import type { DocumentOf } from "../project";
import { isProxy, servicesOf } from "./service";
import type { Service } from "./service";

export function checkProbes(document: DocumentOf<"compose">): readonly Finding[] {
  return servicesOf(document).filter(isProxy).flatMap(checkProbe);
}

function checkProbe({ fields, path }: Service): readonly Finding[] {
  const { test } = record(fields.healthcheck);
  const text = Array.isArray(test) ? test.join(" ") : typeof test === "string" ? test : "";
  const at = formatPath([...path, "healthcheck", "test"]);
  const tool = /\b(curl|wget)\b/.exec(text)?.[1];
  return [
    ...(tool === undefined ? [] : [messages.probeNeedsCurl(at, tool)]),
    ...(callsHealth(text) ? [messages.probeHealth(at)] : []),
  ];
}

/** `/health` itself, not a route below it. */
export function callsHealth(text: string): boolean {
  return /\/health\/?(?=["'\s|;&)?]|$)/.test(text);
}
