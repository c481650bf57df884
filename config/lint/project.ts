/** What is linted together: the files that were given, read, and the version they are judged for. */
import type { Finding, Location } from "../findings";
import { parsePath } from "../findings";
import type { ForeignDocument, ForeignKind } from "../foreign";
import type { LitellmTable } from "../upstream/litellm";

export interface LintFile {
  readonly file: string;
  readonly text: string;
}

export type LintDocument = ForeignDocument & LintFile;

export type DocumentOf<Kind extends ForeignKind> = Extract<LintDocument, { readonly kind: Kind }>;

export interface Project {
  /** In the order of their names. */
  readonly documents: readonly LintDocument[];
  readonly litellm: LitellmTable;
}

/** What one kind of file gets wrong by itself, or beside the others. */
export type Rule<Kind extends ForeignKind> = (
  document: DocumentOf<Kind>,
  project: Project,
) => readonly Finding[];

/** What shows only in several files together. Its findings say their file. */
export type StackRule = (project: Project) => readonly Finding[];

export function documentsOf<Kind extends ForeignKind>(
  { documents }: Project,
  kind: Kind,
): readonly DocumentOf<Kind>[] {
  return documents.filter((document): document is DocumentOf<Kind> => document.kind === kind);
}

/** The finding with its file, and with the place of its path where it has none yet. */
export function placed(document: LintDocument, finding: Finding): Finding {
  const { file } = document;
  if (finding.location || !("yaml" in document)) return { ...finding, file };
  return { ...finding, file, location: document.yaml.locate(parsePath(finding.path)) };
}

export function at(location: Location, finding: Finding): Finding {
  return { ...finding, location };
}

/** A file's name without its folders, in lower case. */
export function baseName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).toLowerCase();
}
