/** Writes values into the env file: the lines of their names are replaced, all others stay as they are. */
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { encryptionOf, readEnvFile, sopsFormat } from "../../config/secrets";
import { envFileNotWritten, envFileOpen } from "../../config/errors/secret-values";
import type { Finding, GatewayConfig } from "../../config";
import { capture } from "../process";
import { reasonOf } from "../docker";
import type { Terminal } from "../terminal";

/** A value, or null to remove the name. */
export type EnvChanges = ReadonlyMap<string, string | null>;

export interface EnvPlace {
  /** Absolute path. */
  readonly file: string;
  /** As people read it. */
  readonly shown: string;
  /** Absolute path of the config, beside which `identity` lies. */
  readonly configFile: string;
  readonly secrets: GatewayConfig["secrets"];
}

/** Either everything is written or nothing; what was decrypted is never written in clear. */
export async function writeEnvFile(
  { environment }: Terminal,
  place: EnvPlace,
  changes: EnvChanges,
): Promise<readonly Finding[]> {
  if (changes.size === 0) return [];
  const { file, secrets, configFile } = place;
  const failed = (reason: string) => [envFileNotWritten(place.shown, [...changes.keys()], reason)];
  const env = readEnvFile(file, { ...secrets, folder: dirname(configFile), environment });
  if (env.text === undefined) return failed(env.problem ?? "it is encrypted");
  if (env.encryption === "SOPS") {
    const reason = await setWithSops(file, changes, environment);
    return reason === undefined ? [] : failed(reason);
  }
  const text = withChanges(env.text, changes);
  if (env.encryption === undefined) return replaceFile(file, text, failed);
  if (secrets.recipients.length === 0) return failed("secrets.recipients is empty");
  const recipients = secrets.recipients.flatMap((key) => ["--recipient", key]);
  const armored = await capture({
    file: "age",
    args: ["--encrypt", "--armor", ...recipients],
    environment,
    input: text,
  });
  return armored.code === 0 ? replaceFile(file, armored.output, failed) : failed(reasonOf(armored));
}

/** A warning where others can read values in clear. Windows has no such bits. */
export function readableByOthers({ file, shown }: Pick<EnvPlace, "file" | "shown">): readonly Finding[] {
  if (process.platform === "win32" || !existsSync(file)) return [];
  const mode = statSync(file).mode & 0o777;
  const isOpen = (mode & 0o077) !== 0 && encryptionOf(readFileSync(file, "utf8")) === undefined;
  return isOpen ? [envFileOpen(shown, mode.toString(8))] : [];
}

/** New names come last; of a name that stands there twice the last line counts, so the others go. */
export function withChanges(text: string, changes: EnvChanges): string {
  const isNamed = (line: string, name: string) =>
    line
      .trimStart()
      .replace(/^export\s+/, "")
      .split("=")[0]
      ?.trimEnd() === name;
  let lines = text.split("\n");
  for (const [name, value] of changes) {
    const own = lines.flatMap((line, index) => (isNamed(line, name) ? [index] : []));
    const last = own.at(-1);
    lines = lines.flatMap((line, index) => {
      if (!own.includes(index)) return [line];
      return index === last && value !== null ? [`${name}=${quoted(value)}`] : [];
    });
    if (last === undefined && value !== null) {
      if (lines.at(-1) === "") lines.pop();
      lines.push(`${name}=${quoted(value)}`, "");
    }
  }
  return lines.join("\n");
}

/** As Node's reader takes it back, whatever is in it. */
function quoted(value: string): string {
  if (/^[\w.+/=:@%-]*$/.test(value)) return value;
  const quote = ["'", '"', "`"].find((mark) => !value.includes(mark));
  if (quote === undefined) throw new Error("a value with all three kinds of quotes");
  return `${quote}${value}${quote}`;
}

/** Beside the file first: a crash leaves the old lines or the new ones, never half of them. */
function replaceFile(file: string, text: string, failed: (reason: string) => readonly Finding[]) {
  const beside = `${file}.${process.pid}.tmp`;
  const mode = existsSync(file) ? statSync(file).mode & 0o777 : 0o600;
  try {
    writeFileSync(beside, text, { mode });
    renameSync(beside, file);
    return [];
  } catch (problem) {
    rmSync(beside, { force: true });
    return failed(problem instanceof Error ? problem.message : String(problem));
  }
}

/** Value by value over standard input; SOPS keeps the keys and the recipients of the file. Returns why it failed. */
async function setWithSops(
  file: string,
  changes: EnvChanges,
  environment: Terminal["environment"],
): Promise<string | undefined> {
  const format = sopsFormat(readFileSync(file, "utf8"));
  const formats = ["--input-type", format, "--output-type", format];
  for (const [name, value] of changes) {
    const index = `["${name}"]`;
    const change =
      value === null
        ? { args: ["unset", ...formats, file, index] }
        : {
            args: ["set", "--value-stdin", ...formats, file, index],
            input: JSON.stringify(format === "dotenv" ? quoted(value) : value),
          };
    const finished = await capture({ file: "sops", environment, ...change });
    if (finished.code !== 0) return reasonOf(finished);
  }
  return undefined;
}
