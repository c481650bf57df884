/** The files of an import, read in the order in which they need each other: env files give the others their variables. */
import { foreignKind, readForeign } from "../foreign";
import type { ForeignDocument, LookUp, Variable } from "../foreign";

export interface Source {
  /** With `/` between folders. */
  readonly file: string;
  readonly text: string;
}

export type EnvDocument = Extract<ForeignDocument, { readonly kind: "env" }>;

export interface Sources {
  readonly documents: readonly ForeignDocument[];
  readonly envFiles: readonly EnvDocument[];
}

export function readSources(sources: readonly Source[]): Sources {
  const isEnv = ({ file, text }: Source) => foreignKind(file, text) === "env";
  const envFiles = sources.filter(isEnv).flatMap(({ file, text }) => {
    const document = readForeign(file, text);
    return document.kind === "env" ? [document] : [];
  });
  const documents = sources.map((source) =>
    isEnv(source)
      ? (envFiles.find(({ file }) => file === source.file) ?? readForeign(source.file, source.text))
      : readForeign(source.file, source.text, lookUpFrom(source.file, envFiles)),
  );
  return { documents, envFiles };
}

/** The file that a proxy is started with counts for more than others that lie about, and samples least. */
export function byWeight(
  documents: readonly ForeignDocument[],
  started: ReadonlySet<string>,
): readonly ForeignDocument[] {
  const weight = ({ file }: ForeignDocument) =>
    started.has(file) ? 0 : /example|sample|template/.test(file) ? 2 : 1;
  return documents.toSorted((a, b) => weight(a) - weight(b));
}

/** Variables of the nearest env file: of the same folder, then of those above, then of any other. */
function lookUpFrom(file: string, envFiles: readonly EnvDocument[]): LookUp {
  const near = envFiles.toSorted((a, b) => distance(file, a.file) - distance(file, b.file));
  return (name) => near.map((document) => valueIn(document, name)).find((value) => value !== undefined);
}

/** The last line with a name counts. */
function valueIn({ variables }: EnvDocument, name: string): string | undefined {
  return variableIn(variables, name)?.value?.text;
}

export function variableIn(variables: readonly Variable[], name: string): Variable | undefined {
  return variables.findLast((variable) => variable.name === name);
}

/** Steps up from one file's folder to the other's; a folder beside or below is far away. Samples count after real files. */
function distance(from: string, to: string): number {
  const folder = folderOf(to);
  const own = folderOf(from);
  const isAbove = folder === "" || own === folder || own.startsWith(`${folder}/`);
  const sample = /example|sample|template/.test(to) ? 0.5 : 0;
  return sample + (isAbove ? own.split("/").length - (folder === "" ? 0 : folder.split("/").length) : 1000);
}

function folderOf(file: string): string {
  return file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
}

/** A path as another file says it, such as `../.env`. */
export function besides(file: string, path: string): string {
  const parts = folderOf(file)
    .split("/")
    .filter((part) => part !== "");
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return (file.startsWith("/") ? "/" : "") + parts.join("/");
}
