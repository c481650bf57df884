import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

jest.setTimeout(60_000);

const line = (name: string, container = name) =>
  [`id-of-${container}`, container, "shelf", name, "running", "Up 5 seconds (healthy)", ""].join("\t") + "\n";

describe("S1-07: logs", () => {
  let place: Workplace;
  beforeEach(() => {
    place = workplace("cpu.yaml");
    place.answer("ps", {
      output:
        ["shelf-vllm-tiny", "shelf-vllm-tiny-2", "shelf-redis"].map((name) => line(name)).join("") +
        line("shelf-proxy", "shelf-proxy-2026"),
    });
    place.answer("logs", { output: "one\ntwo\n" });
  });
  afterEach(() => place.remove());

  test.each([
    ["a name", "shelf-redis"],
    ["a name without the stack's", "redis"],
  ])("of %s, as they are", async (_, word) => {
    const { code, out } = await place.run("logs", word);
    expect(out).toBe("one\ntwo\n");
    expect(place.calls("logs").map(({ argv }) => argv)).toEqual([
      ["logs", "--tail", "100", "id-of-shelf-redis"],
    ]);
    expect(code).toBe(0);
  });

  test("of a model: all its engines, with their names", async () => {
    const { out } = await place.run("logs", "tiny", "--since", "10m", "--tail", "all");
    expect(out.split("\n").toSorted().slice(1)).toEqual([
      "shelf-vllm-tiny | one",
      "shelf-vllm-tiny | two",
      "shelf-vllm-tiny-2 | one",
      "shelf-vllm-tiny-2 | two",
    ]);
    expect(place.calls("logs").map(({ argv }) => argv.slice(1, 5))).toEqual(
      Array.from({ length: 2 }, () => ["--tail", "all", "--since", "10m"]),
    );
  });

  test("of a role whose container carries a revision, as data", async () => {
    const { out } = await place.run("logs", "proxy", "--json");
    expect(JSON.parse(out)).toEqual({
      logs: [{ workload: "shelf-proxy", container: "shelf-proxy-2026", lines: ["one", "two"] }],
    });
  });

  test("--follow goes on, and cannot be one document", async () => {
    await place.run("logs", "redis", "-f");
    expect(place.calls("logs")[0]?.argv).toContain("--follow");
    expect((await place.run("logs", "-f", "--json")).code).toBe(2);
  });

  test("names the closest workload, and says when there is none", async () => {
    const { code, err } = await place.run("logs", "shelf-rdis");
    expect(err).toContain('there is no workload "shelf-rdis"; did you mean "shelf-redis"?');
    expect(code).toBe(2);
    expect((await place.run("logs", "--tail", "few")).code).toBe(2);
    place.answer("ps", { output: "" });
    const nothing = await place.run("logs");
    expect(nothing.err).toContain("no container is there");
    expect(nothing.code).toBe(1);
  });
});
