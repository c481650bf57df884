import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSecretValues, missingSecrets, weakSecrets } from "../../config/secrets";

const plan = {
  secrets: [
    { name: "A_KEY", readers: ["shelf-proxy", "shelf-prometheus"], canBeMade: true },
    { name: "B_KEY", readers: ["shelf-proxy"], canBeMade: false },
  ],
};

describe("loadSecretValues", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "secrets-test-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const load = (text: string, environment: Record<string, string | undefined>) => {
    const file = join(folder, "env");
    writeFileSync(file, text);
    return Object.fromEntries(loadSecretValues(file, environment));
  };

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
    expect([...loadSecretValues(join(folder, "nothing"), { A_KEY: "a" })]).toEqual([["A_KEY", "a"]]);
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
