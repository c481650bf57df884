import { join } from "node:path";
import { explainText } from "../../../bin/plan/explain";
import { planPage } from "../../../bin/plan/html/page";
import { placementTables } from "../../../bin/plan/tables";
import { evaluateGateway, explainPlan } from "../../../config";
import { readPage } from "../plan/html/structure";
import { fixtures, workplace } from "../workplace";
import type { Workplace } from "../workplace";

/** What the compiler says of a config of the fixtures. */
async function evaluated(config: string) {
  const { draft, findings } = await evaluateGateway(join(fixtures, config));
  if (!draft) throw new Error(`${config} has no plan`);
  return { ...draft, findings };
}

let place: Workplace;
afterEach(() => place.remove());

describe("plan --html", () => {
  beforeEach(() => (place = workplace("rack.yaml")));

  test("prints the page on standard output and the findings beside it", async () => {
    const { config, plan } = await evaluated("rack.yaml");
    const { code, out, err } = await place.run("plan", "--html");
    expect(readPage(out).text).toContain("FAR_KEY has no value (needed by rack-proxy) SECRET.MISSING");
    expect(out.replace(/<section>\n<h2>Findings[^]*?<\/section>\n/, "")).toBe(
      planPage({ plan, explained: explainPlan(config, plan), findings: [], values: new Map() }),
    );
    expect(err).toContain("⚠ FAR_KEY has no value");
    expect(code).toBe(0);
  });

  test("writes a file, also into a new folder, and the same bytes again", async () => {
    const first = await place.run("plan", "--html", "out/plan.html");
    const page = place.read("out/plan.html");
    expect(first).toMatchObject({ code: 0, out: "" });
    expect(first.err).toContain("\nwritten: out/plan.html\n");
    expect(readPage(page).elements.length).toBeGreaterThan(50);
    await place.run("plan", "--html", "out/plan.html");
    expect(place.read("out/plan.html")).toBe(page);
  });
});

describe("plan --explain", () => {
  beforeEach(() => (place = workplace("rack.yaml")));

  test.each(["big", "default"])("prints the arithmetic of %s", async (name) => {
    const { config, plan } = await evaluated("rack.yaml");
    const { code, out } = await place.run("plan", "--explain", name);
    expect(out).toBe(`${explainText(explainPlan(config, plan, "big"))}\n`);
    expect(out).toMatch(/^big on GPU 0-1/);
    expect(code).toBe(0);
  });

  test("of a group asks for a member", async () => {
    const config = `${place.read("gateway.config.yaml")}  groups: { both: [{ model: big }, { model: small }] }\n`;
    place.write("gateway.config.yaml", config);
    const { code, err } = await place.run("plan", "--explain", "both");
    expect(err).toContain("both is a group; explain a member: big, small");
    expect(code).toBe(2);
  });

  test("--json has the lines as data", async () => {
    const { config, plan } = await evaluated("rack.yaml");
    const { out } = await place.run("plan", "--explain", "small", "--json");
    const document: unknown = JSON.parse(out);
    expect(document).toEqual({ model: "small", engines: explainPlan(config, plan, "small"), findings: [] });
    expect(document).toMatchObject({ engines: [{ workloads: ["rack-vllm-small"], gpus: ["2"] }] });
  });
});

describe("a plan that says no", () => {
  beforeEach(() => (place = workplace("too-small.yaml")));

  test("shows what sits where beside the findings, and nothing else", async () => {
    const { plan } = await evaluated("too-small.yaml");
    const { code, out, err } = await place.run("plan");
    expect(out).toBe(`${placementTables(plan, place.style)}\n`);
    expect(out).toMatch(/ -\d+\.\d {2}big\n/);
    expect(err).toContain("✖ models.big.vllm: ");
    expect(code).toBe(1);
  });

  test("--json has the findings alone", async () => {
    const { code, out } = await place.run("plan", "--json");
    expect(Object.keys(JSON.parse(out) as object)).toEqual(["findings"]);
    expect(code).toBe(1);
  });

  test("--html is a page with the findings", async () => {
    const { code, out } = await place.run("plan", "--html");
    expect(readPage(out).text).toContain("GiB too few");
    expect(out).toContain('<span class="error">error</span> <code>models.big.vllm</code>');
    expect(code).toBe(1);
  });

  test("--explain has the arithmetic and ends with 1", async () => {
    const { code, out, err } = await place.run("plan", "--explain", "big");
    expect(out).toMatch(/^big on GPU 0/);
    expect(err).toContain("✖ models.big.vllm: ");
    expect(code).toBe(1);
    const json = await place.run("plan", "--explain", "big", "--json");
    expect(JSON.parse(json.out)).toMatchObject({ findings: [{ path: "models.big.vllm" }] });
    expect(json.code).toBe(1);
  });

  test("what is wrong elsewhere is not shown as a plan", async () => {
    place.write("gateway.config.yaml", "models: { a: { upstream: { model: openai/x }, mode: chats } }\n");
    expect(await place.run("plan")).toMatchObject({ code: 1, out: "" });
    expect(await place.run("plan", "--explain", "a")).toMatchObject({ code: 1, out: "" });
  });
});

describe("wrong usage of plan", () => {
  beforeEach(() => (place = workplace("rack.yaml")));

  test.each([
    [["--html", "--json"], "--html and --json are two forms of the same: ask one"],
    [["--html", "--explain", "big"], "--html and --explain are different answers: ask one"],
    [["--explain", "bigg"], 'there is no model "bigg"; did you mean "big"?'],
    [["--explain", "nothing"], 'there is no model "nothing"; known: big, far, small'],
    [["--explain", "far"], "far is answered by somebody else's endpoint: there is no memory to explain"],
    [["--gpu", "h100-80gb"], "--gpu belongs to --fit"],
    [["--max-model-len", "1024"], "--max-model-len belongs to --fit"],
    [["--fit", "gpt-oss-20b"], "--fit needs a type of GPU: add --gpu h100-80gb"],
    [
      ["--fit", "gpt-oss-20b", "--gpu", "h100-80gb", "--config", "x"],
      "--fit reads no config: leave --config out",
    ],
    [["--fit", "gpt-oss-20b", "--gpu", "h100"], 'there is no type of GPU "h100"; known: '],
    [
      ["--fit", "gpt-oss-20b", "--gpu", "h100-80g"],
      'there is no type of GPU "h100-80g"; did you mean "h100-80gb"?',
    ],
    [
      ["--fit", "gpt-os-20b", "--gpu", "h100-80gb"],
      'there is no model preset or folder "gpt-os-20b"; did you mean "gpt-oss-20b"?',
    ],
    [
      ["--fit", "gpt-oss-20b", "--gpu", "h100-80gb", "--max-num-seqs", "0"],
      "A whole number above 0 is needed.",
    ],
    [
      ["--fit", "gpt-oss-20b", "--gpu", "h100-80gb", "--gpu-memory-utilization", "92"],
      "A number above 0 and at most 1 is needed.",
    ],
  ])("%j", async (argv, message) => {
    const { code, out, err } = await place.run("plan", ...argv);
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});
