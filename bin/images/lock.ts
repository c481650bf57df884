/** Writes the lock of images beside the config. */
import { writeFileSync } from "node:fs";
import { imageLockOf, imageLockVersion } from "../../config";

/** Returns its path. */
export function writeImageLock(configFile: string, images: Readonly<Record<string, string>>): string {
  const lock = imageLockOf(configFile);
  writeFileSync(lock, `${JSON.stringify({ version: imageLockVersion, images }, null, 2)}\n`);
  return lock;
}
