/** The first entry of a backup: what it is of, and what must come out of it. */
import { createHash } from "node:crypto";

export interface TableSum {
  readonly name: string;
  readonly rows: number;
  /** Of all rows, in no order. */
  readonly checksum: string;
}

export interface ArchiveAbout {
  readonly created: string;
  /** `server_version_num`: 160009 is 16.9. */
  readonly postgres: number;
  readonly database: string;
  readonly bytes: number;
  /** Last of LiteLLM's migrations that were done; empty for none. */
  readonly migration: string;
  /** Empty where the key was not there. */
  readonly saltCheck: string;
  readonly stack: string;
  readonly litellm: string;
  readonly images: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly tables: readonly TableSum[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Undefined when it is of another format. */
export function parseAbout(text: string): ArchiveAbout | undefined {
  const all = parseJson(text);
  if (!isFields(all) || all.format !== 1 || !isFields(all.about) || !Array.isArray(all.tables))
    return undefined;
  const { about } = all;
  return {
    ...{ created: string(all.created), postgres: number(all.postgres), database: string(all.database) },
    ...{ bytes: number(all.bytes), migration: string(all.migration), saltCheck: string(all.saltCheck) },
    ...{ stack: string(about.stack), litellm: string(about.litellm) },
    images: isFields(about.images)
      ? Object.fromEntries(Object.entries(about.images).map(([key, value]) => [key, string(value)]))
      : {},
    secrets: Array.isArray(about.secrets) ? about.secrets.map(string) : [],
    tables: all.tables.filter(isFields).map(tableSum),
  };
}

/** One line of what `tablesSql` prints. */
export function parseTables(lines: string): readonly TableSum[] {
  return lines.split("\n").flatMap((line) => {
    const row = line === "" ? undefined : parseJson(line);
    return isFields(row) ? [tableSum(row)] : [];
  });
}

/** What a backup of that time says of this key. */
export function saltCheckOf(created: string, key: string): string {
  return createHash("sha256").update(`${created}\n${key}`).digest("hex").slice(0, 16);
}

function tableSum(row: Fields): TableSum {
  return { name: string(row.name), rows: number(row.rows), checksum: string(row.checksum) };
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const string = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number => (typeof value === "number" ? value : 0);
