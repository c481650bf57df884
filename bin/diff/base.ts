/** What a config is compared with: a commit of its repository, another config, or a plan that was written down. */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { findConfigFile, hasErrors, readParts } from "../../config";
import type { ConfigParts, ConfigSource, Finding, KnownSecrets } from "../../config";
import * as messages from "../../config/errors/diff";
import type { DiffDocument } from "./document";
import { findCommit, findRepository, isShallow, writeCommit } from "./git";
import type { Repository } from "./git";
import { sideOf } from "./sides";
import { emptySnapshot, isPlanDocument, readSnapshot } from "./snapshot";
import type { Snapshot } from "./snapshot";

export interface Base {
  readonly origin: DiffDocument["base"];
  readonly snapshot: Snapshot;
  /** Null where there is only a plan, or nothing. */
  readonly parts: ConfigParts | null;
  readonly texts: readonly string[];
  /** About the base itself. */
  readonly warnings: readonly Finding[];
  /** Of its config: what it says is nothing new. */
  readonly findings: readonly Finding[];
  /** Removes what was written for it; its parts cannot be read any more. */
  readonly close: () => void;
}

interface Request {
  /** As it was asked for. */
  readonly from: string;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The config that is compared. */
  readonly source: ConfigSource;
  readonly head: Snapshot;
  readonly secrets: KnownSecrets;
}

type Opened = Base | { readonly finding: Finding };

const nothing = { parts: null, texts: [], warnings: [], findings: [], close: () => undefined };

/** A file wins over a branch of the same name. */
export async function openBase(request: Request): Promise<Opened> {
  const { from, directory } = request;
  const file = resolve(directory, from);
  if (!existsSync(file) || !statSync(file).isFile()) return fromGit(request);
  const plan = planIn(file);
  if (plan === undefined)
    return fromConfig(request, file, { kind: "config", from, commit: null }, (text) => text);
  const snapshot = readSnapshot(plan);
  if (snapshot === undefined)
    return {
      finding: messages.baseUnreadable(from, "it lacks what `plan --json` of this version writes"),
    };
  return { ...nothing, origin: { kind: "plan", from, commit: null }, snapshot };
}

/** Undefined for what is a config, or nothing at all: then reading it as one says so. */
function planIn(file: string): object | undefined {
  if (!file.toLowerCase().endsWith(".json")) return undefined;
  try {
    const document: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isPlanDocument(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

async function fromGit(request: Request): Promise<Opened> {
  const { from, source, environment } = request;
  const repository = await findRepository(dirname(source.file), environment);
  if (!repository)
    return { finding: messages.baseUnknown(from, "the config lies in no repository of git", false) };
  const commit = await findCommit(repository, from);
  if (commit === undefined) {
    const shallow = await isShallow(repository);
    return { finding: messages.baseUnknown(from, "git knows no commit of that name", shallow) };
  }
  if (source.variables)
    return {
      finding: messages.baseUnreadable(from, "the config is made from variables, which git does not hold"),
    };
  return fromCommit(request, repository, commit);
}

async function fromCommit(request: Request, repository: Repository, commit: string): Promise<Opened> {
  const { from, source } = request;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "base-")));
  const close = () => rmSync(folder, { recursive: true, force: true });
  try {
    const own = realpathSync(dirname(source.file));
    const lacking = await writeCommit(repository, commit, folder, own);
    if (lacking) {
      close();
      return { finding: messages.baseIncomplete(from, lacking.incomplete) };
    }
    const there = resolve(folder, relative(realpathSync(repository.top), own));
    const file = configIn(there, basename(source.file));
    const origin = { kind: "git" as const, from, commit };
    if (file === undefined) {
      close();
      return { ...nothing, origin: { ...origin, kind: "nothing" }, snapshot: emptySnapshot(request.head) };
    }
    const opened = await fromConfig(request, file, origin, (text) =>
      text.replaceAll(`${folder}/`, `${from}:`),
    );
    if ("finding" in opened) close();
    return "finding" in opened ? opened : { ...opened, close };
  } catch (problem) {
    close();
    throw problem;
  }
}

/** The same name, or another one that is found without being named: the file may have got another format. */
function configIn(folder: string, name: string): string | undefined {
  const same = join(folder, name);
  const other = findConfigFile(folder, undefined);
  return [same, other].find((file) => existsSync(file));
}

async function fromConfig(
  { from, secrets }: Request,
  file: string,
  origin: Base["origin"],
  shown: (text: string) => string,
): Promise<Opened> {
  const parts = await readParts({ file }, []);
  if ("finding" in parts) return { finding: messages.baseBroken(from, shown(parts.finding.message)) };
  const side = sideOf(parts, secrets);
  if (!("snapshot" in side)) {
    const [first] = side.findings.filter(({ severity }) => severity === "error");
    return { finding: messages.baseBroken(from, shown(first?.message ?? "it has no plan")) };
  }
  const errors = side.findings.filter(({ severity }) => severity === "error");
  const warnings = hasErrors(errors) ? [messages.baseHasErrors(from, errors.length)] : [];
  return { ...side, origin, warnings, close: () => undefined };
}
