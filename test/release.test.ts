/** What a release rests on: the package's own words about itself, and the workflow that publishes it. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { root } from "./examples";

const read = (file: string) => readFileSync(join(root, file), "utf8");
const manifest = z
  .object({
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
    typesVersions: z.object({ "*": z.record(z.string(), z.array(z.string())) }),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    peerDependencies: z.record(z.string(), z.string()),
    peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean() })),
    publishConfig: z.object({ access: z.literal("public"), provenance: z.literal(true) }),
  })
  .parse(JSON.parse(read("package.json")));

test("every entry with types has them for older ways to resolve modules too", () => {
  const entries = Object.entries(manifest.exports).filter(([, target]) => typeof target !== "string");
  expect(entries.map(([entry]) => entry)).toEqual([".", "./compiler"]);
  const older = Object.entries(manifest.typesVersions["*"]).map(([name, [types]]) => [`./${name}`, types]);
  expect(older).toEqual(
    entries.slice(1).map(([name, target]) => [name, typeof target === "string" ? "" : target.types]),
  );
});

test("what only the constructs need is a peer, optional, and never a dependency", () => {
  const peers = Object.keys(manifest.peerDependencies);
  expect(peers.toSorted()).toEqual(["@cdktf/provider-docker", "cdktf", "constructs"]);
  expect(manifest.peerDependenciesMeta).toEqual(
    Object.fromEntries(peers.map((name) => [name, { optional: true }])),
  );
  expect(peers.filter((name) => name in manifest.dependencies)).toEqual([]);
  expect(peers.filter((name) => !(name in manifest.devDependencies))).toEqual([]);
});

test("the changelog has a heading for the version, and one for what comes", () => {
  expect(read("CHANGELOG.md")).toMatch(/^## \[Unreleased\]$/m);
  expect(read("CHANGELOG.md")).toContain(`\n## [${manifest.version}]`);
});

const workflowText = read(".github/workflows/release.yml");
const { steps } = z
  .object({
    permissions: z.object({}).strict(),
    jobs: z.object({
      publish: z.object({
        permissions: z.strictObject({
          contents: z.literal("read"),
          actions: z.literal("read"),
          "id-token": z.literal("write"),
        }),
        steps: z.array(z.object({ name: z.string().optional(), run: z.string().optional() })),
      }),
    }),
  })
  .parse(parse(workflowText)).jobs.publish;

describe("before it publishes, the workflow", () => {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], {
      cwd: folder,
      encoding: "utf8",
    }).trim();
  beforeAll(() => {
    git("init", "-q");
    git("commit", "-q", "--allow-empty", "-m", "on main");
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    git("commit", "-q", "--allow-empty", "-m", "beside it");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** `runs` have passed. */
  function asked(commit: string, runs: number) {
    git("checkout", "-q", commit);
    writeFileSync(join(folder, "gh"), `#!/bin/sh\necho "$*" >&2\necho ${runs}\n`, { mode: 0o755 });
    const { run = "exit 3" } = steps.find(({ name }) => name?.startsWith("The commit is on main")) ?? {};
    const env = { PATH: `${folder}:${process.env.PATH ?? ""}`, GITHUB_REPOSITORY: "team/gateway" };
    const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", run], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    return { status, said: `${stdout}${stderr}` };
  }

  test("refuses a commit that is not on main", () => {
    const beside = git("rev-parse", "HEAD");
    expect(asked(beside, 1)).toMatchObject({
      status: 1,
      said: expect.stringContaining(`::error::${beside} is not on main\n`) as string,
    });
  });

  test("wants a run of CI that passed on it", () => {
    const main = git("rev-parse", "origin/main");
    expect(asked(main, 0)).toMatchObject({
      status: 1,
      said: expect.stringContaining("CI has not passed") as string,
    });
    const { status, said } = asked(main, 1);
    expect(status).toBe(0);
    expect(said).toContain(`workflows/ci.yml/runs?head_sha=${main}&branch=main&event=push&status=success`);
    expect(parse(read(".github/workflows/ci.yml"))).toMatchObject({ on: { push: { branches: ["main"] } } });
  });
});

test("the workflow publishes what was checked, once, and keeps no token", () => {
  const commands = steps.flatMap(({ run }) => run?.split("\n")[0] ?? []);
  expect(commands.slice(2)).toEqual([
    "npm ci",
    "npm run check",
    'npm pkg set "repository.type=git" "repository.url=git+https://github.com/$GITHUB_REPOSITORY.git"',
    "npm run package",
    "npm publish .package/*.tgz",
  ]);
  expect(workflowText).not.toMatch(/secrets\./);
});
