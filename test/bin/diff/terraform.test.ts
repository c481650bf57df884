import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTerraformPlan } from "../../../bin/diff/terraform";
import { viewOf } from "../../../bin/diff/view";
import { plainText } from "../../../bin/diff/view-cells";
import { recorded } from "./recorded";
import { compareVersions } from "./sides";

const text = readFileSync(join(__dirname, "recorded-plan.json"), "utf8");
const plan = readTerraformPlan(JSON.parse(text));
const before = { input: recorded.before };
const after = { input: recorded.after };
const actions = ({ containers }: ReturnType<typeof compareVersions>) =>
  Object.fromEntries(
    containers.filter(({ action }) => action !== "keep").map(({ workload, action }) => [workload, action]),
  );

describe("a plan that Terraform made between two versions", () => {
  const told = compareVersions(before, after);
  const joined = compareVersions(before, after, { terraform: plan && { file: "plan.json", plan } });

  test("does what was told without it, container by container; one more is there because its creation failed", () => {
    expect(actions(told)).toEqual({
      "shelf-prometheus": "replace",
      "shelf-prometheus-config": "replace",
      "shelf-proxy": "replace",
      "shelf-vllm-more": "create",
      "shelf-vllm-steady": "update",
      "shelf-vllm-tiny": "replace",
      "shelf-vllm-words": "delete",
    });
    expect(actions(joined)).toEqual({ ...actions(told), "shelf-redis": "replace" });
  });

  test("says where it does something else, and what is besides the containers", () => {
    expect(joined.terraform).toEqual({
      file: "plan.json",
      surprises: [
        {
          address: "docker_container.shelf-redis_ED8273F4",
          workload: "shelf-redis",
          expected: "keep",
          real: "replace",
          because: "its last creation failed, so Terraform makes it anew",
        },
      ],
      others: [
        { address: "docker_image.model-shelf-vllm-more_Image_B4F8A7B6", action: "create" },
        { address: "docker_image.model-shelf-vllm-words_Image_82D695B4", action: "delete" },
      ],
    });
    const redis = joined.containers.find(({ workload }) => workload === "shelf-redis");
    expect(redis).toMatchObject({
      why: [],
      meanwhile: expect.stringContaining("without shared limits") as string,
    });
    expect(plainText(viewOf(joined).against)).toBe(
      "against main; Terraform will do something else in places, and change 2 other resources",
    );
  });

  test("that changes no container says what else it changes", () => {
    const kept = plan?.filter(({ type }) => type === "docker_container") ?? [];
    const network = { address: "docker_network.n", type: "docker_network", reason: "", attributes: [] };
    const quiet = [
      ...kept.map((one) => ({ ...one, action: "keep" as const, reason: "" })),
      { ...network, action: "replace" as const },
    ];
    const document = compareVersions(after, after, { terraform: { file: "plan.json", plan: quiet } });
    const view = viewOf(document);
    expect(document.hasChanges).toBe(true);
    expect(plainText(view.headline)).toBe("shelf: no container changes, 1 other resource");
    expect(plainText(view.against)).toBe(
      "against main; Terraform will do the same, and change 1 other resource",
    );
  });

  test("of a state that has it all already changes nothing", () => {
    const done = plan?.map((one) => ({ ...one, action: "keep" as const, reason: "" })) ?? [];
    const document = compareVersions(before, after, { terraform: { file: "plan.json", plan: done } });
    expect(actions(document)).toEqual({});
    expect(document.away).toEqual([]);
    const because = document.terraform?.surprises.map((surprise) => surprise.because);
    expect(new Set(because)).toEqual(new Set(["what is deployed is that way already"]));
  });

  test("of an empty state makes everything", () => {
    const fresh = plan
      ?.filter(({ action }) => action !== "delete")
      .map((one) => ({ ...one, action: "create" as const, reason: "" }));
    const document = compareVersions(before, after, { terraform: { file: "plan.json", plan: fresh ?? [] } });
    expect(new Set(Object.values(actions(document)))).toEqual(new Set(["create"]));
    expect(document.away).toEqual([]);
    expect(document.terraform?.surprises).toContainEqual(
      expect.objectContaining({ workload: "shelf-redis", because: "it is not there now" }),
    );
  });
});

describe("readTerraformPlan", () => {
  const entry = (more: object) => ({
    ...{ address: "a.b", mode: "managed", type: "a", change: { actions: ["no-op"] } },
    ...more,
  });
  const read = (...changes: readonly object[]) =>
    readTerraformPlan({ format_version: "1.2", resource_changes: changes });

  test.each([
    [["no-op"], "keep"],
    [["read"], "keep"],
    [["create"], "create"],
    [["update"], "update"],
    [["delete"], "delete"],
    [["forget"], "keep"],
    [["delete", "create"], "replace"],
    [["create", "delete"], "replace"],
  ])("takes %j for %s", (list, action) => {
    expect(read(entry({ change: { actions: list } }))).toMatchObject([{ address: "a.b", action }]);
  });

  test("leaves out data sources, leftovers of earlier failures, and what it does not know", () => {
    expect(read(entry({ mode: "data" }), entry({ deposed: "deadbeef" }), {}, entry({ change: {} }))).toEqual(
      [],
    );
  });

  test("knows a plan without resources from what is no plan at all", () => {
    expect(readTerraformPlan({ format_version: "1.2", planned_values: {} })).toEqual([]);
    for (const other of [
      undefined,
      null,
      [],
      "text",
      {},
      { resource_changes: [] },
      { format_version: "1.2" },
    ])
      expect(readTerraformPlan(other)).toBeUndefined();
  });
});
