/** Reads a backup: a tar whose entries come in the order of `config/plan/backup/archive-script.ts`. */
import { createHash } from "node:crypto";
import { parseAbout } from "./about";
import type { ArchiveAbout } from "./about";

/** What is wrong with an archive, as the rest of a sentence. */
export class BrokenArchive extends Error {}

export interface Archive {
  readonly about: ArchiveAbout;
  /**
   * The entries behind the first. It ends only when the manifest agrees with all of them, so whoever has read it to the
   * end has read what was written.
   */
  readonly entries: AsyncGenerator<Entry, void>;
}

interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

const block = 512;
/** Pieces of the dump have 16 MiB. */
const largest = 64 * 1024 * 1024;
const manifest = "manifest.sha256";

export async function openArchive(source: AsyncIterable<Buffer>): Promise<Archive> {
  const entries = tarEntries(source);
  const { value: first } = await entries.next();
  if (first?.name !== "about.json") throw new BrokenArchive("it does not begin as a backup does");
  const about = parseAbout(first.content.toString("utf8"));
  if (about === undefined) throw new BrokenArchive("its about.json is of another format");
  return { about, entries: checked(first, entries) };
}

async function* checked(first: Entry, entries: AsyncGenerator<Entry, void>): AsyncGenerator<Entry, void> {
  const sums = [line(first)];
  for await (const entry of entries) {
    if (entry.name === manifest) {
      if (entry.content.toString("utf8") !== sums.join("")) throw new BrokenArchive("its checksums differ");
      return;
    }
    sums.push(line(entry));
    yield entry;
  }
  throw new BrokenArchive("it ends before its manifest");
}

/** As sha256sum writes it. */
function line({ name, content }: Entry): string {
  return `${createHash("sha256").update(content).digest("hex")}  ${name}\n`;
}

async function* tarEntries(source: AsyncIterable<Buffer>): AsyncGenerator<Entry, void> {
  const bytes = new Bytes(source);
  for (;;) {
    const header = await bytes.take(block);
    if (header === undefined || header.every((byte) => byte === 0)) return;
    const name = text(header, 0, 100);
    const size = Number.parseInt(text(header, 124, 12), 8);
    if (text(header, 257, 5) !== "ustar" || !(size >= 0 && size <= largest))
      throw new BrokenArchive("it is no tar archive, or a damaged one");
    const content = await bytes.take(Math.ceil(size / block) * block);
    if (content === undefined) throw new BrokenArchive("it ends in the middle");
    yield { name, content: content.subarray(0, size) };
  }
}

function text(header: Buffer, start: number, length: number): string {
  const field = header.toString("latin1", start, start + length);
  return field.replace(/[\0 ].*$/s, "");
}

/** Exactly so many bytes of a stream at a time. */
class Bytes {
  private readonly iterator: AsyncIterator<Buffer>;
  private chunks: Buffer[] = [];
  private held = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.iterator = source[Symbol.asyncIterator]();
  }

  /** Undefined when there are not so many left. */
  async take(count: number): Promise<Buffer | undefined> {
    while (this.held < count) {
      const next = await this.iterator.next();
      if (next.done === true) return undefined;
      this.chunks.push(next.value);
      this.held += next.value.length;
    }
    const all = Buffer.concat(this.chunks);
    this.chunks = [all.subarray(count)];
    this.held = all.length - count;
    return all.subarray(0, count);
  }
}
