import { compareUpgrade } from "../../config/upgrade";
import { databaseChanges } from "../../config/upgrade/database";
import { evaluated } from "./fixtures/evaluated";
import { evaluateInput } from "../../config/evaluate";
import { far } from "./fixtures/fixture";

function side(input: object, ...set: readonly string[]) {
  const { result, findings } = evaluateInput({ models: { far }, ...input });
  if (!result) throw new Error(JSON.stringify(findings));
  return set.length === 0 ? result : { ...result, ...evaluated({ models: { far }, ...input }, set) };
}

describe("an upgrade", () => {
  test("of LiteLLM replaces what runs its image, and nothing else", () => {
    const { replaced, findings } = compareUpgrade(side({}), side({ versions: { litellm: "1.109.1" } }));
    expect(replaced).toEqual([
      expect.objectContaining({
        name: "vllm-litellm-migrate",
        from: "litellm/litellm:v1.106.2",
        to: "litellm/litellm:v1.109.1",
      }),
      expect.objectContaining({ name: "vllm-litellm-proxy", replacement: "overlap", model: null }),
    ]);
    expect(findings).toEqual([]);
  });

  test("to the same version is nothing", () => {
    expect(compareUpgrade(side({}), side({}))).toEqual({ findings: [], database: [], replaced: [] });
  });

  test("names tables, columns and indexes of the database", () => {
    const changes = databaseChanges("1.106.2", "1.109.1");
    expect(changes).toContainEqual({
      table: "LiteLLM_UserProviderCredentials",
      kind: "new",
      added: expect.arrayContaining(["credential_b64", "@@index([credential_name])"]) as string[],
      removed: [],
    });
    expect(databaseChanges("1.109.1", "1.106.2")).toContainEqual({
      table: "LiteLLM_UserProviderCredentials",
      kind: "gone",
      added: [],
      removed: expect.arrayContaining(["credential_b64"]) as string[],
    });
  });

  test("of vLLM says which flags of an engine die", () => {
    const from = side({});
    const engine = { name: "shelf", vllm: { version: "0.32.0" } };
    const [workload] = from.plan.workloads;
    if (!workload) throw new Error("a plan without workloads");
    const argv = ["shelf", "--max-model-len", "512", "--no-such-flag=1", "--enforce-eager"];
    const engineOf = {
      ...workload,
      role: "vllm" as const,
      model: "shelf",
      argv,
      environment: { VLLM_NO_SUCH: "1", HOME: "/" },
    };
    const before = { ...from, plan: { ...from.plan, workloads: [engineOf, engineOf] } };
    const after = { ...from, config: { ...from.config, models: [{ ...from.config.models[0], ...engine }] } };
    const { findings } = compareUpgrade(before, after as unknown as typeof from); // only these fields are looked at
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "UPGRADE.FLAG_GONE --no-such-flag is written for this engine today, and vLLM 0.32.0 does not have it",
      "UPGRADE.FLAG_GONE VLLM_NO_SUCH is written for this engine today, and vLLM 0.32.0 does not have it",
    ]);
  });
});
