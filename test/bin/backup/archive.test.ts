import { createHash } from "node:crypto";
import fc from "fast-check";
import { BrokenArchive, openArchive } from "../../../bin/backup/archive";
import { saltCheckOf } from "../../../bin/backup/about";
import { differences } from "../../../bin/backup/load";
import { about, archive, entry } from "./make-archive";

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) {
    await Promise.resolve();
    yield bytes.subarray(start, start + size);
  }
}

async function readAll(bytes: Buffer, size = 700): Promise<Readonly<Record<string, string>>> {
  const { entries } = await openArchive(inPieces(bytes, size));
  const read: Record<string, string> = {};
  for await (const { name, content } of entries) read[name] = content.toString("latin1");
  return read;
}

describe("an archive", () => {
  const files = {
    "globals.sql": Buffer.from("CREATE ROLE a;"),
    "database.dump.000000": Buffer.alloc(1500, 7),
  };

  test("says what it is of before anything else is read", async () => {
    const opened = await openArchive(inPieces(archive(files), 100));
    expect(opened.about).toEqual({
      ...{ created: "2026-11-22T00:00:00Z", postgres: 160_009, database: "litellm", bytes: 1024 },
      ...{ migration: "20250326162113_baseline", saltCheck: "", stack: "shelf", litellm: "1.106.2" },
      images: { litellm: "litellm/litellm:v1.106.2" },
      secrets: ["A_KEY"],
      tables: [{ name: "public.Books", rows: 2, checksum: "17" }],
    });
  });

  test("gives back what went in, however the stream is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 4 }),
        fc.integer({ min: 1, max: 3000 }),
        async (contents, size) => {
          const named = contents.map((content, index) => [`file.${index}`, Buffer.from(content)] as const);
          const read = await readAll(archive(Object.fromEntries(named)), size);
          expect(read).toEqual(
            Object.fromEntries(named.map(([name, content]) => [name, content.toString("latin1")])),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  test("is refused when it ends early, wherever that is", async () => {
    const whole = archive(files);
    const manifestAt = whole.indexOf("manifest.sha256");
    for (let length = 0; length < manifestAt + 512; length += 256)
      await expect(readAll(whole.subarray(0, length))).rejects.toBeInstanceOf(BrokenArchive);
  });

  test("is refused when a byte of a file differs", async () => {
    const damaged = archive(files);
    damaged[damaged.indexOf("CREATE ROLE")] = 0x58;
    await expect(readAll(damaged)).rejects.toThrow("its checksums differ");
  });

  test("is refused when it is something else", async () => {
    await expect(readAll(Buffer.alloc(4096, 65))).rejects.toThrow("it is no tar archive, or a damaged one");
    await expect(readAll(entry("other.txt", Buffer.from("x")))).rejects.toThrow(
      "it does not begin as a backup does",
    );
    const old = about.replace('"format":1', '"format":0');
    await expect(readAll(entry("about.json", Buffer.from(old)))).rejects.toThrow(
      "its about.json is of another format",
    );
  });
});

test("what proves a key is another text in each backup, and another for each key", () => {
  const checks = ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"].flatMap((time) =>
    ["one", "two"].map((key) => saltCheckOf(time, key)),
  );
  expect(new Set(checks).size).toBe(4);
  // As the shell computes it: { echo TIME; cat FILE; } | sha256sum | cut -c1-16
  expect(checks[0]).toBe(createHash("sha256").update("2026-01-01T00:00:00Z\none").digest("hex").slice(0, 16));
});

test("tables are compared by rows and contents, in both directions", () => {
  const table = (name: string, rows: number, checksum: string) => ({ name, rows, checksum });
  expect(
    differences([table("a", 1, "1"), table("b", 2, "2")], [table("b", 2, "2"), table("a", 1, "1")]),
  ).toEqual([]);
  expect(
    differences(
      [table("a", 1, "1"), table("b", 2, "2"), table("c", 3, "3")],
      [table("a", 1, "9"), table("b", 1, "2"), table("d", 4, "4")],
    ),
  ).toEqual([
    { table: "a", expected: 1, found: 1 },
    { table: "b", expected: 2, found: 1 },
    { table: "c", expected: 3, found: null },
    { table: "d", expected: null, found: 4 },
  ]);
});
