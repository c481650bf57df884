/** The files that a host of repositories reads: workflows, templates, owners, updates, editors. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { workflowFile } from "../bin/init/workflow";
import { serviceImages } from "../config/presets/images";
import { root } from "./examples";

const read = (...path: string[]) => readFileSync(join(root, ...path), "utf8");
const filesOf = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted();

describe("licence", () => {
  test("is MIT, in the file, in the package and in the lock", () => {
    expect(read("LICENSE").split("\n").slice(0, 3)).toEqual([
      "MIT License",
      "",
      "Copyright (c) 2026 the cdktf-vllm-litellm authors",
    ]);
    const named = z.object({ license: z.literal("MIT") });
    named.parse(JSON.parse(read("package.json")));
    const lock = z.looseObject({ packages: z.record(z.string(), z.looseObject({})) });
    named.loose().parse(lock.parse(JSON.parse(read("package-lock.json"))).packages[""]);
    expect(read("README.md")).toMatch(/\bMIT\b/);
  });
});

const stepSchema = z
  .object({
    name: z.string().optional(),
    id: z.string().optional(),
    if: z.string().optional(),
    uses: z.string().optional(),
    with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    env: z.record(z.string(), z.string()).optional(),
    run: z.string().optional(),
  })
  .strict()
  .refine((step) => (step.uses === undefined) !== (step.run === undefined), "one of uses and run")
  .refine((step) => step.with === undefined || step.uses !== undefined, "with belongs to uses");

const workflowSchema = z
  .object({
    name: z.string(),
    on: z.record(z.string(), z.unknown()),
    permissions: z.record(z.string(), z.enum(["read", "write", "none"])),
    concurrency: z
      .object({ group: z.string(), "cancel-in-progress": z.union([z.boolean(), z.string()]) })
      .optional(),
    jobs: z.record(
      z.string(),
      z
        .object({
          "runs-on": z.string(),
          "timeout-minutes": z.number(),
          container: z.object({ image: z.string(), options: z.string().optional() }).strict().optional(),
          permissions: z.record(z.string(), z.enum(["read", "write", "none"])),
          defaults: z
            .object({ run: z.object({ shell: z.string(), "working-directory": z.string().optional() }) })
            .optional(),
          steps: z.array(stepSchema).min(1),
        })
        .strict(),
    ),
  })
  .strict();

describe.each(filesOf(".github/workflows"))("workflow %s", (file) => {
  const text = read(".github/workflows", file);
  const open = () => workflowSchema.parse(parse(text));

  test("has the form of a workflow, and no right that a job does not name", () => {
    const { permissions, jobs } = open();
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(Object.keys(job.permissions)).toContain("contents");
  });

  test("names every action by the commit, and says which version that is", () => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, action = ""]) => action);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((action) => !/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual(
      [],
    );
  });

  test("checks out without leaving a token behind, and puts no foreign text into a shell", () => {
    const steps = Object.values(open().jobs).flatMap((job) => job.steps);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@") === true);
    expect(checkouts.map((step) => step.with?.["persist-credentials"])).toEqual([false]);
    expect(steps.filter(({ run }) => run?.includes("${{") === true)).toEqual([]);
  });

  test("reads only outputs of steps that there are", () => {
    const steps = Object.values(open().jobs).flatMap((job) => job.steps);
    const ids = steps.flatMap(({ id }) => id ?? []);
    const asked = [...text.matchAll(/\bsteps\.([\w-]+)\./g)].map(([, id = ""]) => id);
    expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

test("CI runs what everybody runs", () => {
  expect(filesOf(".github/workflows")).toEqual(["ci.yml", "release.yml", "review.yml"]);
  const { jobs, on } = workflowSchema.parse(parse(read(".github/workflows/ci.yml")));
  expect(jobs.run?.steps.at(-1)).toEqual({ run: ".ci/run" });
  expect(Object.keys(on)).toEqual(["push", "pull_request"]);
});

describe("issue templates", () => {
  const formSchema = z.object({
    name: z.string(),
    description: z.string(),
    labels: z.array(z.string()),
    body: z
      .array(
        z.object({
          type: z.enum(["markdown", "textarea", "input", "dropdown", "checkboxes"]),
          id: z.string().optional(),
          attributes: z.looseObject({ description: z.string().optional() }),
          validations: z.object({ required: z.boolean() }).optional(),
        }),
      )
      .min(1),
  });

  test.each(["bug.yml", "feature.yml"])("%s is a form with ids, and asks for what doctor prints", (file) => {
    const { body } = formSchema.parse(parse(read(".github/ISSUE_TEMPLATE", file)));
    const ids = body.flatMap(({ type, id }) => (type === "markdown" ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(undefined);
    const text = read(".github/ISSUE_TEMPLATE", file);
    expect(text).toContain("npx llm-gateway doctor --json");
    expect(text).toContain("no value of a secret");
  });

  test("there are no blank ones", () => {
    expect(parse(read(".github/ISSUE_TEMPLATE/config.yml"))).toMatchObject({ blank_issues_enabled: false });
    expect(existsSync(join(root, ".github/PULL_REQUEST_TEMPLATE.md"))).toBe(true);
  });
});

test("CODEOWNERS names paths that there are, and nobody who is made up", () => {
  const lines = read(".github/CODEOWNERS")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  expect(lines.length).toBeGreaterThan(4);
  const gone = lines.filter((line) => line !== "*" && !existsSync(join(root, line.split(" ")[0] ?? "")));
  expect(gone).toEqual([]);
  expect(lines.filter((line) => line.includes("@"))).toEqual([]);
});

describe("renovate.json", () => {
  const managers = z
    .object({
      customManagers: z.array(
        z.object({ managerFilePatterns: z.array(z.string()), matchStrings: z.array(z.string()) }),
      ),
      packageRules: z.array(z.looseObject({ matchDepNames: z.array(z.string()).optional() })),
    })
    .parse(JSON.parse(read("renovate.json")));
  const found = (index: number, file: string) => {
    const manager = managers.customManagers[index];
    const patterns = manager?.managerFilePatterns.map((text) => new RegExp(text.slice(1, -1))) ?? [];
    if (!patterns.some((pattern) => pattern.test(file))) throw new Error(`${file} is not looked at`);
    const text = read(file);
    return (manager?.matchStrings ?? []).flatMap((form) =>
      [...text.matchAll(new RegExp(form, "g"))].map(({ groups }) => groups ?? {}),
    );
  };

  test("its expression finds every image that a stack runs, name and tag", () => {
    const images = found(0, "config/presets/images.ts").map(
      ({ depName = "", currentValue = "" }) => `${depName}:${currentValue}`,
    );
    expect(images).toEqual(Object.values(serviceImages).map(({ image }) => image));
  });

  test.each([".github/workflows/ci.yml", ".github/workflows/review.yml", ".devcontainer/devcontainer.json"])(
    "its expression finds the version of Terraform in %s",
    (file) => {
      expect(found(1, file).map(({ currentValue }) => currentValue)).toEqual(["1.11.4"]);
    },
  );

  test("its expression finds every action of the workflow that init writes, at the commits that are used here", () => {
    const written = found(2, "bin/init/workflow.ts").map(
      ({ depName = "", currentDigest = "", currentValue = "" }) =>
        `uses: ${depName}@${currentDigest} # ${currentValue}`,
    );
    expect(written).toEqual(workflowFile("").text.match(/uses: .*/g));
    const own = filesOf(".github/workflows").map((file) => read(".github/workflows", file));
    expect(written.filter((line) => !own.some((text) => text.includes(line)))).toEqual([]);
  });

  test("its rules are about packages and images that there are", () => {
    const manifest = read("package.json");
    const images = Object.values(serviceImages).map(({ image }) => image.split(":")[0] ?? "");
    const names = managers.packageRules.flatMap((rule) => rule.matchDepNames ?? []);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !images.includes(name) && !manifest.includes(`"${name}"`))).toEqual([]);
  });
});

test(".editorconfig says what prettier does", () => {
  const prettier = z
    .object({ printWidth: z.number() })
    .strict()
    .parse(JSON.parse(read(".prettierrc.json")));
  const [, general = ""] = read(".editorconfig").split(/^\[\*\]$/m);
  const keys = Object.fromEntries(
    (general.split(/^\[/m)[0] ?? "")
      .split("\n")
      .filter((line) => line.includes("="))
      .map((line) => line.split(" = ")),
  ) as Record<string, string>;
  expect(keys).toEqual({
    charset: "utf-8",
    end_of_line: "lf",
    indent_style: "space",
    indent_size: "2",
    insert_final_newline: "true",
    trim_trailing_whitespace: "true",
    max_line_length: String(prettier.printWidth),
  });
});

test("the development container has what the rig asks for", () => {
  const { image, features } = z
    .object({
      image: z.string(),
      features: z.record(z.string(), z.object({ version: z.string().optional() })),
    })
    .parse(JSON.parse(read(".devcontainer/devcontainer.json")));
  expect(image).toContain("node:20");
  const wanted = ["docker-in-docker", "go", "python", "terraform"];
  expect(
    Object.keys(features)
      .map((name) => name.replace(/^.*\/(.*):\d+$/, "$1"))
      .toSorted(),
  ).toEqual(wanted);
});

test("commands of CONTRIBUTING.md are scripts of the package", () => {
  const scripts = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read("package.json"))).scripts;
  const named = [...read("CONTRIBUTING.md").matchAll(/npm run ([a-z0-9:]+)/g)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(6);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
