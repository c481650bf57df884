/** An import with its judgement: what the files say, as the text of a config, and what is still wrong in it. */
import { evaluateInput } from "./evaluate";
import { sortFindings } from "./findings";
import type { Finding } from "./findings";
import { importForeign, writeConfig } from "./import";
import type { ConfigFormat, ImportOptions, Imported, Source } from "./import";
import { lintFiles } from "./lint";
import type { TextReader } from "./load-text";

export interface ImportedGateway extends Imported {
  /** The file to write. */
  readonly text: string;
  /** What lint says about the files themselves; the report tells what became of it. */
  readonly lint: readonly Finding[];
}

interface Options extends ImportOptions {
  readonly format?: ConfigFormat;
  /** Reads files beside the config to come, such as chat templates. @default nobody looks whether they are there */
  readonly readText?: TextReader;
}

export function importGateway(sources: readonly Source[], options: Options = {}): ImportedGateway {
  const imported = importForeign(sources, options);
  const text = writeConfig(imported.input, imported.report, options.format ?? "ts");
  const lint = lintFiles(sources);
  const own = imported.findings.filter((finding) => !isLinted(finding, lint));
  const findings = sortFindings([...own, ...remaining(imported, options.readText)]);
  return { ...imported, text, lint, findings };
}

/** One mistake, one finding: the same key without a model. */
function isLinted({ code, path }: Finding, lint: readonly Finding[]): boolean {
  const isSame = (other: Finding) => other.code === "LINT.KEY_WITHOUT_MODEL" && other.path === path;
  return code === "IMPORT.KEY_UNUSED" && lint.some(isSame);
}

/** Without a machine nothing has a place, and without a model nothing is called: one mistake, one finding. */
function remaining({ input, findings }: Imported, readText: TextReader | undefined): readonly Finding[] {
  const codes = findings.map(({ code }) => code);
  const later = evaluateInput(input, readText === undefined ? {} : { readText }).findings;
  const isHostless = codes.includes("IMPORT.HOST_UNKNOWN");
  const isEmpty = codes.includes("IMPORT.NOTHING_FOUND");
  return later
    .filter(({ code }) => !isHostless || !/^(GPU|FIT|KERNEL|HOST|VLLM)\./.test(code))
    .filter(({ code }) => !isEmpty || code !== "MODEL.NONE")
    .filter(({ code }) => readText !== undefined || code !== "VLLM.TEMPLATE_UNREADABLE");
}
