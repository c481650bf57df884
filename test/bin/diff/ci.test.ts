/** docs/ci/review.sh with the real command line, and stand-ins for cdktf and Terraform; the workflow that calls it. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { root } from "../../examples";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

const script = join(root, "docs/ci/review.sh");
let place: Workplace;
beforeEach(() => (place = workplace("cpu.yaml")));
afterEach(() => place.remove());

function git(...args: readonly string[]): void {
  const author = ["-c", "user.name=a", "-c", "user.email=a@b"];
  execFileSync("git", [...author, ...args], { cwd: place.directory });
}

function program(name: string, text: string): string {
  const file = join(place.directory, "fake", name);
  writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  return file;
}

function review(variables: Readonly<Record<string, string>>) {
  const environment = {
    ...place.environment,
    HOME: place.directory,
    LLM_GATEWAY: `${process.execPath} ${join(root, "bin/llm-gateway.js")}`,
    ...variables,
  };
  const { status, stdout, stderr } = spawnSync("bash", [script], {
    cwd: place.directory,
    env: environment,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const text = (file: string) => readFileSync(join(place.directory, "review", file), "utf8");

/** A stack whose port changes. */
function changed(): void {
  git("init", "-q");
  git("add", "gateway.config.yaml");
  git("commit", "-q", "-m", "x");
  place.write("gateway.config.yaml", place.read("gateway.config.yaml").replace("14831", "14832"));
}

const patience = 240_000;

test(
  "the script writes the comment, and ends with 1 for a broken policy",
  () => {
    changed();
    const { status, stdout } = review({ BASE: "HEAD", FAIL_ON: "delete:* away:gateway" });
    expect(text("comment.md")).toContain("| replace | `shelf-edge` | `proxy.port` |");
    expect(text("comment.md")).toContain("which --fail-on away:gateway forbids");
    expect(stdout).toContain("<!-- llm-gateway diff: gateway.config.yaml -->");
    expect(status).toBe(1);
  },
  patience,
);

test(
  "with Terraform it plans without a lock and without asking the host, and joins the plan",
  () => {
    changed();
    const address = /docker_container\.\S*edge_[0-9A-F]{8}/.exec(synthesised())?.[0] ?? "";
    const plan = {
      format_version: "1.2",
      resource_changes: [
        { address, mode: "managed", type: "docker_container", change: { actions: ["no-op"] } },
      ],
    };
    place.write("fake/plan.json", JSON.stringify(plan));
    const calls = join(place.directory, "calls");
    program(
      "terraform",
      `echo "$@" >> ${calls}
case "$2" in
  plan) touch review/plan.out; exit 2 ;;
  show) cat ${join(place.directory, "fake/plan.json")} ;;
esac`,
    );
    const cdktf = program("own-cdktf", `echo "cdktf $@" $GATEWAY_SET >> ${calls}`);
    const path = `${join(place.directory, "fake")}:${place.environment.PATH ?? ""}`;
    const more = { GATEWAY_SET: "proxy.port=14833", PATH: path, TERRAFORM_BINARY_NAME: "" };
    const { status } = review({ BASE: "HEAD", TERRAFORM: "yes", CDKTF: cdktf, ...more });
    const lines = place.read("calls").trim().split("\n");
    const out = join(place.directory, "review/plan.out");
    expect(lines).toEqual([
      "cdktf synth proxy.port=14833 host.docker.endpoint= host.docker.certPath=",
      "-chdir=cdktf.out/stacks/shelf init -input=false -no-color",
      `-chdir=cdktf.out/stacks/shelf plan -input=false -no-color -lock=false -refresh=false -detailed-exitcode -out=${out}`,
      `-chdir=cdktf.out/stacks/shelf show -json ${out}`,
    ]);
    expect(text("comment.md")).toContain("what is deployed is that way already");
    expect(existsSync(out)).toBe(false);
    expect(status).toBe(0);
  },
  patience,
);

test(
  "with Terraform it plans without the certificates of a host that is reached by TLS",
  () => {
    changed();
    const config = place.read("gateway.config.yaml");
    place.write(
      "gateway.config.yaml",
      config.replace("preset: cpu", "preset: cpu, docker: { endpoint: tcp://gpu-1:2376, certPath: certs }"),
    );
    const app = `${process.execPath} --import ${join(root, "node_modules/tsx/dist/loader.mjs")} ${join(root, "main.ts")}`;
    const cdktf = program("own-cdktf", `${app}; exit 1`);
    review({ BASE: "HEAD", TERRAFORM: "yes", CDKTF: cdktf });
    const stack = JSON.parse(place.read("cdktf.out/stacks/shelf/cdk.tf.json")) as { provider: unknown };
    expect(stack.provider).toEqual({ docker: [{}] });
  },
  patience,
);

test(
  "a synthesis that fails plans nothing: what lies there is of another time",
  () => {
    changed();
    const terraform = program("own-terraform", "touch planned");
    const cdktf = program("own-cdktf", "exit 1");
    const { status } = review({
      BASE: "HEAD",
      TERRAFORM: "yes",
      TERRAFORM_BINARY_NAME: terraform,
      CDKTF: cdktf,
    });
    expect(existsSync(join(place.directory, "planned"))).toBe(false);
    expect(status).toBe(1);
  },
  patience,
);

/** Addresses as `diff` itself prints them. */
function synthesised(): string {
  const gateway = join(root, "bin/llm-gateway.js");
  return execFileSync(process.execPath, [gateway, "plan", "--json"], {
    cwd: place.directory,
    env: { ...place.environment, HOME: place.directory },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

test(
  "a config with errors has a comment too",
  () => {
    changed();
    place.write("gateway.config.yaml", "models: 3");
    const { status } = review({ BASE: "HEAD" });
    expect(text("comment.md")).toContain("nothing can be said yet");
    expect(status).toBe(1);
  },
  patience,
);

test("without a base nothing is started", () => {
  mkdirSync(join(place.directory, "empty"));
  const { status, stderr } = review({});
  expect(stderr).toContain("set BASE to the commit to compare with");
  expect(status).not.toBe(0);
});

const workflowSchema = z.looseObject({
  on: z.strictObject({ workflow_call: z.looseObject({ inputs: z.record(z.string(), z.unknown()) }) }),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions: z.record(z.string(), z.string()),
      steps: z.array(z.looseObject({ run: z.string().optional(), uses: z.string().optional() })),
    }),
  ),
});

describe("the reusable workflow", () => {
  const workflow = workflowSchema.parse(
    parse(readFileSync(join(root, ".github/workflows/review.yml"), "utf8")),
  );
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test("has no permission but to read the code and to comment", () => {
    expect(workflow.permissions).toEqual({});
    expect(Object.values(workflow.jobs).map(({ permissions }) => permissions)).toEqual([
      { contents: "read", "pull-requests": "write" },
    ]);
  });

  test("puts nothing that others write into a command", () => {
    expect(steps.flatMap(({ run }) => (run?.includes("${{") === true ? [run] : []))).toEqual([]);
  });

  test("runs the script that the package brings, with commands that a shell can read", () => {
    expect(steps.some(({ run }) => run?.includes("cdktf-vllm-litellm/docs/ci/review.sh"))).toBe(true);
    for (const { run } of steps) if (run !== undefined) execFileSync("bash", ["-n"], { input: run });
    const { files } = z
      .looseObject({ files: z.array(z.string()) })
      .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
    expect(files).toContain("docs/ci/review.sh");
  });
});
