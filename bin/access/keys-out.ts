/** Where a new key goes: LiteLLM says it once, and keeps only its hash. */
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { types } from "node:util";
import { keyFile } from "../../config/errors/access-live";
import { AccessFailure } from "./api";

export interface KeyKeeper {
  /** The place is made before the key, so that no key is lost. */
  readonly keep: (alias: string, make: () => Promise<string>) => Promise<void>;
}

/** Shows keys, or hands them to who prints JSON. */
export function keysTo(take: (alias: string, key: string) => void): KeyKeeper {
  return { keep: async (alias, make) => take(alias, await make()) };
}

/** One file per key, for its owner alone, never over another one. `said` hears of each file. */
export function keysInto(folder: string, said: (alias: string, file: string) => void): KeyKeeper {
  return {
    keep: async (alias, make) => {
      const file = join(folder, alias);
      const handle = open(folder, file);
      try {
        writeSync(handle, await make());
      } catch (failure) {
        rmSync(file, { force: true });
        throw failure;
      } finally {
        closeSync(handle);
      }
      said(alias, file);
    },
  };
}

function open(folder: string, file: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return openSync(file, "wx", 0o600);
  } catch (failure) {
    const code = types.isNativeError(failure) ? String(Reflect.get(failure, "code")) : "";
    const reason = code === "EEXIST" ? "the file is there already" : String(failure);
    throw new AccessFailure([keyFile(file, reason)]);
  }
}
