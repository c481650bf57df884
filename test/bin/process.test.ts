import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { capture, follow } from "../../bin/process";

const environment = { PATH: process.env.PATH };
const shell = (script: string) => ({ file: "/bin/sh", args: ["-c", script], environment });

describe("capture", () => {
  test("collects both outputs and the exit status", async () => {
    expect(await capture(shell("echo out; echo err >&2; exit 3"))).toEqual({
      code: 3,
      output: "out\n",
      errors: "err\n",
    });
  });

  test("gives a program its standard input", async () => {
    expect((await capture({ ...shell("cat"), input: "some lines\n" })).output).toBe("some lines\n");
  });

  test("a program that does not read its input ends as it wants", async () => {
    const finished = await capture({ ...shell("exit 4"), input: "x".repeat(1_000_000) });
    expect(finished).toEqual({ code: 4, output: "", errors: "" });
  });

  test("a program that is not there has the status 127 and says its name", async () => {
    const finished = await capture({ file: "program-of-nobody", args: [], environment });
    expect(finished).toEqual({ code: 127, output: "", errors: "program-of-nobody: command not found" });
  });

  test("a program that was killed has not succeeded", async () => {
    expect(await capture(shell("kill -9 $$"))).toEqual({ code: 1, output: "", errors: "ended by SIGKILL" });
  });
});

describe("follow", () => {
  test("hands out each line of both outputs", async () => {
    const lines: string[] = [];
    expect(
      await follow(shell("echo one; echo two >&2; printf three; exit 5"), (line) => lines.push(line)),
    ).toBe(5);
    expect(lines.toSorted()).toEqual(["one", "three", "two"]);
  });

  test("an interrupted parent lets its child end in order first", async () => {
    const program = `require("tsx/cjs");
      const { follow } = require(${JSON.stringify(resolve(__dirname, "../../bin/process.ts"))});
      const script = 'trap "echo ends in order; exit 7" TERM; echo ready; while :; do sleep 0.1; done';
      follow({ file: "/bin/sh", args: ["-c", script], environment: process.env }, (line) => console.log(line))
        .then((code) => { process.exitCode = code; });`;
    const parent = spawn(process.execPath, ["-e", program], { cwd: join(__dirname, "../..") });
    let said = "";
    parent.stdout.on("data", (chunk) => {
      said += String(chunk);
      if (said === "ready\n") parent.kill("SIGTERM");
    });
    const code = await new Promise((resolve) => parent.on("close", resolve));
    expect({ code, said }).toEqual({ code: 7, said: "ready\nends in order\n" });
  });
});
