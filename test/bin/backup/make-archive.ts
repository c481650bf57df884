/** Archives as the script in the container of Postgres writes them. */
import { createHash } from "node:crypto";

/** Of a Postgres 16.9 with one table. */
export const about = JSON.stringify({
  format: 1,
  created: "2026-11-22T00:00:00Z",
  postgres: 160_009,
  database: "litellm",
  bytes: 1024,
  migration: "20250326162113_baseline",
  saltCheck: "",
  about: {
    stack: "shelf",
    litellm: "1.106.2",
    images: { litellm: "litellm/litellm:v1.106.2" },
    secrets: ["A_KEY"],
  },
  tables: [{ name: "public.Books", rows: 2, checksum: "17" }],
});

/** An entry as tar writes it. */
export function entry(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(content.length.toString(8).padStart(11, "0"), 124);
  header.write("ustar", 257);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

const line = (name: string, content: Buffer) =>
  `${createHash("sha256").update(content).digest("hex")}  ${name}\n`;

export function archive(files: Readonly<Record<string, Buffer>>): Buffer {
  const all = Object.entries({ "about.json": Buffer.from(about), ...files });
  const manifest = Buffer.from(all.map(([name, content]) => line(name, content)).join(""));
  return Buffer.concat([
    ...all.map(([name, content]) => entry(name, content)),
    entry("manifest.sha256", manifest),
    Buffer.alloc(1024),
  ]);
}
