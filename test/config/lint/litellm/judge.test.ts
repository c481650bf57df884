import { judgeLitellmConfig, judgeLitellmSection } from "../../../../config/lint/litellm/judge";
import { litellmSectionNames } from "../../../../config/upstream/litellm";
import fc from "fast-check";
import { keyFindings } from "../../fixtures/litellm-key-findings";
import { valueFindings } from "../../fixtures/litellm-value-findings";
import { documents } from "../../fixtures/litellm-documents";
import { pinned } from "./pinned";

describe("judgeLitellmConfig (G12, G13, G16, G19, G28–G35)", () => {
  test.each(Object.entries(documents))("reports %s", (name, document) => {
    expect(judgeLitellmConfig(pinned, document)).toEqual({ ...keyFindings, ...valueFindings }[name]);
  });

  test("a prefix stands before every path", () => {
    const document = { router_settings: { num_retires: 1 }, model_list: [{}] };
    const paths = judgeLitellmConfig(pinned, document, ["a", "b"]).map(({ path }) => path);
    expect(paths).toEqual(["a.b.router_settings.num_retires", "a.b.model_list[0]", "a.b.model_list[0]"]);
  });

  test("anything at all is judged without an exception", () => {
    const keys = litellmSectionNames.flatMap((section) => [...pinned.sections[section].types.keys()]);
    const key = fc.oneof(fc.string(), fc.constantFrom(...keys));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.jsonValue(),
        fc.constantFrom("os.environ/A", "1e-7", "on", "prometheus"),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(key, tie("value"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(value, (document) => {
        for (const finding of judgeLitellmConfig(pinned, document))
          expect(finding.fix).toMatch(/^[A-Z].*[.]$/s);
      }),
      { numRuns: 300 },
    );
  });
});

describe("judgeLitellmSection", () => {
  test("judges one section alone, with what lies in it", () => {
    const value = { cache_params: { type: "s3", s3_verify: 1 }, drop_params: "os.environ/DROP" };
    expect(judgeLitellmSection(pinned, "litellm_settings", value, ["litellm", "litellmSettings"])).toEqual([
      expect.objectContaining({
        code: "LITELLM.VALUE_TYPE",
        path: "litellm.litellmSettings.cache_params.s3_verify",
      }),
    ]);
  });

  test("every key of the table takes null", () => {
    const found = litellmSectionNames.flatMap((section) => {
      const types = [...pinned.sections[section].types.keys()];
      const value = Object.fromEntries(types.map((key) => [key, null]));
      return judgeLitellmSection(pinned, section, value, []).map(({ code }) => code);
    });
    // What must be there, what is dead, and a timeout that is not set.
    expect([...new Set(found)].toSorted()).toEqual([
      "LITELLM.KEY_DEAD",
      "LITELLM.VALUE_CRASHES",
      "LITELLM.VALUE_TRAP",
    ]);
  });
});
