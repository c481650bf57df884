/** What an upgrade of LiteLLM or vLLM means for a config: what dies, what the database gains, what is replaced. Pure. */
import { databaseChanges } from "./upgrade/database";
import type { DatabaseChange } from "./upgrade/database";
import { replacedWorkloads } from "./upgrade/replaced";
import type { Replaced } from "./upgrade/replaced";
import { deadFlags } from "./upgrade/flags";
import type { Side } from "./upgrade/side";
import type { Finding } from "./findings";
import { lintLitellmText } from "./lint";

export type { Replaced } from "./upgrade/replaced";

export interface Upgrade {
  /** What is written today, and the new version does not read. */
  readonly findings: readonly Finding[];
  readonly database: readonly DatabaseChange[];
  readonly replaced: readonly Replaced[];
}

export function compareUpgrade(from: Side, to: Side): Upgrade {
  return {
    findings: [...deadKeys(from, to), ...deadFlags(from, to)],
    database: databaseChanges(from.config.litellmVersion, to.config.litellmVersion),
    replaced: replacedWorkloads(from, to),
  };
}

/** Keys of the file that runs today, by the judge of both versions. */
function deadKeys({ config, artefacts }: Side, to: Side): readonly Finding[] {
  const judged = (version: string) =>
    lintLitellmText(artefacts.litellm, version).filter(({ severity }) => severity === "error");
  const today = new Set(judged(config.litellmVersion).map(({ code, path }) => `${code} ${path}`));
  return judged(to.config.litellmVersion).filter(({ code, path }) => !today.has(`${code} ${path}`));
}
