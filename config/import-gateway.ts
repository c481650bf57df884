/** An import with its judgement: what the files say, as the text of a config, and what is still wrong in it. */
import { evaluateInput } from "./evaluate";
import { sortFindings } from "./findings";
import type { Finding } from "./findings";
import { importForeign, writeConfig } from "./import";
import type { ConfigFormat, ImportOptions, Imported, Source } from "./import";

export interface ImportedGateway extends Imported {
  /** The file to write. */
  readonly text: string;
}

export function importGateway(
  sources: readonly Source[],
  options: ImportOptions & { readonly format?: ConfigFormat } = {},
): ImportedGateway {
  const imported = importForeign(sources, options);
  const text = writeConfig(imported.input, imported.report, options.format ?? "ts");
  return { ...imported, text, findings: sortFindings([...imported.findings, ...remaining(imported)]) };
}

/** Without a machine nothing has a place, and without a model nothing is called: one mistake, one finding. */
function remaining({ input, findings }: Imported): readonly Finding[] {
  const codes = findings.map(({ code }) => code);
  const later = evaluateInput(input).findings;
  const isHostless = codes.includes("IMPORT.HOST_UNKNOWN");
  const isEmpty = codes.includes("IMPORT.NOTHING_FOUND");
  return later
    .filter(({ code }) => !isHostless || !/^(GPU|FIT|KERNEL|HOST|VLLM)\./.test(code))
    .filter(({ code }) => !isEmpty || code !== "MODEL.NONE");
}
