import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../../../config";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

const yaml = "model_list: []\ngeneral_settings:\n  master_key: sk-1234\n";
const warned = "model_list: []\nlitellm_settings:\n  set_verbose: true\n";

describe("lint", () => {
  let place: Workplace;
  beforeEach(() => (place = workplace("cpu.yaml")));
  afterEach(() => place.remove());

  const folder = (name: string) => mkdirSync(join(place.directory, name), { recursive: true });

  test("S4-16 says what is wrong where, with the fix, and ends with 1", async () => {
    place.write("config.yaml", yaml);
    expect(await place.run("lint", "config.yaml")).toEqual({
      code: 1,
      out: "",
      err: `✖ general_settings.master_key: master_key is a default that everybody knows  LINT.SECRET_KNOWN
  at config.yaml:3:3
  fix: Make a value of its own, as with openssl rand -hex 32, and keep it in an env file that is not shared.
1 error in config.yaml
`,
    });
  });

  test("a warning fails with --strict alone", async () => {
    place.write("config.yaml", warned);
    expect((await place.run("lint", "config.yaml")).code).toBe(0);
    expect((await place.run("lint", "--strict", "config.yaml")).code).toBe(1);
  });

  test("a right file is said to be right", async () => {
    place.write(
      "config.yaml",
      "model_list: []\ngeneral_settings:\n  master_key: os.environ/LITELLM_MASTER_KEY\n",
    );
    expect(await place.run("lint", "config.yaml")).toEqual({
      code: 0,
      out: "",
      err: "no findings in config.yaml\n",
    });
  });

  test("a folder is searched for files of known kinds; others, packages and this toolkit's config are passed over", async () => {
    folder("stack/node_modules/x");
    folder("stack/litellm");
    place.write("stack/litellm/config.yaml", yaml);
    place.write("stack/.env", "IS_STREAMING=true\n");
    place.write("stack/notes.md", "# notes\n");
    place.write("stack/other.yaml", "shelf: 1\n");
    place.write("stack/gateway.config.yaml", place.read("gateway.config.yaml"));
    place.write("stack/node_modules/x/config.yaml", yaml);
    const { code, out } = await place.run("lint", "--json", "stack");
    const { findings } = JSON.parse(out) as { findings: Finding[] };
    expect(findings.map(({ file, code: finding, location }) => [file, finding, location?.line])).toEqual([
      ["stack/.env", "LINT.VARIABLE_IDLE", 1],
      ["stack/litellm/config.yaml", "LINT.SECRET_KNOWN", 3],
    ]);
    expect(code).toBe(1);
  });

  test("files given together are judged together", async () => {
    place.write(
      "config.yaml",
      "model_list:\n  - model_name: a\n    litellm_params: { model: hosted_vllm/a, api_base: 'http://vllm-a:8000/v1' }\n",
    );
    place.write(
      "docker-compose.yml",
      "services:\n  vllm-b:\n    image: vllm/vllm-openai:v0.32.0\n    command: --model b\n",
    );
    expect((await place.run("lint", "docker-compose.yml")).code).toBe(0);
    const { out } = await place.run("lint", "--json", "config.yaml", "docker-compose.yml");
    const { findings } = JSON.parse(out) as { findings: Finding[] };
    expect(findings.map(({ code }) => code)).toEqual(["LINT.HOST_UNKNOWN"]);
  });

  test("--format github and sarif name the file of each finding", async () => {
    folder("stack");
    place.write("stack/config.yaml", yaml);
    const github = await place.run("lint", "--format", "github", "stack");
    expect(github.out).toMatch(/^::error file=stack\/config\.yaml,line=3,col=3,title=LINT\.SECRET_KNOWN::/);
    const { out } = await place.run("lint", "--format", "sarif", "stack");
    expect(JSON.parse(out)).toMatchObject({
      runs: [
        {
          results: [
            {
              ruleId: "LINT.SECRET_KNOWN",
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: "stack/config.yaml" },
                    region: { startLine: 3 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test.each([
    ["nothing", [], "missing required argument"],
    ["a file that is not there", ["nowhere.yaml"], "there is no file or folder nowhere.yaml"],
    ["a folder with nothing to judge", ["empty"], "empty has no file that lint knows"],
    [
      "a version without a table",
      ["--litellm-version", "1.106.3", "gateway.config.yaml"],
      'there is no LiteLLM version "1.106.3"',
    ],
    [
      "two forms of output",
      ["--json", "--format", "sarif", "gateway.config.yaml"],
      "--json is --format json",
    ],
  ])("%s is wrong usage", async (_, argv, message) => {
    folder("empty");
    const { code, err } = await place.run("lint", ...argv);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  test("this toolkit's own config is pointed to check, and an unknown file is refused", async () => {
    place.write("notes.md", "# notes\n");
    const { code, err } = await place.run("lint", "gateway.config.yaml", "notes.md");
    expect(err).toContain("LINT.FILE_OF_GATEWAY");
    expect(err).toContain("LINT.FILE_UNKNOWN");
    expect(code).toBe(1);
  });
});
