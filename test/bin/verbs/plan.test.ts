import { join } from "node:path";
import { evaluateGateway } from "../../../config";
import { planTables } from "../../../bin/plan/tables";
import { fixtures, workplace } from "../workplace";
import type { Workplace } from "../workplace";

describe("plan", () => {
  let place: Workplace;
  beforeEach(() => {
    place = workplace("cpu.yaml");
    place.write("secrets.env", "FAR_KEY=sk-far-away\n");
  });
  afterEach(() => place.remove());

  const planned = async () => (await evaluateGateway(join(fixtures, "cpu.yaml"))).result?.plan;

  test("prints the tables on standard output and the findings beside them", async () => {
    const { code, out, err } = await place.run("plan");
    const plan = await planned();
    expect(out).toBe(`${plan ? planTables(plan, new Map([["FAR_KEY", ""]]), place.style) : ""}\n`);
    expect(err).toContain("⚠ REDIS_PASSWORD has no value");
    expect(err).not.toContain("FAR_KEY");
    expect(code).toBe(0);
    expect((await place.run("plan", "--strict")).code).toBe(1);
  });

  test("--json prints the plan as one document with the keys of the contract", async () => {
    const { code, out } = await place.run("plan", "--json");
    const document = JSON.parse(out) as Record<string, unknown>;
    const plan = await planned();
    expect(Object.keys(document)).toEqual(
      expect.arrayContaining([
        "name",
        "url",
        "workloads",
        "startOrder",
        "gpus",
        "routes",
        "ports",
        "secrets",
      ]),
    );
    expect(document.workloads).toEqual(JSON.parse(JSON.stringify(plan?.workloads)));
    expect(document.routes).toMatchObject([
      { model: "far", deployments: ["far-far-key"], fallbacks: [] },
      { model: "tiny", deployments: ["shelf-vllm-tiny", "shelf-vllm-tiny-2"], fallbacks: ["far"] },
      { model: "words", deployments: ["shelf-vllm-words"], fallbacks: [] },
    ]);
    expect(document.secrets).toContainEqual({
      name: "FAR_KEY",
      readers: ["shelf-proxy"],
      canBeMade: false,
      set: true,
    });
    expect(code).toBe(0);
  });

  test("every engine of the JSON has its memory as a list", async () => {
    const { workloads } = JSON.parse((await place.run("plan", "--json")).out) as {
      workloads: { role: string; memory: unknown }[];
    };
    const engines = workloads.filter(({ role }) => role === "vllm");
    expect(engines).toHaveLength(3);
    expect(engines.every(({ memory }) => Array.isArray(memory))).toBe(true);
  });

  test("never prints a value", async () => {
    for (const argv of [["plan"], ["plan", "--json"]]) {
      const { out, err } = await place.run(...argv);
      expect(out + err).not.toContain("sk-far-away");
    }
  });
});
