import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { encryptionOf, identityFile, readEnvFile, sopsFormat } from "../../config/env-file";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "env-file-test-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const program = (name: string, script: string) => {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
};
const environment = (path: string) => ({ PATH: path, HOME: "/home/ops" });
const read = (text: string, identity?: string, path = `${folder}${delimiter}/usr/bin:/bin`) => {
  const file = join(folder, "env");
  writeFileSync(file, text);
  return readEnvFile(file, { folder, identity, environment: environment(path) });
};

const sopsText =
  "FAR_KEY=ENC[AES256_GCM,data:p673w==,iv:YY=,tag:UQ==,type:str]\nsops_version=3.11.0\nsops_mac=ENC[AES256_GCM,data:x,type:str]\n";
const ageText =
  "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24=\n-----END AGE ENCRYPTED FILE-----\n";

describe("how a file is encrypted", () => {
  test.each([
    ["lines in clear", "A=1\n# sops and age\n", undefined],
    ["an armored age file", ageText, "age"],
    ["a binary age file", "age-encryption.org/v1\n-> X25519 abc\n", "age"],
    ["dotenv of SOPS", sopsText, "SOPS"],
    ["YAML of SOPS", "A: ENC[AES256_GCM,data:x]\nsops:\n    mac: ENC[x]\n", "SOPS"],
    ["JSON of SOPS", '{\n\t"A": "ENC[x]",\n\t"sops": {}\n}', "SOPS"],
  ])("%s", (_, text, encryption) => expect(encryptionOf(text)).toBe(encryption));

  test("the form of a SOPS file is in its text, not in its name", () => {
    expect([sopsText, "A: x\nsops:\n  mac: y\n", '{"sops": {}}'].map(sopsFormat)).toEqual([
      "dotenv",
      "yaml",
      "json",
    ]);
  });
});

describe("the file with the key", () => {
  const at = (identity: string | undefined, more: Record<string, string> = {}) =>
    identityFile({ folder: "/srv/gateway", identity, environment: { HOME: "/home/ops", ...more } });

  test("is the config's, else what SOPS takes too", () => {
    expect(at("key.txt", { SOPS_AGE_KEY_FILE: "/else" })).toBe("/srv/gateway/key.txt");
    expect(at("~/key.txt")).toBe("/home/ops/key.txt");
    expect(at(undefined, { SOPS_AGE_KEY_FILE: "/else" })).toBe("/else");
    expect(at(undefined)).toBe("/home/ops/.config/sops/age/keys.txt");
  });
});

describe("an encrypted file", () => {
  test("of age comes over standard input, with the key by its path", () => {
    program("age", 'echo "A=$*"; cat > "$(dirname "$0")/got"');
    expect(read(ageText, "key.txt")).toEqual({
      encryption: "age",
      text: `A=--decrypt --identity ${folder}/key.txt\n`,
      problem: undefined,
      names: ["A"],
    });
    expect(readFileSync(join(folder, "got"), "utf8")).toBe(ageText);
  });

  test("of SOPS is opened in its own form and read as lines", () => {
    program("sops", 'echo "A=$*"; echo "B=$SOPS_AGE_KEY_FILE"');
    expect(read(sopsText, "key.txt").text).toBe(
      `A=decrypt --input-type dotenv --output-type dotenv ${folder}/env\nB=${folder}/key.txt\n`,
    );
  });

  test("is opened once, however often it is read", () => {
    program("age", 'echo "A=$(ls "$(dirname "$0")" | grep -c asked)"; touch "$(dirname "$0")/asked"');
    expect([read(ageText, "k").text, read(ageText, "k").text]).toEqual(["A=0\n", "A=0\n"]);
  });

  test("stays closed without the program, or with another key; SOPS leaves the names readable", () => {
    expect(read(ageText, undefined, folder)).toEqual({
      encryption: "age",
      text: undefined,
      problem: "age: command not found",
      names: [],
    });
    program("sops", 'echo "Failed to get the data key" >&2; echo "  no identity matched" >&2; exit 128');
    expect(read(sopsText)).toEqual({
      encryption: "SOPS",
      text: undefined,
      problem: "no identity matched",
      names: ["FAR_KEY"],
    });
  });

  const withAge = spawnSync("age", ["--version"]).status === 0 ? test : test.skip;
  withAge("of the real age, where it is installed", () => {
    const key = join(folder, "key.txt");
    spawnSync("age-keygen", ["-o", key]);
    const recipient = spawnSync("age-keygen", ["-y", key], { encoding: "utf8" }).stdout.trim();
    const encrypted = spawnSync("age", ["-r", recipient], { input: "FAR_KEY=s3cret\n" }).stdout;
    writeFileSync(join(folder, "env"), encrypted);
    const found = readEnvFile(join(folder, "env"), { folder, identity: "key.txt", environment: process.env });
    // eslint-disable-next-line jest/no-standalone-expect -- `withAge` is a test, skipped where age is missing
    expect(found).toMatchObject({ encryption: "age", text: "FAR_KEY=s3cret\n", names: ["FAR_KEY"] });
  });
});
