import fc from "fast-check";
import { conceal, namedValue } from "../../../bin/diff/conceal";
import { kinds } from "./kinds";
import { compareVersions } from "./sides";

describe("what is shown", () => {
  const pasted = "sk-proj-abcdefghijklmnop1234";

  test.each([
    ["apiKey", "hunter2hunter2", "(hidden)"],
    ["HF_TOKEN", "hf-value", "(hidden)"],
    ["--api-key", "value", "(hidden)"],
    ["masterKey", "LITELLM_MASTER_KEY", "LITELLM_MASTER_KEY"],
    ["maxTokens", "12", "12"],
  ])("of %s is its value only where it is no secret", (name, value, shown) => {
    expect(namedValue(name, value)).toBe(shown);
  });

  test("hides keys inside of objects by their names", () => {
    expect(namedValue("state", { pg: { password: "hunter2", schema: "a" } })).toBe(
      '{"pg":{"password":"(hidden)","schema":"a"}}',
    );
  });

  test.each([
    [`token ${pasted}!`, "token (hidden)!"],
    ["postgres://me:hunter2@db/x", "postgres://me:(hidden)@db/x"],
    ["hf_abcdefghijklmnopqrst", "(hidden)"],
    ["AKIAABCDEFGHIJKLMNOP", "(hidden)"],
    ["-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----", "(hidden)"],
    ["sk-short, http://host:8000/v1, a@b", "sk-short, http://host:8000/v1, a@b"],
  ])("hides what has the form of a key: %j", (text, shown) => {
    expect(conceal({ list: [text] }, new Map())).toEqual({ list: [shown] });
  });

  test("never holds the value of a secret that is known here, wherever it stands", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9!%&/=+-]{6,20}$/);
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (value, left, right) => {
        const document = { a: [`${left}${value}${right}`], b: { c: value, d: 1, e: null } };
        const shown = conceal(document, new Map([["SHELF", value]]));
        const texts = [shown.a[0] ?? "", shown.b.c];
        expect(texts.filter((text) => text.includes(value) && !"(SHELF)".includes(value))).toEqual([]);
        expect(shown.b).toMatchObject({ d: 1, e: null });
      }),
      { numRuns: 200 },
    );
  });

  test("of a container's variables and flags neither, also where only the earlier version had them", () => {
    const after = kinds["an engine's flag"]?.after ?? { input: {} };
    const input = JSON.parse(JSON.stringify(after.input)) as { models: { big: { vllm: object } } };
    Object.assign(input.models.big.vllm, {
      env: { S3_PASSWORD: "hunter2hunter2" },
      engineArgs: { "api-key": "plain-value-4711" },
    });
    const document = compareVersions({ input }, after);
    const [engine] = document.containers.filter(({ workload }) => workload === "vllm-big");
    expect(engine?.differences).toEqual(
      expect.arrayContaining([
        { what: "environment S3_PASSWORD", before: "(hidden)", after: null },
        { what: "--api-key", before: "(hidden)", after: null },
      ]),
    );
    expect(JSON.stringify(document)).not.toMatch(/hunter2|4711/);
  });

  test("names the secret whose value was there; a longer one first", () => {
    const values = new Map([
      ["SHORT", "abcdef"],
      ["LONG", "abcdefgh"],
      ["TINY", "ab"],
    ]);
    expect(conceal(["abcdefgh abcdef ab"], values)).toEqual(["(LONG) (SHORT) ab"]);
  });
});
