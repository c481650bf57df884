/** Messages about values that change while a stack runs. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function notRotated(name: string, reason: string, fix: string): Finding {
  return error("SECRET.NOT_ROTATED", "", `${name} was not changed: ${reason}`, fix);
}

export function saltInUse(name: string, tables: readonly string[]): Finding {
  return error(
    "SECRET.SALT_IN_USE",
    "proxy.saltKey",
    `${name} must not change: the database holds what only its old value decrypts (${tables.join(", ")})`,
    "Put the old value back. To change it, remove these entries in LiteLLM, rotate, and enter them again.",
  );
}

export function saltUnknown(name: string, reason: string): Finding {
  return error(
    "SECRET.SALT_UNKNOWN",
    "proxy.saltKey",
    `${name} must not change before the database says that nothing is encrypted with it: ${reason}`,
    "Put the old value back, or start the database and try again.",
  );
}

export function readerRefused(name: string, reader: string, reason: string): Finding {
  return error(
    "SECRET.READER_REFUSED",
    "",
    `${reader} did not take the new ${name}: ${reason}`,
    "See to it that the container runs, and run the same command again: it goes on where it stopped.",
  );
}

export function redisRefused(name: string, reader: string, reason: string): Finding {
  return {
    ...readerRefused(name, reader, reason),
    fix: `Run the same command again: it goes on where it stopped. Before, if need be, \`llm-gateway restart ${reader}\`: it keeps nothing, and reads its password anew.`,
  };
}

export function oldReaders(name: string, readers: readonly string[]): Finding {
  const are = readers.length === 1 ? "it is" : "they are";
  return error(
    "SECRET.OLD_READERS",
    "",
    `${readers.join(", ")} may still use the previous value of ${name}: ${are} not what is planned`,
    "Deploy, then run this again. With --yes the previous value is refused all the same.",
  );
}

export function overlapOpen(name: string): Finding {
  return warning(
    "SECRET.OVERLAP_OPEN",
    "",
    `the previous value of ${name} is still accepted`,
    `Deploy, then run \`llm-gateway secrets rotate ${name} --finish\`.`,
  );
}

export function rotationsUnreadable(reason: string): Finding {
  return error(
    "SECRET.LOCK_UNREADABLE",
    "",
    `secrets.lock.json could not be read: ${reason}`,
    "Restore it from version control; without the file every rotated secret's readers are replaced once.",
  );
}

export function rotationsNotWritten(reason: string): Finding {
  return error(
    "SECRET.LOCK_NOT_WRITTEN",
    "",
    `secrets.lock.json could not be written: ${reason}`,
    "Make the folder of the config writable; without the file the readers would keep the old value.",
  );
}
