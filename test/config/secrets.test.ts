import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { guessableSecrets, missingSecrets, readSecrets, weakSecrets } from "../../config/secrets";
import type { SecretsConfig } from "../../config/gateway-config";

const plan = {
  secrets: [
    { name: "A_KEY", readers: ["shelf-proxy", "shelf-prometheus"], canBeMade: true },
    { name: "B_KEY", readers: ["shelf-proxy"], canBeMade: false },
  ],
};

describe("readSecrets", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "secrets-test-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const load = (text: string, environment: Record<string, string | undefined>) => {
    writeFileSync(join(folder, "env"), text);
    return Object.fromEntries(read(environment).values);
  };
  const read = (environment: Record<string, string | undefined>, sources: SecretsConfig["sources"] = {}) =>
    readSecrets(
      { folder, environment, config: { envFile: "env", dir: "/srv", recipients: [], sources } },
      "values",
    );

  test("reads the env file; the environment wins (S0-09)", () => {
    expect(load("# keys\nA_KEY=file\nB_KEY='quoted one'\n", { A_KEY: "environment", C_KEY: "c" })).toEqual({
      A_KEY: "environment",
      B_KEY: "quoted one",
      C_KEY: "c",
    });
  });

  test("takes an empty value for none, wherever it stands", () => {
    expect(load("A_KEY=file\nB_KEY=\n", { A_KEY: "", C_KEY: undefined })).toEqual({ A_KEY: "file" });
  });

  test("the last line of a name counts", () => {
    expect(load("A_KEY=\nA_KEY=made\n", {})).toEqual({ A_KEY: "made" });
  });

  test("an env file that is not there is fine", () => {
    expect([...read({ A_KEY: "a" }).values]).toEqual([["A_KEY", "a"]]);
  });
});

describe("sources of their own", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "secrets-test-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const read = (sources: SecretsConfig["sources"], wanted: "names" | "values" = "values") =>
    readSecrets(
      {
        folder,
        environment: { PATH: process.env.PATH, A_KEY: "environment", TOKEN: "t-1" },
        config: { envFile: "env", dir: "/srv", recipients: [], sources },
      },
      wanted,
    );
  const node = (program: string, timeout = 20) => ({ command: [process.execPath, "-e", program], timeout });

  test("win over env file and environment; the line break at the end is not theirs", () => {
    writeFileSync(join(folder, "vault"), "from a file\n");
    const { values, origins, findings } = read({
      A_KEY: { file: "vault" },
      B_KEY: node("console.log(process.env.TOKEN + process.argv[1])"),
    });
    expect(findings).toEqual([]);
    expect([values.get("A_KEY"), values.get("B_KEY")]).toEqual(["from a file", "t-1undefined"]);
    expect([origins.get("A_KEY"), origins.get("B_KEY")]).toEqual(["file", "command"]);
  });

  test("no shell sees the arguments", () => {
    const source = { command: [process.execPath, "-p", "process.argv[1]", "$(id); `id` > x"], timeout: 20 };
    expect(read({ A_KEY: source }).values.get("A_KEY")).toBe("$(id); `id` > x");
  });

  test("are not started where only names are wanted, and what stands elsewhere does not count", () => {
    const { values, origins } = read({ A_KEY: node("process.exit(1)") }, "names");
    expect(origins.get("A_KEY")).toBe("command");
    expect(values.has("A_KEY")).toBe(false);
  });

  test.each([
    [
      "a status",
      node("console.log('s3cret'); console.error('denied'); process.exit(3)"),
      "<node> ended with 3: denied",
    ],
    ["a time that is over", node("setTimeout(() => 0, 60000)", 0.2), "<node> took too long"],
    ["nothing", node(""), "it is empty"],
    ["several lines", node("console.log('s3cret'); console.log('s3cret')"), "it has several lines"],
    [
      "a program that is not there",
      { command: ["no-such-program"], timeout: 1 },
      "no-such-program: command not found",
    ],
    ["a file that is not there", { file: "nothing" }, "nothing: no such file"],
  ])("%s is a finding that shows no output", (_, source, reason) => {
    const { findings, values } = read({ A_KEY: source });
    const said = findings.map(({ code, severity, path, message }) => ({ code, severity, path, message }));
    expect(said).toEqual([
      {
        code: "SECRET.SOURCE_FAILED",
        severity: "error",
        path: "secrets.sources.A_KEY",
        message: `gave no value: ${reason.replace("<node>", process.execPath)}`,
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain("s3cret");
    expect(values.has("A_KEY")).toBe(false);
  });
});

describe("guessableSecrets", () => {
  const found = (values: Record<string, string>) =>
    guessableSecrets(plan, new Map(Object.entries(values))).map(({ code, message }) => [code, message]);

  test("warns of short and of monotonous own values; of a provider's key nothing is known", () => {
    expect(found({ A_KEY: "tulip-42", B_KEY: "short" })).toEqual([
      ["SECRET.WEAK", "the value of A_KEY is easy to guess: about 24 bits, 64 are the least"],
    ]);
    expect(found({ A_KEY: "a".repeat(100) })).toHaveLength(1);
    expect(found({ A_KEY: "6f1d0c5b9a8e47f2b3c4" })).toEqual([]);
  });

  test("warns of a value that an own secret shares", () => {
    const value = "6f1d0c5b9a8e47f2b3c4";
    expect(found({ A_KEY: value, B_KEY: value })).toEqual([
      ["SECRET.SAME_VALUE", "A_KEY and B_KEY have the same value: who knows one knows the others"],
    ]);
  });
});

describe("missingSecrets", () => {
  test("reports each secret without a value, with its readers", () => {
    expect(missingSecrets(plan, new Map([["B_KEY", "b"]]), "error")).toEqual([
      {
        code: "SECRET.MISSING",
        severity: "error",
        path: "",
        message: "A_KEY has no value (needed by shelf-proxy, shelf-prometheus)",
        fix: "Add A_KEY=… to the env file; `llm-gateway secrets init` makes those that can be made.",
      },
    ]);
    expect(missingSecrets(plan, new Map(), "warning").map(({ severity }) => severity)).toEqual([
      "warning",
      "warning",
    ]);
  });
});

describe("weakSecrets", () => {
  test("reports values that everybody knows, in any case, and only of planned secrets", () => {
    const values = new Map([
      ["A_KEY", "ChangeMe"],
      ["B_KEY", "long and random"],
      ["OTHER", "sk-1234"],
    ]);
    expect(weakSecrets(plan, values)).toEqual([
      {
        code: "SECRET.KNOWN_DEFAULT",
        severity: "error",
        path: "",
        message: "the value of A_KEY is a default that everybody knows",
        fix: "Remove A_KEY from the env file and run `llm-gateway secrets init`, which makes a strong value.",
      },
    ]);
  });
});
