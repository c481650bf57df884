/** The env file: `NAME=value` lines, as they are or encrypted with SOPS or age. What is decrypted stays in memory. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { parseEnv } from "node:util";

export type Encryption = "SOPS" | "age";

export interface EnvFile {
  readonly encryption: Encryption | undefined;
  /** The lines in clear; undefined when they could not be decrypted. */
  readonly text: string | undefined;
  /** Why not. */
  readonly problem: string | undefined;
  /** Names in it: SOPS leaves them in clear. */
  readonly names: readonly string[];
}

/** Who opens an encrypted file. */
export interface Keys {
  /** Folder of the config, from which `identity` is seen. */
  readonly folder: string;
  readonly identity?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A file that is not there has no lines. */
export function readEnvFile(file: string, keys: Keys): EnvFile {
  if (!existsSync(file)) return { encryption: undefined, text: "", problem: undefined, names: [] };
  const raw = readFileSync(file);
  const text = raw.toString("utf8");
  const encryption = encryptionOf(text);
  if (encryption === undefined) return { encryption, text, problem: undefined, names: namesIn(text) };
  const opened = encryption === "age" ? openAge(raw, keys) : openSops(file, text, keys);
  if ("text" in opened) return { encryption, ...opened, problem: undefined, names: namesIn(opened.text) };
  const visible = encryption === "SOPS" && sopsFormat(text) === "dotenv" ? namesIn(text) : [];
  return {
    encryption,
    text: undefined,
    problem: opened.problem,
    names: visible.filter((name) => !name.startsWith("sops_")),
  };
}

/** Undefined for lines in clear. */
export function encryptionOf(text: string): Encryption | undefined {
  if (/^(age-encryption\.org\/v1|-----BEGIN AGE ENCRYPTED FILE-----)/.test(text)) return "age";
  return /^sops_mac=|^sops:$|^\s*"sops":/m.test(text) ? "SOPS" : undefined;
}

/** SOPS files say in their own form what they are, whatever they are called. */
export function sopsFormat(text: string): "dotenv" | "yaml" | "json" {
  if (text.trimStart().startsWith("{")) return "json";
  return /^sops_mac=/m.test(text) ? "dotenv" : "yaml";
}

/** The file with the private key: the config's, else what SOPS takes too. */
export function identityFile({ folder, identity, environment }: Keys): string {
  const home = environment.HOME ?? homedir();
  if (identity !== undefined) return resolve(folder, identity.replace(/^~(?=\/)/, home));
  const given = environment.SOPS_AGE_KEY_FILE;
  return given !== undefined && given !== "" ? given : resolve(home, ".config/sops/age/keys.txt");
}

function namesIn(text: string): readonly string[] {
  return Object.keys(parseEnv(text));
}

type Opened = { readonly text: string } | { readonly problem: string };

function openAge(raw: Buffer, keys: Keys): Opened {
  return opened("age", ["--decrypt", "--identity", identityFile(keys)], keys, raw);
}

function openSops(file: string, text: string, keys: Keys): Opened {
  const formats = ["--input-type", sopsFormat(text), "--output-type", "dotenv"];
  const identity = keys.identity === undefined ? {} : { SOPS_AGE_KEY_FILE: identityFile(keys) };
  return opened("sops", ["decrypt", ...formats, file], {
    ...keys,
    environment: { ...keys.environment, ...identity },
  });
}

const patienceMilliseconds = 60_000;
/** One file, one answer: whoever asks for a passphrase, or wants a key touched, does so once. */
const answers = new Map<string, Opened>();

function opened(program: string, args: readonly string[], { environment }: Keys, input?: Buffer): Opened {
  const question = JSON.stringify([program, args, input?.toString("base64"), environment.PATH]);
  const known = answers.get(question);
  if (known !== undefined) return known;
  const options = { env: environment, timeout: patienceMilliseconds, encoding: "utf8" as const };
  const ended = spawnSync(program, args, { ...options, ...(input === undefined ? {} : { input }) });
  const answer =
    ended.status === 0 ? { text: ended.stdout } : { problem: reasonOf(program, ended.error, ended.stderr) };
  if (ended.status === 0) answers.set(question, answer);
  return answer;
}

/** The last line that says something. */
export function reasonOf(program: string, problem: Error | undefined, errors: string | null): string {
  if (problem !== undefined && "code" in problem) {
    if (problem.code === "ENOENT") return `${program}: command not found`;
    if (problem.code === "ETIMEDOUT") return `${program} took too long`;
  }
  const lines = (errors ?? "").split("\n").filter((line) => line.trim() !== "");
  const told = lines.filter((line) => !/report unexpected|^\s*\*/.test(line)).at(-1);
  return told?.trim() ?? problem?.message ?? `${program} said nothing`;
}
