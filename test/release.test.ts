/** What a release rests on: the package's own words about itself, and the workflow that publishes it. */
import { readFileSync } from "node:fs";
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

test("the workflow publishes what was checked, once, and keeps no token", () => {
  const text = read(".github/workflows/release.yml");
  const workflow = z
    .object({
      permissions: z.object({}).strict(),
      jobs: z.object({
        publish: z.object({
          permissions: z.object({ contents: z.literal("read"), "id-token": z.literal("write") }).strict(),
          steps: z.array(z.object({ run: z.string().optional() })),
        }),
      }),
    })
    .parse(parse(text));
  const commands = workflow.jobs.publish.steps.flatMap(({ run }) => run?.split("\n")[0] ?? []);
  expect(commands.slice(1)).toEqual([
    "npm ci",
    "npm run check",
    'npm pkg set "repository.type=git" "repository.url=git+https://github.com/$GITHUB_REPOSITORY.git"',
    "npm run package",
    "npm publish .package/*.tgz",
  ]);
  expect(text).not.toMatch(/secrets\./);
});
