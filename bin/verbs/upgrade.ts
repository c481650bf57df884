/** `llm-gateway upgrade --check`: what other versions of LiteLLM and vLLM would mean for this config. Changes nothing. */
import { compareUpgrade, hasErrors, sortFindings } from "../../config";
import type { Finding, Upgrade } from "../../config";
import { connectDocker } from "../docker";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { table } from "../table";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";
import { imagesNeeded } from "../upgrade/images";
import type { ImageNeeded } from "../upgrade/images";
import { targetOf } from "../upgrade/target";

export interface UpgradeOptions extends CommonOptions {
  readonly check?: boolean;
  readonly to?: readonly string[];
}

export async function upgrade(terminal: Terminal, options: UpgradeOptions): Promise<ExitCode> {
  if (options.check !== true)
    throw new WrongUsage(
      "only `upgrade --check` is there: the upgrade itself is a change of the config and a deploy",
    );
  const today = await openConfig(terminal, options);
  const { shown, evaluated } = today;
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const target = targetOf(evaluated.result.config, options.to ?? []);
  if (hasErrors(target.findings)) return refuse(terminal, options, target.findings, shown);
  const later = await openConfig(
    { ...terminal, say: () => undefined },
    { ...options, set: [...(options.set ?? []), ...target.set] },
  );
  const added = newFindings(today, later);
  if (later.evaluated.result === undefined) return refuse(terminal, options, added, shown);
  const compared = compareUpgrade(evaluated.result, later.evaluated.result);
  const docker = connectDocker(evaluated.result.config.host, terminal.environment);
  const { images, findings: disk } = await imagesNeeded(docker, compared.replaced);
  const findings = sortFindings([...added, ...compared.findings, ...disk]);
  const versions = { from: versionsOf(today), to: versionsOf(later) };
  if (options.json === true) writeJson(terminal, { ...versions, ...compared, images, findings });
  else terminal.write(`${text(versions, compared, images)}\n`);
  return report(terminal, options, findings, shown) === exit.fine ? exit.fine : exit.failed;
}

/** What is wrong with the new versions, and was not with those of today. */
function newFindings(today: Opened, later: Opened): readonly Finding[] {
  const before = new Set(today.evaluated.findings.map(({ code, path }) => `${code} ${path}`));
  return later.evaluated.findings.filter(({ code, path }) => !before.has(`${code} ${path}`));
}

type Versions = Readonly<Record<"litellm" | "vllm", string>>;

function versionsOf({ evaluated }: Opened): Versions {
  const { litellmVersion = "", models = [] } = evaluated.result?.config ?? {};
  const engines = new Set(models.flatMap(({ vllm }) => (vllm ? [vllm.version] : [])));
  return { litellm: litellmVersion, vllm: [...engines].toSorted().join(", ") };
}

function text(
  { from, to }: Readonly<Record<"from" | "to", Versions>>,
  { database, replaced }: Upgrade,
  images: readonly ImageNeeded[],
): string {
  const reload = (model: string | null) => (model === null ? "" : `loads ${model} again`);
  const parts = [
    `LiteLLM ${from.litellm} → ${to.litellm}${from.vllm === "" ? "" : `, vLLM ${from.vllm} → ${to.vllm}`}`,
    table(
      "Containers that are replaced",
      ["container", "image", "away", "ready within", ""],
      replaced.map((one) => [
        one.name,
        one.to,
        one.replacement === "overlap" ? "never" : "until ready",
        `${one.startBudgetSeconds} s`,
        reload(one.model),
      ]),
    ),
    table(
      "Images",
      ["image", "on the host", "about GiB"],
      images.map(({ image, isThere, aboutGiB }) => [image, isThere ? "yes" : "no", String(aboutGiB ?? "-")]),
    ),
    table(
      "Migrations of the database",
      ["table", "", "adds", "removes"],
      database.map(({ table: name, kind, added, removed }) => [
        name,
        kind,
        kind === "new" ? `${added.length} columns and keys` : added.join(" "),
        kind === "gone" ? "all" : removed.join(" "),
      ]),
    ),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
