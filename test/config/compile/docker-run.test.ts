/** The script of docker commands, run for real by /bin/sh with a stand-in for docker. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileDockerRun, networksOf } from "../../../config";
import { dockerWords } from "../../../config/compile/docker-words";
import { evaluated } from "../fixtures/evaluated";
import { rich } from "../fixtures/rich";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "docker-run-"))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes down its arguments, each ended by a zero byte, each call by another. */
const standIn = `#!/bin/sh
[ "$1" = inspect ] && echo healthy
{ printf '%s\\0' "$PWD" "$@"; printf '\\0'; } >> "$CALLS"
`;

function calls(script: string): readonly (readonly string[])[] {
  const path = { calls: join(folder, "calls"), script: join(folder, "docker-run.sh") };
  writeFileSync(join(folder, "docker"), standIn);
  chmodSync(join(folder, "docker"), 0o755);
  writeFileSync(path.script, script);
  const environment = { PATH: `${folder}:${process.env.PATH ?? ""}`, CALLS: path.calls };
  const { status, stderr } = spawnSync("sh", [path.script], { env: environment, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const made = readFileSync(path.calls, "utf8").split("\0\0").slice(0, -1);
  return made
    .map((call) => call.split("\0"))
    .map(([directory = "", ...words]) => {
      // Config files are named relative to the script, from wherever it is called.
      expect(directory).toBe(folder);
      return words;
    });
}

describe("S0-15: the docker script", () => {
  const env = { A: "$HOME ${x} `id` it's", B: "two\nlines" };
  const { config, plan } = evaluated({ ...rich, proxy: { ...rich.proxy, env } });

  test("is read by a shell word for word, a container each", () => {
    const made = calls(compileDockerRun(config, plan)).filter(
      ([verb]) => verb === "run" || verb === "create",
    );
    const expected = plan.workloads.map((workload) => [
      ...(networksOf(plan, workload).length === 1 ? ["run", "--detach"] : ["create"]),
      ...dockerWords(config, plan, workload).flat(),
    ]);
    expect(made.toSorted()).toEqual(expected.toSorted());
    expect(made.flat()).toContain(`A=${env.A}`);
  });

  test("waits for what a container does not wait for itself, and for nothing else", () => {
    const made = calls(compileDockerRun(config, plan));
    const waited = made
      .filter(([verb]) => verb === "wait" || verb === "inspect")
      .map((words) => words.at(-1));
    expect(waited).toEqual(["shelf-roles", "shelf-migrate", "shelf-migrate", "shelf-proxy"]);
  });
});
