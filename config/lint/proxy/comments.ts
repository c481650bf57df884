/** Comments that promise something else than the setting below or beside them does. */
import { commentMisleads } from "../../errors/lint-litellm";
import type { Finding } from "../../findings";
import { record } from "../../foreign";
import type { DocumentOf } from "../project";

const truths: readonly (readonly [key: string, wrong: RegExp, truth: string])[] = [
  [
    "enable_pre_call_checks",
    /health/i,
    "it compares the request with the context window and the region; nobody's health is checked",
  ],
  [
    "cooldown_time",
    /(between|gap|wait|delay|pause).*retr(y|ies)|retr(y|ies).*(gap|delay|interval|pause)/i,
    "it is how long a failed deployment rests, not the time between two tries",
  ],
];

export function checkComments({ yaml, text }: DocumentOf<"litellm">): readonly Finding[] {
  const router = record(record(yaml.data).router_settings);
  const lines = text.split("\n");
  return truths.flatMap(([key, wrong, truth]) => {
    if (router[key] === undefined) return [];
    const { line } = yaml.locate(["router_settings", key]);
    return wrong.test(commentAt(lines, line - 1))
      ? [commentMisleads(`router_settings.${key}`, key, truth)]
      : [];
  });
}

/** What stands behind a setting, and in the lines of comment directly above it. */
function commentAt(lines: readonly string[], index: number): string {
  const own = /\s#(.*)$/.exec(lines[index] ?? "")?.[1] ?? "";
  const above: string[] = [];
  for (let line = index - 1; /^\s*#/.test(lines[line] ?? ""); line--) above.unshift(lines[line] ?? "");
  return [...above, own].join(" ");
}
