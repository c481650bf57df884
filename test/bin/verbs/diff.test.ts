import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DiffDocument } from "../../../bin/diff/document";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

let place: Workplace;
beforeEach(() => {
  place = workplace("cpu.yaml");
  place.write("secrets.env", "FAR_KEY=sk-far-away-and-secret\n");
});
afterEach(() => place.remove());

function git(...args: readonly string[]): string {
  const settings = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main"];
  return execFileSync("git", [...settings, ...args], { cwd: place.directory, encoding: "utf8" });
}

function commit(...files: readonly string[]): void {
  if (!existsSync(join(place.directory, ".git"))) git("init", "-q");
  git("add", "--", ...files);
  git("commit", "-q", "-m", "x");
}

function change(from: string, to: string): void {
  place.write("gateway.config.yaml", place.read("gateway.config.yaml").replace(from, to));
}

const json = async (...argv: string[]) => {
  const { out, code, err } = await place.run("diff", ...argv, "--json");
  return { document: JSON.parse(out) as DiffDocument, code, err };
};
const actions = ({ containers }: DiffDocument) =>
  containers
    .filter(({ action, carries }) => action !== "keep" && !carries)
    .map(({ action, workload, why }) => `${action} ${workload}: ${(why ?? ["?"]).join(", ")}`);
const codes = (out: string) => (JSON.parse(out) as DiffDocument).findings.map(({ code }) => code);

describe("diff against a commit", () => {
  test("says what changes, with its key, and changes nothing itself", async () => {
    commit("gateway.config.yaml");
    change("port: 14831", "port: 14831, logLevel: info");
    const before = git("status", "--porcelain=v2", "--branch");
    const { document, code } = await json("--base", "HEAD");
    expect(actions(document)).toEqual(["replace shelf-proxy: proxy.logLevel"]);
    expect(document.base).toEqual({ kind: "git", from: "HEAD", commit: git("rev-parse", "HEAD").trim() });
    expect(code).toBe(0);
    expect(git("status", "--porcelain=v2", "--branch")).toBe(before);
    expect(git("worktree", "list").trim().split("\n")).toHaveLength(1);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("base-"))).toEqual([]);
  });

  test("ends with 2 where something changes, when asked", async () => {
    commit("gateway.config.yaml");
    expect((await place.run("diff", "--base", "HEAD", "--detailed-exitcode")).code).toBe(0);
    change("port: 14831", "port: 14832");
    expect((await place.run("diff", "--base", "HEAD", "--detailed-exitcode")).code).toBe(2);
    expect((await place.run("diff", "--base", "HEAD")).code).toBe(0);
    const refused = await place.run(
      "diff",
      "--base",
      "HEAD",
      "--detailed-exitcode",
      "--fail-on",
      "away:gateway",
    );
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("--fail-on away:gateway forbids");
  });

  test("applies --set to this side alone", async () => {
    commit("gateway.config.yaml");
    const { document } = await json("--base", "HEAD", "--set", "models.tiny.vllm.replicas=3");
    expect(actions(document)).toContain("create shelf-vllm-tiny-3: models.tiny.vllm.replicas");
    expect(document.keys).toMatchObject([{ key: "models.tiny.vllm.replicas", before: "2", after: "3" }]);
  });

  test("reads what that commit's config imports, from other folders and from packages, as it was", async () => {
    mkdirSync(join(place.directory, "stacks/lab"), { recursive: true });
    mkdirSync(join(place.directory, "node_modules/own-sizes"), { recursive: true });
    place.write("node_modules/own-sizes/index.js", "exports.retries = 4;");
    place.write(
      "stacks/lab/gateway.config.ts",
      `import { models } from "../shared";
       import { retries } from "own-sizes";
       export default { host: { preset: "cpu" }, models, routing: { retries } };`,
    );
    const shared = (model: string) =>
      place.write(
        "stacks/shared.ts",
        `export const models = { far: { upstream: { model: "${model}", apiKeys: ["KEY"] } } };`,
      );
    shared("openai/gpt-4o");
    commit("stacks");
    shared("openai/gpt-4.1");
    const { document, code } = await json("--config", "stacks/lab/gateway.config.ts", "--base", "main");
    expect(document.findings).toEqual([]);
    expect(document.keys).toEqual([
      {
        key: "models.far.upstream.model",
        ...{ before: "openai/gpt-4o", after: "openai/gpt-4.1" },
        changes: ["vllm-litellm-proxy"],
      },
    ]);
    expect(document.routes).toMatchObject([
      { model: "far", before: { answeredBy: "openai/gpt-4o" }, after: { answeredBy: "openai/gpt-4.1" } },
    ]);
    expect(code).toBe(0);
  });

  test("starts no hook and no filter, and follows no link out of the commit", async () => {
    const ran = join(place.directory, "ran");
    commit("gateway.config.yaml");
    place.write(".gitattributes", "* filter=own\n");
    execFileSync("ln", ["-s", "/etc/hostname", join(place.directory, "outside.txt")]);
    commit(".gitattributes", "outside.txt");
    git("config", "filter.own.smudge", `touch ${ran}; cat`);
    const hook = join(place.directory, ".git/hooks/post-checkout");
    mkdirSync(join(place.directory, ".git/hooks"), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\ntouch ${ran}\n`);
    chmodSync(hook, 0o755);
    expect((await place.run("diff", "--base", "HEAD")).code).toBe(0);
    expect(existsSync(ran)).toBe(false);
  });

  test("counts everything as new where the commit has no config", async () => {
    place.write("README", "x");
    commit("README");
    const { document } = await json("--base", "HEAD");
    expect(document.base.kind).toBe("nothing");
    expect(new Set(document.containers.map(({ action }) => action))).toEqual(new Set(["create"]));
    const { out } = await place.run("diff", "--base", "HEAD");
    expect(out).toContain("which has no config: everything is new");
  });

  test("finds a config that had another format", async () => {
    commit("gateway.config.yaml");
    place.write("gateway.config.json", JSON.stringify({ host: { preset: "cpu" }, models: {} }));
    rmSync(join(place.directory, "gateway.config.json"));
    const text = place.read("gateway.config.yaml");
    rmSync(join(place.directory, "gateway.config.yaml"));
    place.write("gateway.config.yml", text);
    expect(actions((await json("--base", "HEAD")).document)).toEqual([]);
  });

  test("goes on where that config has errors, and says so", async () => {
    const good = place.read("gateway.config.yaml");
    place.write("gateway.config.yaml", good.replace("port: 14831", "port: none"));
    commit("gateway.config.yaml");
    place.write("gateway.config.yaml", good);
    const { document } = await json("--base", "HEAD");
    expect(document.findings).toContainEqual(expect.objectContaining({ code: "DIFF.BASE_HAS_ERRORS" }));
    expect(actions(document)).toEqual(["replace shelf-edge: proxy.port"]);
  });
});

describe("diff against a file", () => {
  test("knows no key where the file is a plan, and finds the same changes", async () => {
    place.write("plan.json", (await place.run("plan", "--json")).out);
    expect((await place.run("diff", "--base", "plan.json", "--detailed-exitcode")).code).toBe(0);
    change("port: 14831", "port: 14831, logLevel: info");
    const { document } = await json("--base", "plan.json");
    expect(actions(document)).toEqual(["replace shelf-proxy: ?"]);
    expect(document.keys).toBeNull();
    expect((await place.run("diff", "--base", "plan.json")).out).toContain("not known from a plan");
  });

  test("takes another config", async () => {
    place.write("other.yaml", place.read("gateway.config.yaml").replace("14831", "14832"));
    expect(actions((await json("--base", "other.yaml")).document)).toEqual([
      "replace shelf-edge: proxy.port",
    ]);
  });
});

describe("what cannot be compared with", () => {
  test.each<[string, string, string]>([
    ["nothing of that name", "mian", "DIFF.BASE_UNKNOWN"],
    ["an option of git's", "--help", "DIFF.BASE_UNKNOWN"],
    ["a plan of another version", "old-plan.json", "DIFF.BASE_UNREADABLE"],
    ["a config that cannot be read", "broken.yaml", "DIFF.BASE_BROKEN"],
  ])("is %s", async (_, base, code) => {
    commit("gateway.config.yaml");
    place.write("old-plan.json", JSON.stringify({ name: "shelf", workloads: [], startOrder: [] }));
    place.write("broken.yaml", "a: [");
    const { out, code: ended } = await place.run("diff", `--base=${base}`, "--json");
    expect(codes(out)).toEqual([code]);
    expect(ended).toBe(1);
  });

  test("is a branch without a repository", async () => {
    const { err, code } = await place.run("diff", "--base", "main");
    expect(err).toContain("the config lies in no repository of git");
    expect(code).toBe(1);
  });

  test("is a commit that a shallow clone does not have: the fix says how to get it", async () => {
    commit("gateway.config.yaml");
    writeFileSync(join(place.directory, ".git/shallow"), git("rev-parse", "HEAD"));
    const { err } = await place.run("diff", "--base", "origin/main");
    expect(err).toContain("fetch-depth: 0");
  });

  test("is a commit whose files a partial clone does not have: nothing counts as new, and no policy passes", async () => {
    commit("gateway.config.yaml");
    change("port: 14831", "port: 14832");
    commit("gateway.config.yaml");
    git("config", "uploadpack.allowFilter", "true");
    git("clone", "-q", "--filter=blob:none", `file://${place.directory}`, "clone");
    const asked = ["diff", "--config", "clone/gateway.config.yaml", "--fail-on", "delete:*", "--base"];
    const { out, err, code } = await place.run(...asked, "HEAD^");
    expect(err).toContain("HEAD^ cannot be compared with: ");
    expect(err).toContain("`git fetch --refetch --no-filter`");
    expect([out, code]).toEqual(["", 1]);
    git("-C", "clone", "fetch", "-q", "--refetch", "--no-filter");
    expect((await place.run(...asked, "HEAD^")).code).toBe(0);
  }, 30_000);

  test("is a commit with a file that is lost", async () => {
    place.write("gateway.config.yaml", `${place.read("gateway.config.yaml")}# as it was\n`);
    commit("gateway.config.yaml");
    const id = git("rev-parse", "HEAD:gateway.config.yaml").trim();
    rmSync(join(place.directory, ".git/objects", id.slice(0, 2), id.slice(2)));
    const { err, code } = await place.run("diff", "--base", "HEAD");
    expect(err).toContain("HEAD cannot be compared with: git does not hold its file gateway.config.yaml");
    expect(code).toBe(1);
  });

  test("is a plan that is not Terraform's, or of another stack", async () => {
    commit("gateway.config.yaml");
    place.write("empty.json", "{}");
    place.write("other.json", JSON.stringify({ format_version: "1.2", resource_changes: [] }));
    const asked = async (file: string) =>
      codes((await place.run("diff", "--base", "HEAD", "--terraform", file, "--json")).out);
    expect(await asked("absent.json")).toEqual(["DIFF.TERRAFORM_UNREADABLE"]);
    expect(await asked("empty.json")).toEqual(["DIFF.TERRAFORM_UNREADABLE"]);
    expect(await asked("other.json")).toEqual(["DIFF.TERRAFORM_OTHER_STACK"]);
  });

  test("is nothing at all: wrong usage", async () => {
    expect((await place.run("diff")).code).toBe(2);
    const { code, err } = await place.run("diff", "--base", "HEAD", "--json", "--format", "markdown");
    expect(code).toBe(2);
    expect(err).toContain("two forms of the same");
  });

  test("stops a config of its own with errors, with their findings", async () => {
    commit("gateway.config.yaml");
    change("port: 14831", "prot: 14831");
    const { out, code } = await place.run("diff", "--base", "HEAD", "--json");
    expect(codes(out)).toEqual(["SHAPE.UNKNOWN_KEY"]);
    expect(code).toBe(1);
    const comment = await place.run("diff", "--base", "HEAD", "--format", "markdown");
    expect(comment.out).toMatch(
      /^<!-- llm-gateway diff: gateway.config.yaml -->\n\n### `gateway.config.yaml`: nothing can be said yet\n\n- ✖ /,
    );
    expect(comment.out).toContain("`SHAPE.UNKNOWN_KEY`");
  });
});

test("the comment of a config is found again by its path, whatever the config says and is called", async () => {
  mkdirSync(join(place.directory, "stacks/a b"), { recursive: true });
  const good = place.read("gateway.config.yaml");
  for (const file of ["gateway.config.yaml", "stacks/a b/gateway.config.yaml"]) place.write(file, good);
  commit("gateway.config.yaml", "stacks");
  const mark = async (...argv: string[]) =>
    (await place.run("diff", "--base", "HEAD", "--format", "markdown", ...argv)).out.split("\n")[0];
  const file = "stacks/a b/gateway.config.yaml";
  const marked = [
    "<!-- llm-gateway diff: gateway.config.yaml -->",
    `<!-- llm-gateway diff: ${encodeURI(file)} -->`,
  ];
  expect([await mark(), await mark("--config", file)]).toEqual(marked);
  for (const broken of ["a: [", "models: 3"]) {
    place.write(file, broken);
    expect([await mark(), await mark("--config", file)]).toEqual(marked);
  }
});

test("no form shows the value of a secret, whatever the config says", async () => {
  commit("gateway.config.yaml");
  change(
    "mode: embedding",
    "mode: embedding, description: key sk-far-away-and-secret at http://u:pass-word@x",
  );
  for (const format of ["text", "markdown", "json"]) {
    const { out, err } = await place.run("diff", "--base", "HEAD", "--format", format);
    expect(out).toContain("description");
    for (const secret of ["sk-far-away", "pass-word"]) expect(out + err).not.toContain(secret);
  }
});
