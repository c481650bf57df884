import { judge, readPolicies } from "../../../bin/diff/policies";
import type { Policy } from "../../../bin/diff/policies";
import { kinds } from "./kinds";
import { compareVersions } from "./sides";

const parsed = (...texts: readonly string[]): readonly Policy[] =>
  readPolicies(texts).flatMap((policy) => ("finding" in policy ? [] : [policy]));

/** Codes and messages of one kind of change under a policy. */
function found(kind: string, ...texts: readonly string[]): readonly string[] {
  const { before, after } = kinds[kind] ?? { before: undefined, after: { input: {} } };
  const { findings } = compareVersions(before, after, { policies: parsed(...texts) });
  return findings.filter(({ code }) => code.startsWith("DIFF.")).map(({ message }) => message);
}

describe("--fail-on", () => {
  test.each(["vllm", "replace:", ":vllm", "replace vllm", "REPLACE:vllm", "destroy:vllm", "replace:a b", ""])(
    "refuses %j, and says what an action is",
    (text) => {
      expect(readPolicies([text])).toEqual([
        {
          finding: expect.objectContaining({
            code: "DIFF.POLICY_UNREADABLE",
            severity: "error",
            message: `--fail-on ${JSON.stringify(text)} is not <action>:<subject>; actions: create, replace, update, delete, away, *`,
          }) as object,
        },
      ]);
    },
  );

  test("is about roles, with the key that is behind the change", () => {
    expect(found("an engine's flag", "replace:vllm")).toEqual([
      "vllm-big is replaced (models.big.vllm.maxNumSeqs), which --fail-on replace:vllm forbids",
    ]);
    expect(found("an engine's flag", "delete:vllm", "replace:proxy", "create:*", "update:*")).toEqual([]);
  });

  test("is about models, workloads and parts of names", () => {
    expect(found("an engine's flag", "replace:big")).toHaveLength(1);
    expect(found("an engine's flag", "replace:vllm-big")).toHaveLength(1);
    expect(found("an engine's flag", "replace:vllm-*")).toHaveLength(1);
    expect(found("an engine's flag", "*:*b*g")).toHaveLength(2);
    expect(found("an engine's flag", "replace:small")).toEqual([]);
  });

  test("is about who is away", () => {
    expect(found("an engine's flag", "away:big")).toEqual([
      "big is away meanwhile, which --fail-on away:big forbids",
    ]);
    expect(found("the gateway's port", "away:gateway")).toEqual([
      "the whole gateway is away meanwhile, which --fail-on away:gateway forbids",
    ]);
    expect(found("the gateway's port", "away:big")).toEqual([]);
    expect(found("an engine's flag", "away:vllm")).toEqual([
      "big is away meanwhile, which --fail-on away:vllm forbids",
    ]);
    expect(found("an engine's flag", "away:vllm-big")).toHaveLength(1);
    expect(found("the gateway's port", "away:edge")).toHaveLength(1);
    expect(found("the gateway's port", "away:vllm")).toEqual([]);
  });

  test("is about names that clients call", () => {
    expect(found("a model less", "delete:route")).toEqual([
      "the name small is removed (models.small), which --fail-on delete:route forbids",
    ]);
    expect(found("a model less", "delete:*")).toHaveLength(3);
    expect(found("routes alone", "delete:*")).toEqual([]);
  });

  test("does not take new files of an edge that stays for a replaced edge", () => {
    expect(found("files of the edge", "replace:edge")).toEqual([]);
    expect(found("files of the edge", "replace:vllm-litellm-edge-config")).toHaveLength(1);
  });

  test("about nobody is a mistake, unless it is a role that this stack does not use", () => {
    const empty = { containers: [], away: [], routes: [] };
    const codes = (text: string) =>
      judge(parsed(text), empty, ["vllm-big", "big"]).map(({ message }) => message);
    expect(codes("replace:vlmm")).toEqual([expect.stringContaining('nothing is called "vlmm"')]);
    expect(judge(parsed("replace:vlmm"), empty, [])[0]?.fix).toBe('Did you mean "vllm"?');
    expect(codes("replace:backup")).toEqual([]);
    expect(codes("replace:big")).toEqual([]);
    expect(codes("replace:old-*")).toEqual([]);
    for (const never of ["replace:route", "delete:gateway", "away:redis", "away:route"])
      expect(codes(never)).toEqual([expect.stringContaining(`"${never}" would never hold`)]);
    for (const possible of ["delete:route", "away:gateway", "*:gateway", "*:route"])
      expect(codes(possible)).toEqual([]);
  });
});
