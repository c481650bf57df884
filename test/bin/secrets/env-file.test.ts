import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import fc from "fast-check";
import { withChanges, writeEnvFile } from "../../../bin/secrets/env-file";
import type { Terminal } from "../../../bin/terminal";

describe("withChanges", () => {
  const changed = (text: string, changes: Record<string, string | null>) =>
    withChanges(text, new Map(Object.entries(changes)));

  test("replaces the last line of a name, removes the others, leaves all else", () => {
    expect(changed("# ours\nA=1\nB=2\nexport A=3\n\n#A=4\n", { A: "new" })).toBe(
      "# ours\nB=2\nA=new\n\n#A=4\n",
    );
  });

  test("puts new names last, also without a line break at the end", () => {
    expect(changed("A=1", { B: "2" })).toBe("A=1\nB=2\n");
    expect(changed("", { B: "2" })).toBe("B=2\n");
    expect(changed("A=1\n\n", { B: "2" })).toBe("A=1\n\nB=2\n");
  });

  test("removes a name", () => expect(changed("A=1\nB=2\n", { A: null })).toBe("B=2\n"));

  test("what is written is read back, and other names keep their values", () => {
    const value = fc
      .string({ unit: "grapheme-ascii", minLength: 1 })
      .filter((text) => !["'", '"', "`"].every((mark) => text.includes(mark)));
    fc.assert(
      fc.property(value, value, (first, second) => {
        const once = changed("", { A: first, B: "kept" });
        const text = changed(once, { A: second, C: first });
        expect(parseEnv(text)).toEqual({ A: second, B: "kept", C: first });
      }),
    );
  });
});

describe("writeEnvFile", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "env-write-test-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (text: string, changes: Record<string, string | null>, recipients: string[] = []) => {
    const file = join(folder, "env");
    writeFileSync(file, text, { mode: 0o640 });
    const secrets = { envFile: "env", dir: "/srv", recipients, sources: {} };
    const environment = { PATH: `${folder}:/usr/bin:/bin`, HOME: folder };
    const terminal = { environment } as unknown as Terminal; // the only part that is read
    const place = { file, shown: "env", configFile: join(folder, "gateway.config.yaml"), secrets };
    return writeEnvFile(terminal, place, new Map(Object.entries(changes)));
  };
  const program = (name: string, script: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const age = "-----BEGIN AGE ENCRYPTED FILE-----\n";

  test("keeps the mode of the file", async () => {
    expect(await write("A=1\n", { A: "2" })).toEqual([]);
    expect(readFileSync(join(folder, "env"), "utf8")).toBe("A=2\n");
    expect(statSync(join(folder, "env")).mode & 0o777).toBe(0o640);
  });

  test("encrypts for the recipients what age has opened; nothing in clear is on the disk", async () => {
    program("age", `if [ "$1" = --decrypt ]; then echo A=1; else echo "${age}$*"; cat > /dev/null; fi`);
    expect(await write(`${age}x`, { B: "s3cret" }, ["age1abc", "age1def"])).toEqual([]);
    expect(readFileSync(join(folder, "env"), "utf8")).toBe(
      `${age}--encrypt --armor --recipient age1abc --recipient age1def\n`,
    );
  });

  test("without recipients nothing is written", async () => {
    program("age", "echo A=1");
    const [finding] = await write(`${age}y`, { B: "s3cret" });
    expect(finding?.message).toBe("B could not be written to env: secrets.recipients is empty");
    expect(readFileSync(join(folder, "env"), "utf8")).toBe(`${age}y`);
  });

  test("sets values of a SOPS file over standard input", async () => {
    program("sops", 'if [ "$1" = decrypt ]; then echo A=1; else echo "$*" >> "$0.log"; cat >> "$0.log"; fi');
    expect(await write("A=ENC[x]\nsops_mac=ENC[y]\n", { A: "s3cret", B: null })).toEqual([]);
    expect(readFileSync(join(folder, "sops.log"), "utf8")).toBe(
      [
        `set --value-stdin --input-type dotenv --output-type dotenv ${folder}/env ["A"]`,
        `"s3cret"unset --input-type dotenv --output-type dotenv ${folder}/env ["B"]`,
        "",
      ].join("\n"),
    );
  });
});
