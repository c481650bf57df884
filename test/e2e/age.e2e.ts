/** The real age opens what was encrypted for its key: env files, and archives as `backup` streams them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { decrypt, encrypt } from "../../bin/backup/age";
import type { Terminal } from "../../bin/terminal";
import { readEnvFile } from "../../config/env-file";
import { installMissing } from "./rig/apt";
import { run } from "./run";

const folder = mkdtempSync(join(tmpdir(), "age-e2e-"));
const key = join(folder, "key.txt");
const { env: environment } = process;
let recipient: string;

beforeAll(async () => {
  await installMissing({ age: "age", "age-keygen": "age" });
  await run("age-keygen", ["-o", key]);
  recipient = (await run("age-keygen", ["-y", key])).stdout.trim();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("an env file", async () => {
  const [plain, file] = [join(folder, "plain"), join(folder, "env")];
  writeFileSync(plain, "FAR_KEY=s3cret\n");
  await run("age", ["-r", recipient, "-o", file, plain]);
  const found = readEnvFile(file, { folder, identity: "key.txt", environment });
  expect(found).toMatchObject({ encryption: "age", text: "FAR_KEY=s3cret\n", names: ["FAR_KEY"] });
});

test("a stream, byte for byte", async () => {
  // Only its environment is read.
  const terminal = { environment } as unknown as Terminal;
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256));
  const encrypted = encrypt(terminal, recipient, Readable.from([bytes]));
  const kept: Buffer[] = [];
  for await (const chunk of encrypted.output) kept.push(Buffer.from(chunk as Uint8Array)); // a stream without an encoding gives bytes
  expect(await encrypted.settled).toBeUndefined();
  expect(Buffer.concat(kept).subarray(0, 21).toString()).toBe("age-encryption.org/v1");
  const read: Buffer[] = [];
  for await (const chunk of decrypt(terminal, key, Readable.from([Buffer.concat(kept)])).output)
    read.push(Buffer.from(chunk as Uint8Array));
  expect(Buffer.concat(read).equals(bytes)).toBe(true);
});
