import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateGateway } from "../../config";
import type { Finding } from "../../config";
import { setFindings } from "./fixtures/set";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "stated-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const yaml = `models:
  far: { upstream: { model: groq/far } }
routing:
  retries: -1
  fallbacks: { far: [away] }
`;

async function evaluated(...set: string[]) {
  const file = join(folder, "gateway.config.yaml");
  writeFileSync(file, yaml);
  return evaluateGateway(file, { set });
}

const short = ({ path, message, location }: Finding) => ({ path, message, line: location?.line });

describe("--set", () => {
  test("wins over the file, so that its mistakes are gone", async () => {
    const { findings, result } = await evaluated("routing.retries=2", "routing.fallbacks=");
    expect(findings).toEqual([]);
    expect(result?.config.routing).toMatchObject({ retries: 2, fallbacks: {} });
  });

  test("findings about its values say so and have no place in the file; others keep theirs", async () => {
    const { findings } = await evaluated("routing.retries=many", "proxi.port=1", "routing.timeut=60s");
    expect(findings.map(short)).toEqual([
      expect.objectContaining({ path: "proxi", line: undefined }),
      { path: "routing.retries", message: 'got "many", needs a number (from --set)', line: undefined },
      expect.objectContaining({ path: "routing.timeut", line: undefined }),
      { path: "routing.fallbacks.far[0]", message: 'unknown model "away"; known: none', line: 5 },
    ]);
    expect(findings.filter(({ message }) => message.endsWith(" (from --set)"))).toHaveLength(3);
  });

  test("a part of an object is set, the rest is the file's", async () => {
    const { findings } = await evaluated("routing.fallbacks.far=[]");
    expect(findings.map(short)).toContainEqual({
      path: "routing.retries",
      message: "got -1, needs at least 0",
      line: 4,
    });
  });

  test("what is no assignment is reported, and stops", async () => {
    const { findings, result } = await evaluated(
      "routing.retries=2",
      "routing.fallbacks=",
      "routing.retries",
    );
    expect(findings).toEqual(setFindings);
    expect(result).toBeUndefined();
  });
});
