import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fixtures, workplace } from "./workplace";
import type { Workplace } from "./workplace";

const root = resolve(__dirname, "../..");

describe("the launcher", () => {
  const start = (...argv: string[]) =>
    spawnSync(join(root, "bin/llm-gateway.js"), argv, {
      encoding: "utf8",
      cwd: root,
      env: { ...process.env, NO_COLOR: "1" },
    });

  test("runs the clone's TypeScript without a build step", () => {
    const { status, stderr } = start("check", "--config", join(fixtures, "broken.mjs"));
    expect(stderr).toBe(
      [
        "config: test/bin/fixtures/broken.mjs",
        "✖ test/bin/fixtures/broken.mjs could not be read: no luck today  FILE.FAILED",
        "  fix: Correct the file; it must load without an error.",
        "1 error in test/bin/fixtures/broken.mjs",
        "",
      ].join("\n"),
    );
    expect(status).toBe(1);
  });

  test("prints one JSON document on standard output and nothing else there", () => {
    const { status, stdout } = start("plan", "--json", "--config", join(fixtures, "cpu.yaml"));
    expect(JSON.parse(stdout)).toMatchObject({ name: "shelf" });
    expect(status).toBe(0);
  });

  test("ends without a word where nobody reads, and says what stops it else", () => {
    const shell = (script: string) => spawnSync("bash", ["-c", script], { encoding: "utf8", cwd: root });
    const unread = shell("bin/llm-gateway.js explain | true; echo ${PIPESTATUS[0]}");
    expect(unread).toMatchObject({ stdout: "141\n", stderr: "" });
    const full = shell("bin/llm-gateway.js explain > /dev/full");
    expect(full).toMatchObject({ status: 1, stderr: "✖ standard output: write: no space left on device\n" });
  });

  test("is what both commands of the package point at", () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(manifest).toMatchObject({
      bin: { "llm-gateway": "bin/llm-gateway.js", "cdktf-vllm-litellm": "bin/llm-gateway.js" },
    });
  });
});

describe("the command line", () => {
  let place: Workplace;
  beforeEach(() => (place = workplace("cpu.yaml")));
  afterEach(() => place.remove());

  test.each([
    ["an unknown verb", ["chek"], "error: unknown command 'chek'"],
    ["an unknown option", ["check", "--fast"], "error: unknown option '--fast'"],
    ["a missing argument", ["render"], "error: missing required argument 'text'"],
    [
      "an option without its value",
      ["check", "--config"],
      "error: option '--config <file>' argument missing",
    ],
    [
      "a surplus argument",
      ["check", "here"],
      "error: too many arguments for 'check'. Expected 0 arguments but got 1.",
    ],
    [
      "a stack that is another one",
      ["purge", "--yes", "other"],
      "✖ this config is the stack shelf, not other",
    ],
    [
      "several texts without a folder",
      ["render", "litellm", "edge"],
      "✖ several texts need a folder: add --out DIR",
    ],
  ])("ends with 2 for %s", async (_, argv, message) => {
    const { code, out, err } = await place.run(...argv);
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  test.each([
    [["graph", "--out", "."], "<here> could not be opened: it is a directory"],
    [["snippets", "--out", "afile"], "<here>/afile could not be made: file already exists"],
    [["render", "edge", "--out", "afile"], "<here>/afile could not be made: file already exists"],
    [["init", "afile/x", "--host", "cpu"], "<here>/afile/x could not be made: a part of the path is a file"],
  ])("S4-02: %j ends with 1 and says in one line what the system refuses", async (argv, message) => {
    place.write("afile", "mine\n");
    const { code, err } = await place.run(...argv);
    expect(err.split("\n").slice(-2)).toEqual([`✖ ${message}`, ""]);
    expect(code).toBe(1);
  });

  test("a bug keeps its trace", async () => {
    const bug = Object.assign(new TypeError("not ours to hide"), { code: "ERR_INVALID_ARG_TYPE" });
    place.style = Object.defineProperty({ ...place.style }, "isUnicode", {
      get: () => {
        throw bug;
      },
    });
    await expect(place.run("explain")).rejects.toBe(bug);
  });

  test("ends with 2 and shows the help without a verb", async () => {
    const { code, err } = await place.run();
    expect(err).toContain("Where to start:");
    expect(code).toBe(2);
  });

  test.each([
    ...[
      "check",
      "explain",
      "plan",
      "render",
      "deploy",
      "smoke",
      "purge",
      "secrets init",
      "doctor",
      "status",
      "logs",
    ],
    ...[
      "stop",
      "start",
      "restart",
      "ops redis",
      "ops postgres",
      "ops flush-cache",
      "snippets",
      "graph",
      "init",
      "completion",
    ],
  ])("%s --help teaches with examples", async (verb) => {
    const { code, out } = await place.run(...verb.split(" "), "--help");
    expect(out).toContain("\nExamples:\n  $ llm-gateway ");
    expect(code).toBe(0);
  });

  test("the variable GATEWAY_CONFIG names the config, --config wins over it", async () => {
    place.environment.GATEWAY_CONFIG = join(fixtures, "findings.yaml");
    expect((await place.run("check")).code).toBe(1);
    const { err, code } = await place.run("check", "--config", "gateway.config.yaml");
    expect(err.split("\n")[0]).toBe("config: gateway.config.yaml, env file: secrets.env (not there)");
    expect(code).toBe(0);
  });
});
