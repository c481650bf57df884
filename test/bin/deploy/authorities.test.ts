import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkAuthorities } from "../../../bin/deploy/authorities";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "authorities-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const here = { isLocal: true };
const messages = (file: string | null, docker = here) =>
  checkAuthorities(docker, file).map(({ code, message }) => `${code}: ${message}`);

test("a file with a certificate passes, and none is needed", () => {
  const file = join(folder, "ca.pem");
  writeFileSync(file, "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n");
  expect(messages(file)).toEqual([]);
  expect(messages(null)).toEqual([]);
});

test("a file that is missing, a folder, or another file does not", () => {
  const other = join(folder, "ca.der");
  writeFileSync(other, "0");
  const missing = join(folder, "none.pem");
  expect([missing, folder, other].flatMap((file) => messages(file))).toEqual([
    `HOST.CA_CERTIFICATES: ${missing} on the Docker host is not there`,
    `HOST.CA_CERTIFICATES: ${folder} on the Docker host cannot be read: EISDIR`,
    `HOST.CA_CERTIFICATES: ${other} on the Docker host holds no PEM certificate`,
  ]);
});

test("another machine's files are not looked for here", () => {
  expect(messages(join(folder, "none.pem"), { isLocal: false })).toEqual([]);
});
