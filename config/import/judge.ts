/** What an import could not do by itself. */
import * as messages from "../errors/import";
import { sortFindings } from "../findings";
import type { Finding } from "../findings";
import type { Context } from "./context";
import type { EngineModel } from "./engine-groups";
import type { Sources } from "./sources";
import type { Known } from "./variables";

/** Files that say nothing about engines and routes. */
export function reportUnread({ report }: Context, { documents }: Sources): void {
  const location = { line: 1, column: 1 };
  for (const { file, kind, ...document } of documents) {
    const place = { file, location };
    if (kind === "nginx")
      report.unmapped(
        place,
        "the whole file",
        "the toolkit brings an edge of its own, see edge.tls, edge.domain and edge.allowIps for what this one does",
      );
    else if (kind === "unknown")
      report.unmapped(place, "the whole file", "is none of the files that are understood");
    else if (kind === "shell" && "launches" in document && document.launches.length === 0)
      report.unmapped(place, "the whole file", "starts neither vLLM nor LiteLLM");
  }
}

export function findingsOf(
  context: Context,
  { documents }: Sources,
  models: readonly EngineModel[],
  variables: ReadonlyMap<string, Known>,
): readonly Finding[] {
  const broken = documents.flatMap((document) => {
    const problems =
      "problems" in document ? document.problems : document.kind === "litellm" ? document.yaml.problems : [];
    return problems.map(({ location, message }) => messages.fileUnreadable(document.file, message, location));
  });
  const engines = models.flatMap((model) => model.engines).filter(({ gpus }) => gpus > 0).length;
  const isHostless = engines > 0 && context.settings.get(["host", "preset"]) === undefined;
  return sortFindings([
    ...broken,
    ...(isHostless ? [messages.hostUnknown(engines)] : []),
    ...(context.settings.keys(["models"]).length === 0 ? [messages.nothingToImport(documents.length)] : []),
    ...unusedKeys(context, variables),
  ]);
}

function unusedKeys(
  { secrets, settings }: Context,
  variables: ReadonlyMap<string, Known>,
): readonly Finding[] {
  const text = JSON.stringify(settings.input);
  return [...variables]
    .filter(
      ([name, { value }]) =>
        /^[A-Z][A-Z0-9]*_API_KEY(_\d+)?$/.test(name) && value !== "" && !secrets.has(name),
    )
    .filter(([name]) => !text.includes(`"${name}"`))
    .map(([name]) => messages.keyWithoutModel(name));
}
