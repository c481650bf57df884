/** Two versions of a config, compared without files. */
import { buildDocument } from "../../../bin/diff/build";
import type { Compared } from "../../../bin/diff/build";
import type { DiffDocument } from "../../../bin/diff/document";
import { sideOf } from "../../../bin/diff/sides";
import type { Side } from "../../../bin/diff/sides";
import { emptySnapshot } from "../../../bin/diff/snapshot";
import { formatFindings } from "../../../config";
import type { ConfigParts } from "../../../config";

/** Every secret is there. */
export const secrets = { set: new Set<string>(), written: new Set<string>() };

export interface Version {
  readonly input: unknown;
  readonly lock?: unknown;
  readonly texts?: Readonly<Record<string, string>>;
}

export function partsOf({ input, lock, texts = {} }: Version): ConfigParts {
  return {
    input,
    lock,
    pins: undefined,
    rotations: () => ({ rotations: {}, findings: [] }),
    readText: (file) => {
      const text = texts[file];
      return text === undefined ? { problem: "there is no such file" } : { text };
    },
    findings: [],
  };
}

const made = new Map<string, Side>();

export function side(version: Version): Side {
  const key = JSON.stringify(version);
  const known = made.get(key) ?? make(version);
  made.set(key, known);
  return known;
}

function make(version: Version): Side {
  const found = sideOf(partsOf(version), secrets);
  if (!("snapshot" in found)) throw new Error(formatFindings(found.findings, "the version"));
  return found;
}

type Options = Partial<Pick<Compared, "rolling" | "policies" | "terraform">>;

/** `undefined` before: there was no config. */
export function compareVersions(
  before: Version | undefined,
  after: Version,
  { rolling = false, policies = [], terraform }: Options = {},
): DiffDocument {
  const head = side(after);
  const old = before && side(before);
  const base = {
    origin: { kind: old ? ("config" as const) : ("nothing" as const), from: "main", commit: null },
    snapshot: old?.snapshot ?? emptySnapshot(head.snapshot),
    parts: old?.parts ?? null,
    texts: old?.texts ?? [],
    warnings: [],
    findings: old?.findings ?? [],
    close: () => undefined,
  };
  return buildDocument({ base, head, secrets, rolling, policies, terraform });
}

/** The same against the plan that `plan --json` would have written for the earlier one. */
export function compareWithPlan(before: Version, after: Version): DiffDocument {
  // As it is read back from a file.
  const snapshot = JSON.parse(JSON.stringify(side(before).snapshot)) as Side["snapshot"];
  const base = {
    origin: { kind: "plan" as const, from: "plan.json", commit: null },
    ...{ snapshot, parts: null, texts: [], warnings: [], findings: [], close: () => undefined },
  };
  const head = side(after);
  return buildDocument({ base, head, secrets, rolling: false, policies: [], terraform: undefined });
}
