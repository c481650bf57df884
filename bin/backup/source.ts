/** Where an archive is read from: a file here, standard input, or the folder on the Docker host. */
import { createReadStream, existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { ageMissing, backupNotFound, identityNeeded } from "../../config/errors/backup";
import type { Finding } from "../../config";
import { provideImages } from "../deploy/images";
import type { Terminal } from "../terminal";
import { checkAge, decrypt, encryptedSuffix } from "./age";
import { readFile } from "./host-folder";
import { folderOf } from "./subject";
import type { Subject } from "./subject";

export interface SourceOptions {
  /** File with the key for an encrypted archive. */
  readonly ageIdentity?: string;
}

export type Source =
  { readonly bytes: AsyncIterable<Buffer>; readonly close: () => void } | readonly Finding[];

/** A path, `-`, or a name in the folder. */
export async function openSource(
  terminal: Terminal,
  subject: Subject,
  named: string,
  { ageIdentity }: SourceOptions,
): Promise<Source> {
  const isEncrypted = named.endsWith(encryptedSuffix) || (named === "-" && ageIdentity !== undefined);
  if (isEncrypted) {
    if (ageIdentity === undefined) return [identityNeeded(named)];
    if ((await checkAge(terminal)).length > 0) return [ageMissing()];
  }
  const opened = await openRaw(terminal, subject, named);
  if (!("bytes" in opened)) return opened;
  if (!isEncrypted || ageIdentity === undefined) return opened;
  const identity = resolve(terminal.directory, ageIdentity);
  return { ...opened, bytes: decrypt(terminal, identity, opened.bytes).output };
}

async function openRaw(terminal: Terminal, subject: Subject, named: string): Promise<Source> {
  if (named === "-") return { bytes: process.stdin, close: () => process.stdin.destroy() };
  const file = resolve(terminal.directory, named);
  if (existsSync(file)) {
    const stream = createReadStream(file, { highWaterMark: 1024 * 1024 });
    return { bytes: stream, close: () => stream.destroy() };
  }
  const folder = folderOf(subject);
  const notFound = [backupNotFound(named, folder.path)];
  if (basename(named) !== named) return notFound;
  const absent = await provideImages(terminal, subject.docker, subject, [folder.image]);
  if (absent.length > 0) return absent;
  const { stdin, stdout, ended, stop } = readFile(folder, named);
  stdin.end();
  // An empty stream with an error is a file that is not there.
  const isThere = await Promise.race([
    new Promise<boolean>((done) => stdout.once("readable", () => done(stdout.readableLength > 0))),
    ended.then(({ code }) => code === 0),
  ]);
  if (!isThere) return notFound;
  return { bytes: stdout, close: stop };
}
