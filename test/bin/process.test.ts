import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { capture, follow, open } from "../../bin/process";

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

  test("12 at once share one listener of each signal: at the eleventh Node would warn", async () => {
    const counts = () => [process.listenerCount("SIGINT"), process.listenerCount("SIGTERM")];
    const running = Array.from({ length: 12 }, () => follow(shell("sleep 0.1"), () => undefined));
    expect(counts()).toEqual([1, 1]);
    await Promise.all(running);
    expect(counts()).toEqual([0, 0]);
  });
});

describe("open", () => {
  test("one that is stopped ends, although nobody has read its output", async () => {
    // As docker does it: the signal goes to somebody else, and what is left is written first.
    const { stop, ended } = open(shell("trap '' TERM; while echo more; do :; done"));
    await new Promise((resolve) => setTimeout(resolve, 200));
    stop();
    expect(await ended).toHaveProperty("code");
  });
});

describe("a signal", () => {
  /** A program that follows a child until the child says `ready`; then the signal comes. */
  const interrupted = async (work: string, signal: NodeJS.Signals) => {
    const file = (name: string) => JSON.stringify(resolve(__dirname, `../../bin/${name}.ts`));
    const program = `require("tsx/cjs");
      const { follow, open } = require(${file("process")});
      const { onInterrupt, toTheEnd } = require(${file("interrupt")});
      const say = (text) => console.log(text);
      const sh = (script) => follow({ file: "/bin/sh", args: ["-c", script], environment: process.env }, say);
      const wait = (end) => sh('trap "' + end + '" INT TERM; echo ready; while :; do sleep 0.1; done');
      ${work}`;
    const parent = spawn(process.execPath, ["-e", program], { cwd: join(__dirname, "../..") });
    let said = "";
    let isSent = false;
    parent.stdout.on("data", (chunk) => {
      said += String(chunk);
      if (isSent || !said.includes("ready\n")) return;
      isSent = true;
      parent.kill(signal);
    });
    const code = await new Promise((done) => parent.on("close", done));
    return { code, said: said.split("\n").filter((line) => line !== "" && line !== "ready") };
  };

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s lets the child end in order, and nothing comes after it", async (signal, code) => {
    const work = `wait("echo ends in order; exit 7").then(() => say("goes on"));`;
    expect(await interrupted(work, signal)).toEqual({ code, said: ["ends in order"] });
  });

  test("waits for the last of several", async () => {
    const work = `wait("exit 0").then(() => say("goes on")); wait("sleep 0.3; echo last; exit 0");`;
    expect(await interrupted(work, "SIGTERM")).toEqual({ code: 143, said: ["last"] });
  });

  test("does not wait for one whose output nobody reads", async () => {
    const work = `const endless = open({ file: "yes", args: [], environment: process.env });
      endless.stdout.once("readable", () => say("ready"));
      endless.ended.then(() => say("goes on"));`;
    expect(await interrupted(work, "SIGINT")).toEqual({ code: 130, said: [] });
  });

  test("does not leave half-done what must not be", async () => {
    const work = `(async () => {
      try {
        await toTheEnd(async (isInterrupted) => {
          await toTheEnd(() => wait("exit 7"));
          say(isInterrupted());
          await sh("echo cleaned up");
        });
      } finally { say("never"); }
    })();`;
    expect(await interrupted(work, "SIGINT")).toEqual({ code: 130, said: ["true", "cleaned up"] });
  });

  test("ends nothing where a verb answers it", async () => {
    const work = `(async () => {
      const interrupt = onInterrupt();
      await toTheEnd(() => wait("exit 7"));
      say(interrupt.isInterrupted());
      interrupt.forget();
      await sh("echo goes on");
      process.exitCode = 3;
    })();`;
    expect(await interrupted(work, "SIGINT")).toEqual({ code: 3, said: ["true", "goes on"] });
  });
});
