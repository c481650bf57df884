/** Messages about where values of secrets come from, and how they lie on the host. A value never appears in any of them. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

type Severity = "error" | "warning";
const make = (severity: Severity) => (severity === "error" ? error : warning);

export function envFileLocked(file: string, by: "SOPS" | "age", reason: string, severity: Severity): Finding {
  return make(severity)(
    "SECRET.FILE_LOCKED",
    "secrets.envFile",
    `${file} is encrypted with ${by} and could not be opened: ${reason}`,
    by === "age"
      ? "Install `age`, and name the file with the private key in secrets.identity or SOPS_AGE_KEY_FILE."
      : "Install `sops`, and give it its key the way it documents, such as SOPS_AGE_KEY_FILE.",
  );
}

export function sourceFailed(name: string, reason: string): Finding {
  return error(
    "SECRET.SOURCE_FAILED",
    `secrets.sources.${name}`,
    `gave no value: ${reason}`,
    "Try the command, or read the file, as the user who deploys; it must give the value alone and end with 0.",
  );
}

export function envFileNotWritten(file: string, names: readonly string[], reason: string): Finding {
  return error(
    "SECRET.NOT_WRITTEN",
    "secrets.envFile",
    `${names.join(", ")} could not be written to ${file}: ${reason}`,
    "Make the file writable; one encrypted with age also needs secrets.recipients.",
  );
}

export function envFileOpen(file: string, mode: string): Finding {
  return warning(
    "SECRET.FILE_OPEN",
    "secrets.envFile",
    `others on this machine may read or change ${file} (mode ${mode})`,
    `Run \`chmod 600 ${file}\`.`,
  );
}

export function easyToGuess(name: string, bits: number): Finding {
  return warning(
    "SECRET.WEAK",
    "",
    `the value of ${name} is easy to guess: about ${bits} bits, 64 are the least`,
    `Run \`llm-gateway secrets rotate ${name}\`, which makes a strong value.`,
  );
}

export function sameValue(names: readonly string[]): Finding {
  return warning(
    "SECRET.SAME_VALUE",
    "",
    `${names.join(" and ")} have the same value: who knows one knows the others`,
    "Give each a value of its own with `llm-gateway secrets rotate NAME`.",
  );
}

export function sharedName(name: string, fields: readonly string[]): Finding {
  return warning(
    "SECRET.SHARED_NAME",
    fields[0] ?? "",
    `${name} is also the secret of ${fields.slice(1).join(", ")}`,
    "Give each purpose a name, and with it a value, of its own.",
  );
}

/** `state` continues "the file". */
export function fileOutdated(path: string, state: string): Finding {
  return error(
    "SECRET.FILE_OUTDATED",
    "secrets.dir",
    `the file ${path} on the Docker host ${state}`,
    "Run `llm-gateway secrets init`, or deploy: both bring the files up to date.",
  );
}

export function strayFile(path: string): Finding {
  return warning(
    "SECRET.STRAY_FILE",
    "secrets.dir",
    `nobody reads the file ${path} on the Docker host`,
    "Remove it there, once no other stack uses the folder.",
  );
}

export function filesNotChecked(folder: string, reason: string): Finding {
  return error(
    "SECRET.FILES_NOT_CHECKED",
    "secrets.dir",
    `the files in ${folder} on the Docker host could not be looked at: ${reason}`,
    "Start Docker, or leave the host out with --offline.",
  );
}
