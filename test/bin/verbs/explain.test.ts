import { errorAreas, errorCatalogue, runbook } from "../../../config";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

describe("explain", () => {
  let place: Workplace;
  beforeEach(() => (place = workplace("cpu.yaml")));
  afterEach(() => place.remove());

  test("says of a code what it means, how it looks and what to do, whatever the case", async () => {
    const { code, out, err } = await place.run("explain", "gpu.Used_Twice");
    expect(out).toBe(
      `
GPU.USED_TWICE (error)
  means    Two engines, or one engine twice, sit on a GPU that is not shared.
  example  models.shelf.vllm.gpuIds: GPU "3" is already held by vllm-wall
  fix      Give it another GPU, or set \`sharedGpu\` and \`gpuMemoryUtilization\` on both.
`.trimStart(),
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  test("shows an example without a path, and where the severity is another one", async () => {
    const { out } = await place.run("explain", "SECRET.MISSING");
    expect(out.split("\n").filter((_, line) => line !== 1 && line !== 3)).toEqual([
      "SECRET.MISSING (warning; error in `deploy`)",
      "  example  FAR_KEY has no value (needed by vllm-litellm-proxy)",
      "",
    ]);
  });

  test("says of an alert what to do, whatever the case", async () => {
    const { code, out } = await place.run("explain", "edgedown");
    expect(out.split("\n").map((line) => line.slice(0, 41).trimEnd())).toEqual([
      "EdgeDown (runbook)",
      "  symptom  Clients cannot connect: nobody",
      "  cause    The edge's container ended, or",
      "  command  docker ps -a --filter name=<st",
      "  fix      Start it with `docker start <s",
      "",
    ]);
    expect(code).toBe(0);
    const { out: json } = await place.run("explain", "EdgeDown", "--json");
    expect(JSON.parse(json)).toEqual({ name: "EdgeDown", ...runbook.EdgeDown });
  });

  test("--json prints the row", async () => {
    const { out } = await place.run("explain", "EDGE.OFF", "--json");
    expect(JSON.parse(out)).toEqual({ code: "EDGE.OFF", ...errorCatalogue.get("EDGE.OFF") });
  });

  test.each([
    ["GPU.USED_TWIC", '✖ there is no code "GPU.USED_TWIC"; did you mean "GPU.USED_TWICE"?'],
    ["edge", '✖ there is no code "edge"; `llm-gateway explain` lists them'],
  ])("ends with 2 for %s", async (asked, message) => {
    const { code, out, err } = await place.run("explain", asked);
    expect(err.split("\n")[0]).toBe(message);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  test("without a code lists all by area, each with one line", async () => {
    const { code, out } = await place.run("explain");
    const sections = out.trimEnd().split("\n\n");
    expect(sections.map((section) => section.split("\n")[0])).toEqual(errorAreas.map(({ title }) => title));
    expect(sections[0]?.split("\n")[2]).toBe(
      "  FILE.FORMAT_UNKNOWN   error  The file's extension is none of `.ts`, `.js`, `.mjs`, `.cjs`, `.yaml`, `.yml`, `.json`.",
    );
    const rows = [...out.matchAll(/^ {2}(\S+) +(?:error|warning) +\S.*\.$/gm)].map(([, name]) => name);
    expect(rows).toEqual([...errorCatalogue.keys()]);
    expect(code).toBe(0);
  });

  test("--json without a code prints all rows by area", async () => {
    const { out } = await place.run("explain", "--json");
    const { areas } = JSON.parse(out) as { areas: { title: string; codes: { code: string }[] }[] };
    expect(areas.map(({ title }) => title)).toEqual(errorAreas.map(({ title }) => title));
    expect(areas.flatMap(({ codes }) => codes.map(({ code }) => code))).toEqual([...errorCatalogue.keys()]);
  });
});
